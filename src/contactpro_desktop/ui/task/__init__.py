"""Tasks in the conversation pane."""
