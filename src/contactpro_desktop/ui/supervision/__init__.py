"""Supervising colleagues in the window."""
