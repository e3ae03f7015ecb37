"""What the agent sets for themselves at the contact centre."""
