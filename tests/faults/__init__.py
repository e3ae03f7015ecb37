"""Faults brought about on purpose, and what they may do to the client and the server: nothing."""
