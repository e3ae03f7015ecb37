"""Calls in the window: the call pane, dialling, and a campaign's previews."""
