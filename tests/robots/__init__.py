"""Tests of the robots and of the server program that runs them."""
