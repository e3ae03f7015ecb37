"""Use cases, settings, secrets, notices, and the one bridge to Qt."""
