"""Tests: each folder mirrors the one it tests."""
