"""The RI interfaces over the wire."""
