"""Tests without a network; those of the bridge alone need Qt."""
