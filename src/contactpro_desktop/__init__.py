"""The agent desktop for Contact PRO and the local server it is built and tested against."""

__version__ = "0.1.0"
