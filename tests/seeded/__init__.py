"""Twenty bugs, kept as patches, and the proof that the tests find each of them."""
