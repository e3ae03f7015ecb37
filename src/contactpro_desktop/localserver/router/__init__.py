"""The rules: rows, commands, and what a command does to the rows. Pure."""
