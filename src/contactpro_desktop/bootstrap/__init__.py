"""Builds the client's objects, starts them, and stops them in the reverse order."""

from contactpro_desktop.bootstrap.client import Client, Options
from contactpro_desktop.bootstrap.process import Play, Stage, run

__all__ = ["Client", "Options", "Play", "Stage", "run"]
