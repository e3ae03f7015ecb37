"""What the bodies of requests hold, a module for each part of the protocol."""
