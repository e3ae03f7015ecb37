"""Inputs for the property tests of the wire."""

from __future__ import annotations

from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
INTEGERS = (
    st.integers(-(2**53), 2**53)
    | st.integers(10**309, 10**400)
    | st.sampled_from([10**17, -(10**17)])
)
"""JSON bounds no number."""
NUMBERS = INTEGERS | st.floats()
"""Some libraries read NaN and Infinity too; what is written holds neither."""
SCALARS = st.none() | st.booleans() | INTEGERS | TEXT
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
KEYS = st.text("ABCDEF0123456789", min_size=1, max_size=3)
