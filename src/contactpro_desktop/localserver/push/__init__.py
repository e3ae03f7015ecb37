"""What clients are told without asking, and who is there to be told."""
