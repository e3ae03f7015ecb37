"""The client as a process, and the local server that it starts."""
