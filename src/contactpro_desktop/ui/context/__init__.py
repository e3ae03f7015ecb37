"""The panel beside the conversation: the customer and the script."""
