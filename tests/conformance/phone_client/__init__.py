"""What the client says and understands of calls."""
