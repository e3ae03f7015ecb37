"""Models of the resources as they come over the wire, lenient in every field."""
