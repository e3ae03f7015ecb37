"""A server in which tasks wait in a queue with a script."""

from tests.conformance.mail.conftest import office

__all__ = ["office"]
