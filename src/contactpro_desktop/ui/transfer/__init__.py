"""The popover that hands a conversation over to a colleague or a queue."""
