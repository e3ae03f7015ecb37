"""The edge of the local server: what is on the wire."""
