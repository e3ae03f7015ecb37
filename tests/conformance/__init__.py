"""What the protocol asks of both ends, operation by operation."""
