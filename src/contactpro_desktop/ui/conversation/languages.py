"""Languages by their own names."""

from __future__ import annotations

from PySide6.QtCore import QLocale

# Qt names the variety that it takes for the usual one, such as "American English".
_SHORT = {
    QLocale.Language.English: "English",
    QLocale.Language.Spanish: "Español",
    QLocale.Language.Portuguese: "Português",
}


def language_name(code: str) -> str:
    """A language in its own words; empty for a code nobody knows."""
    locale = QLocale(code)
    if not code or locale.language() == QLocale.Language.C:
        return ""
    name = _SHORT.get(locale.language(), locale.nativeLanguageName())
    return name[:1].upper() + name[1:]
