"""E-mails and drafts against the published model, on the wire."""
