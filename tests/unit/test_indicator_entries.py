"""The list of indicators stays short, however many documents and places state values."""

from __future__ import annotations

from build_tools.rendering.indicator_entries import MOST_VALUES, compared_entries, plain_entry
from build_tools.rendering.indicator_values import PLACES_ON_A_CHART, values_of
from tests.unit.test_indicator_values import document, site_of

PLACES = 12
LOCALITIES = "localities:\n  - {id: nuoc, name: Cả nước}\n" + "".join(
    f"  - {{id: tinh-{n:02}, name: Tỉnh {n:02}, parent: nuoc}}\n" for n in range(PLACES)
)


def target(year: int) -> str:
    return f"op: gt, value: 10, unit: '%', year: {year}"


def result(year: int) -> str:
    return f"op: eq, value: 3.5, unit: '%', year: {year}, result: true"


def entries_of(*stated: tuple[int, list[str]]):  # type: ignore[no-untyped-def]
    site = site_of(*(document(f"d{place:02}", f"tinh-{place:02}", targets) for place, targets in stated), localities=LOCALITIES)
    values = values_of(site, "tang-truong")
    return list(compared_entries(site.indicators["tang-truong"], values)), values


def test_few_places_are_on_one_card_that_names_them() -> None:
    found, values = entries_of((0, [target(2025), result(2024)]), (1, [target(2025)]))
    assert [(entry.places, entry.kinds, entry.names_places, entry.left, entry.left_places) for entry in found] == [
        (("Tỉnh 00", "Tỉnh 01"), "target result both", True, 0, 0)
    ]
    assert found[0].values == values and found[0].told == ()


def test_of_many_places_the_newest_results_have_cards_and_the_others_are_counted() -> None:
    found, values = entries_of(*((place, [target(2026), result(2010 + place)]) for place in range(PLACES)))
    assert [entry.figure.places for entry in found if entry.figure] == [("Tỉnh 11",), ("Tỉnh 10",), ("Tỉnh 09",)]
    assert [entry.left_places for entry in found] == [0, 0, PLACES - PLACES_ON_A_CHART]
    assert sorted(place for entry in found for place in entry.places) == sorted({value.place for value in values}), "each place is found"


def test_values_beyond_the_first_are_counted() -> None:
    site = site_of(*(document(f"d{n:02}", "tinh-00", [target(2000 + n)]) for n in range(MOST_VALUES + 5)), localities=LOCALITIES)
    values = values_of(site, "tang-truong")
    assert list(compared_entries(site.indicators["tang-truong"], values)) == [], "no result, nothing to compare"
    entry = plain_entry(site.indicators["tang-truong"], values)
    assert (len(entry.told), entry.left, entry.kinds, entry.names_places) == (MOST_VALUES, 5, "target", False)


def test_what_a_card_draws_it_does_not_tell_again() -> None:
    found, _ = entries_of((0, [target(2025), result(2024), "op: increase_by, value: 5, unit: '%', year: 2025"]))
    assert [[value.said for value in entry.told] for entry in found] == [["tăng 5%"]]
