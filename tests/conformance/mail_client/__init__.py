"""What the client sends and understands of e-mails and tasks, against the published model."""
