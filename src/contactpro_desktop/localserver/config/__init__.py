"""The server's configuration: one TOML file, checked as a whole."""

from contactpro_desktop.localserver.config.load import (
    BotPhrases,
    BotPlan,
    Config,
    ConfigError,
    load,
)

__all__ = ["BotPhrases", "BotPlan", "Config", "ConfigError", "load"]
