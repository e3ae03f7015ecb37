"""Calls, campaigns and external calls: every example of the model, and what it refuses."""
