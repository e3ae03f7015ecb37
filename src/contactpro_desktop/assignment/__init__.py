"""The assignment client: sign-in, websocket, RI calls, and the thread they live on."""
