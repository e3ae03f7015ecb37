"""All that the screen knows, in plain Python: one writer, typed changes, drafts on disk."""
