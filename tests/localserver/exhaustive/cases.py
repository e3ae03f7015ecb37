"""What was found out about states, by what had to be looked at for it."""

from itertools import pairwise
from typing import Any, Final

UNKNOWN: Final = object()


class Cases:
    """A tree: look at these bits; by what they are, look at those; in the end, the result.

    Whoever is deterministic looks at the same bits next as long as all they have seen is the
    same. So the way through the tree is the way that they would go.
    """

    def __init__(self) -> None:
        self._root: Any = UNKNOWN

    def find(self, state: int) -> Any:
        """The result for states like this; `UNKNOWN` where there was none yet."""
        node = self._root
        while type(node) is tuple:
            mask, branches = node
            node = branches.get(state & mask, UNKNOWN)
        return node

    def add(self, looks: list[int], state: int, result: Any) -> None:
        """What came of a state of which these bits were looked at, in this order. A result is
        anything but a tuple."""
        if not looks:
            self._root = result
            return
        if self._root is UNKNOWN:
            self._root = (looks[0], {})
        _, branches = self._root
        for mask, following in pairwise(looks):
            known_mask, branches = branches.setdefault(state & mask, (following, {}))
            assert known_mask == following, "the same was seen, and something else looked at"
        branches[state & looks[-1]] = result

    def decided_by(self, state: int, mask: int) -> bool:
        """Whether these bits alone lead to a result."""
        node = self._root
        while type(node) is tuple:
            if node[0] & ~mask:
                return False
            node = node[1].get(state & node[0], UNKNOWN)
        return node is not UNKNOWN
