"""Use cases, settings, secrets, notices and the bridge."""
