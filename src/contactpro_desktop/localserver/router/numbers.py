"""Telephone numbers as people write them."""

_BETWEEN_DIGITS = str.maketrans("", "", " -./()")


def plain(number: str) -> str:
    """A number without what people write between its digits."""
    return number.translate(_BETWEEN_DIGITS).casefold()
