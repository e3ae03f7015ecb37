"""Tasks against the published model, on the wire."""
