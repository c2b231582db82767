"""Which item of the earlier document is which of the new one, also where numbers have moved on.

Paths are permalinks and never change, but an editor who inserts an item renumbers those behind it:
the same words elsewhere are the same item.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from build_tools.history.states import Trace
from build_tools.history.words import bag_of_words, likeness

_SOMEWHAT, _VERY = 0.4, 0.6
_MANY = 10_000
"""More pairs than this are not compared word by word; the path alone decides."""


@dataclass
class Pairing:
    """Pairs (earlier, new), and what has none: each a place in its sequence."""

    earlier: Sequence[Trace]
    new: Sequence[Trace]
    pairs: list[tuple[int, int]] = field(default_factory=list)
    gone: dict[int, None] = field(default_factory=dict)
    come: dict[int, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gone = dict.fromkeys(range(len(self.earlier)))
        self.come = dict.fromkeys(range(len(self.new)))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take those of the pairs whose two sides are still free."""
        for earlier, new in pairs:
            if earlier in self.gone and new in self.come:
                del self.gone[earlier], self.come[new]
                self.pairs.append((earlier, new))


def pair_up(earlier: Sequence[Trace], new: Sequence[Trace], words_before: Mapping[str, str], words_after: Mapping[str, str]) -> Pairing:
    """Surest first: same place and words, same words, same place and like words, like words, same place.

    ``words_…`` are the words of items by path; without those from before only the first, second and last count.
    """
    pairing = Pairing(earlier, new)
    pairing.join(_alike(pairing, lambda trace: (trace.path, trace.wording)))
    pairing.join(_alike(pairing, lambda trace: trace.wording or None))
    likely = _by_likeness(pairing, words_before, words_after)
    pairing.join(pair for score, is_same, pair in likely if is_same and score >= _SOMEWHAT)
    pairing.join(pair for score, _, pair in likely if score >= _VERY)
    pairing.join(_alike(pairing, lambda trace: trace.path))
    return pairing


def _alike(pairing: Pairing, key: Callable[[Trace], object]) -> list[tuple[int, int]]:
    """The first free with a key beside the first of the other side, and so on; None is no key."""
    waiting: defaultdict[object, deque[int]] = defaultdict(deque)
    for at in pairing.gone:
        waiting[key(pairing.earlier[at])].append(at)
    found = []
    for at in pairing.come:
        wanted = key(pairing.new[at])
        if wanted is not None and waiting[wanted]:
            found.append((waiting[wanted].popleft(), at))
    return found


def _by_likeness(
    pairing: Pairing, words_before: Mapping[str, str], words_after: Mapping[str, str]
) -> list[tuple[float, bool, tuple[int, int]]]:
    """(likeness, whether the path is the same, pair) of all that are free, the likest first."""
    if not words_before or len(pairing.gone) * len(pairing.come) > _MANY:
        return []
    before = {at: _bag(words_before, pairing.earlier[at]) for at in pairing.gone}
    after = {at: _bag(words_after, pairing.new[at]) for at in pairing.come}
    scored = [
        (likeness(bag, other), pairing.earlier[at].path == pairing.new[place].path, (at, place))
        for at, bag in before.items()
        for place, other in after.items()
        if bag and other
    ]
    return sorted(scored, key=lambda entry: (-entry[0], not entry[1], entry[2]))


def _bag(words: Mapping[str, str], trace: Trace) -> Counter[str]:
    return bag_of_words(words.get(trace.path, ""))
