"""From all rows that the caller may see to the ones asked for: filters, order, page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fnmatch import translate

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.ri.kit.query import MOST, Query
from contactpro_desktop.localserver.ri.kit.search import fold, matcher

Row = dict[str, Json]

_PARAMETERS = {"language"}
"""Parameters of every list that a row may have a field of the same name beside."""


def selected(
    rows: Iterable[Row], query: Query, *, taken: Collection[str] = (), most: int = MOST
) -> list[Row]:
    """The rows that `query` asks for.

    Any field of a row but `language` is a filter of the same name, with `*` and `?`; `taken` names
    the ones that the resource has looked at itself. `search` looks into all texts. `sort` is a
    comma list of fields, descending with a leading `-`; `LOCALE-xx` in it compares without case
    and accents.
    """
    rows = list(rows)
    names = set[str]().union(*rows).difference(taken, _PARAMETERS)
    wanted = {name: wildcard(pattern) for name, pattern in query.given(names).items()}
    found = [row for row in rows if _fits(row, wanted)]
    if query.text("search") and "search" not in taken:
        fits = matcher(query.text("search"))
        found = [row for row in found if fits(_texts(row))]
    return page(_sorted(found, query), query, most=most)


def page(rows: Sequence[Row], query: Query, *, most: int = MOST) -> list[Row]:
    offset, limit = query.page(most)
    return list(rows[offset : offset + limit])


def _fits(row: Row, wanted: Mapping[str, Callable[[str], bool]]) -> bool:
    return all(fits(_text(row[name])) for name, fits in wanted.items() if name in row)


def wildcard(pattern: str) -> Callable[[str], bool]:
    """Whether a whole text is `pattern`, without regard to case and accents."""
    literal = re.sub(r"[\[\]]", lambda bracket: f"[{bracket[0]}]", fold(pattern[:200]))
    compiled = re.compile(translate(literal))
    return lambda text: compiled.match(fold(text)) is not None


def _sorted(rows: list[Row], query: Query) -> list[Row]:
    """Sorted by the last field first: Python's sort keeps what was in order before."""
    fields = query.listed("sort") or []
    by_locale = any(field.upper().startswith("LOCALE-") for field in fields)
    as_compared = fold if by_locale else str
    for field in reversed([each for each in fields if not each.upper().startswith("LOCALE-")]):
        name = field.removeprefix("-")
        if rows and name not in rows[0]:
            raise ProtocolError("query")
        rows = sorted(rows, key=_key(name, as_compared), reverse=field.startswith("-"))
    return rows


def _key(name: str, as_compared: Callable[[str], str]) -> Callable[[Row], tuple[int, float, str]]:
    """Nothing first, then numbers by size, then texts."""

    def key(row: Row) -> tuple[int, float, str]:
        value = row.get(name)
        if value is None:
            return 0, 0.0, ""
        if isinstance(value, (int, float)):
            return 1, float(value), ""
        return 2, 0.0, as_compared(_text(value))

    return key


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _texts(value: Json) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [_text(value)]
