"""The vocabulary and the rules."""
