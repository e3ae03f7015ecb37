"""Router, storage, engine and configuration."""
