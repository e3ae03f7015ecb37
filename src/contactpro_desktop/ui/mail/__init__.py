"""E-mails in the conversation pane: read, answered, passed on, set aside, newly written."""
