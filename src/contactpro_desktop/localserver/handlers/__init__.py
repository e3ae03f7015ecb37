"""What a request to a resource does, the same over the websocket and plain HTTP."""
