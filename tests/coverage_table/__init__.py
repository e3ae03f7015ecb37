"""The table of operations in docs/protocol.md, made from the code: what the server serves, what the
client asks for, and which tests prove it."""
