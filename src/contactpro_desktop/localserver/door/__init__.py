"""Who may come in: host and origin, accounts, sign-in, sessions."""
