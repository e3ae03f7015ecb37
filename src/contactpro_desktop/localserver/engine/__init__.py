"""The one writer: takes commands, decides them, commits, and tells everybody."""
