"""HTTP and websockets: every address of the server."""
