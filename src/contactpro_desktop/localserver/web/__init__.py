"""HTTP and websockets: connections, sign-in, plain HTTP, the end users' page."""
