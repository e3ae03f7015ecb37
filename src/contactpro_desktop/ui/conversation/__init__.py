"""The conversation pane: header, transcript, composer and wrap-up."""
