"""Whole stories: the real window, the real server in its own process, a real browser."""
