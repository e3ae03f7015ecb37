"""What clients are told without asking, and the connections that carry it."""
