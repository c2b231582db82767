"""The values of an indicator: how they are said, which of them may stand on one chart, and what may be set side by side.

Values share a chart only when they share a unit and a kind: a level (``eq``, ``ge``, ``range`` …) is never drawn
beside a change (``increase_by``, ``decrease_by``). Nothing here judges whether a target is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_tools.link import LinkedItem, Site, locality_chains
from build_tools.model import Indicator, Target
from build_tools.rendering.addresses import sentence_address
from build_tools.rendering.item_view import place_of_item
from build_tools.vietnamese.dates import first_day, last_day, show_due
from build_tools.vietnamese.numerals import show_number
from build_tools.vocabularies import TARGET_OPERATORS

CHANGES = ("increase_by", "decrease_by")
_RANK = "hạng"
"""The unit of a rank, where a smaller number is the better one and “tối đa” would say the wrong thing."""
PLACES_ON_A_CHART = 3
"""More places than this get a chart each: as many colours as tell themselves apart, also for the colour-blind."""


def said(op: str, value: Sequence[float], unit: str) -> str:
    """A value as a reader says it: ``trên 10%``, ``từ 95% trở lên``, ``7 – 7,5%/năm``, ``khoảng 8.500 USD``."""
    after = unit if not unit or unit.startswith("%") else f"\N{NO-BREAK SPACE}{unit}"
    number = " – ".join(show_number(v) for v in value) + after
    if op in ("eq", "range"):
        return number
    if op == "le" and unit == _RANK:
        return f"trong {show_number(value[0])} {unit} đầu"
    word = TARGET_OPERATORS.get(op, "")
    return word.replace("…", number) if "…" in word else f"{word} {number}".strip()


@dataclass(frozen=True)
class Value:
    """A target or a result, with the item that states it and the place that it is about."""

    target: Target
    source: LinkedItem
    unit: str
    place: str

    @property
    def result(self) -> bool:
        return self.target.result

    @property
    def said(self) -> str:
        return said(self.target.op, self.target.value, self.unit)

    @property
    def kind(self) -> str:
        """What it is called in a list."""
        return "Kết quả" if self.result else "Chỉ tiêu"

    @property
    def change(self) -> bool:
        return self.target.op in CHANGES

    @property
    def when(self) -> str:
        return show_due(self.target.year) if self.target.year else "không ghi thời điểm"

    @property
    def dated(self) -> bool:
        return bool(self.target.value and self.target.year and first_day(self.target.year))

    @property
    def end(self) -> str:
        """Sort key: its last day; what has none comes last."""
        return last_day(self.target.year) if self.target.year else "9999-~"

    @cached_property
    def href(self) -> str:
        """Its sentence, relative to the site's root."""
        return sentence_address(self.source, self.target.quote)


@dataclass(frozen=True)
class Comparison:
    """A result and a target of the same place, to be read side by side."""

    result: Value
    target: Value

    @property
    def same_time(self) -> bool:
        return self.result.target.year == self.target.target.year


@dataclass(frozen=True)
class Figure:
    """Values that share an axis."""

    unit: str
    change: bool
    values: tuple[Value, ...]

    @cached_property
    def drawn(self) -> tuple[Value, ...]:
        """Those with a place on the axis of time."""
        return tuple(v for v in self.values if v.dated)

    @property
    def is_chart(self) -> bool:
        """One value is told, not drawn."""
        return len(self.drawn) > 1

    @cached_property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.place for v in self.values))

    @property
    def name(self) -> str:
        kinds = " và ".join(sorted({v.kind for v in self.values})).capitalize()
        subject = f"Mức tăng, giảm: {kinds.lower()}" if self.change else kinds
        return f"{subject}, tính bằng {self.unit}" if self.unit else subject

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The latest result of each place with the target that lies nearest to it in time."""
        found = []
        for place in self.places:
            results = [v for v in self.drawn if v.place == place and v.result]
            targets = [v for v in self.drawn if v.place == place and not v.result]
            if results and targets:
                result = max(results, key=lambda v: v.end)
                found.append(Comparison(result, _nearest(result, targets)))
        return tuple(found)

    @property
    def spoken(self) -> str:
        """The chart in words, for those who do not see it."""
        several = len(self.places) > 1
        parts = [f"{v.kind}{f' của {v.place}' if several else ''}, {v.when}: {v.said}" for v in self.drawn]
        return f"Biểu đồ {len(parts)} giá trị theo thời gian. " + ". ".join(parts) + "."


def _nearest(result: Value, targets: Iterable[Value]) -> Value:
    """The target of the same time, else the next one to come, else the last one gone by."""
    ordered = sorted(targets, key=lambda v: v.end)
    same = [v for v in ordered if v.target.year == result.target.year]
    later = [v for v in ordered if v.end >= result.end]
    return (same or later or ordered[-1:])[0]


def figures(values: Sequence[Value]) -> tuple[Figure, ...]:
    """Values by unit and kind, levels first; with many places each has its own figure."""
    found: dict[tuple[bool, str, str], list[Value]] = {}
    crowded = len({v.place for v in values}) > PLACES_ON_A_CHART
    for value in values:
        found.setdefault((value.change, value.unit, value.place if crowded else ""), []).append(value)
    return tuple(Figure(unit, change, tuple(members)) for (change, unit, _), members in sorted(found.items(), key=lambda f: f[0][0]))


def values_of(site: Site, indicator: str) -> tuple[Value, ...]:
    """The values of an indicator in the order of time, then of the documents."""
    known = site.indicators.get(indicator)
    places = _places(site)
    found = [
        Value(target, source, target.unit or _unit(known, target), places.get(source.document.locality, source.document.locality))
        for source in site.target_links.get(indicator, ())
        for target in source.item.targets
        if target.indicator == indicator
    ]
    return tuple(sorted(found, key=lambda v: v.end))


def _unit(known: Indicator | None, target: Target) -> str:
    """The unit of the indicator counts where a level names none; that of a change may differ from it."""
    return known.unit if known and target.op not in CHANGES else ""


def _places(site: Site) -> dict[str, str]:
    """Locality -> the name of the province or city that it belongs to: the part just below the country."""
    names = {locality.id: locality.name for locality in site.corpus.localities}
    return {start: names[chain[-2] if len(chain) > 1 else start] for start, chain in locality_chains(site.corpus).items()}


def chart_data(figure: Figure, root: str) -> dict[str, Any]:
    """What the script draws."""
    return {
        "places": list(figure.places),
        "unit": figure.unit,
        "values": [
            {
                "place": figure.places.index(v.place),
                "op": v.target.op,
                "value": list(v.target.value),
                "start": first_day(v.target.year),
                "end": v.end,
                "result": v.result,
                "said": v.said,
                "when": v.when,
                "where": f"{place_of_item(v.source)}, {v.source.document.name}",
                "href": root + v.href,
            }
            for v in figure.drawn
        ],
    }
