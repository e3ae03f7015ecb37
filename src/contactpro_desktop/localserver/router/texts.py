"""Texts that a database takes."""

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import Refused


def check_texts(*texts: str) -> None:
    """Refuse what is no Unicode text: halves of surrogate pairs, which JSON can smuggle in, and
    the NUL character, which PostgreSQL does not store."""
    for text in texts:
        if "\0" in text or not _is_encodable(text):
            raise Refused(Refusal.MALFORMED)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
