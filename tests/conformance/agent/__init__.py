"""What the protocol asks of an agent's resources beside calls and mails."""
