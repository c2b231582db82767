"""Indicators as the list of all shows them: a card for what can be compared, a line for the rest, neither ever long.

An indicator that half the country reports on has thousands of values. The list shows the first few and says how
many there are; the indicator's own page has them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.model import Indicator
from build_tools.rendering.indicator_values import PLACES_ON_A_CHART, Figure, Value, figures

MOST_VALUES = 12
"""Values told of one indicator in the list."""


@dataclass(frozen=True)
class Entry:
    """An indicator in the list; ``figure`` is what can be compared, ``told`` stands beside it in words."""

    indicator: Indicator
    values: tuple[Value, ...]
    """Those that the entry speaks for: filters find it by them."""
    figure: Figure | None
    told: tuple[Value, ...]
    names_places: bool
    """Whether the indicator has values of several places, so that each is said with its own."""
    left: int
    """Values that only the indicator's page tells."""
    left_places: int = 0
    """Places that can be compared too, on the indicator's page."""

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value.place for value in self.values))

    @property
    def kinds(self) -> str:
        """What a filter asks for: ``target``, ``result``, ``both``."""
        results = {value.result for value in self.values}
        known = (("target", False in results), ("result", True in results), ("both", self.figure is not None))
        return " ".join(name for name, holds in known if holds)


def compared_entries(indicator: Indicator, values: Sequence[Value]) -> Iterator[Entry]:
    """A card for each figure with a result and a target; of more places than one chart holds, those with the newest results."""
    compared = [figure for figure in figures(values) if figure.comparisons]
    several = _has_several(values)
    if len({value.place for value in values}) <= PLACES_ON_A_CHART:
        for figure in compared:
            yield _entry(indicator, values, figure, _besides(values, figure), several)
        return
    compared.sort(key=lambda figure: max(comparison.result.end for comparison in figure.comparisons), reverse=True)
    shown = compared[:PLACES_ON_A_CHART]
    others = shown[:-1]
    for figure in others:
        own = _of_places(values, figure)
        yield _entry(indicator, own, figure, _besides(own, figure), several)
    for last in shown[-1:]:  # filters find what is left by it
        before = {place for figure in others for place in figure.places}
        left = {place for figure in compared for place in figure.places} - before - set(last.places)
        spoken = [value for value in values if value.place not in before]
        yield _entry(indicator, spoken, last, _besides(_of_places(values, last), last), several, len(left))


def _of_places(values: Iterable[Value], figure: Figure) -> list[Value]:
    return [value for value in values if value.place in figure.places]


def _besides(values: Iterable[Value], figure: Figure) -> list[Value]:
    """What the figure does not have."""
    drawn = set(map(id, figure.values))
    return [value for value in values if id(value) not in drawn]


def plain_entry(indicator: Indicator, values: Sequence[Value]) -> Entry:
    """A line for an indicator of which nothing can be compared."""
    return _entry(indicator, values, None, values, _has_several(values))


def _has_several(values: Iterable[Value]) -> bool:
    return len({value.place for value in values}) > 1


def _entry(
    indicator: Indicator, values: Sequence[Value], figure: Figure | None, told: Sequence[Value], several: bool, left_places: int = 0
) -> Entry:
    return Entry(indicator, tuple(values), figure, tuple(told[:MOST_VALUES]), several, max(0, len(told) - MOST_VALUES), left_places)
