"""A link to another site is made for exactly the same instrument and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_tools.federation import Entry, Inventory, Published, inventory_of, with_foreign_texts
from build_tools.federation.identity import is_of_the_country
from build_tools.rendering.item_view import linker
from tests.federation.sites import CENTRAL, WITHOUT_ENTRY, site_of

BASE = "https://vi-du.vn/tw/"
ENTRY = Entry("nq", True, ("resolution",), "09-NQ/TW", date(2022, 5, 4), "Bộ Chính trị", "Trung ương", "NGHỊ QUYẾT", "", "van-ban/nq.html")
LOCAL_INSTRUMENT = {
    "content/instruments/van-ban.yml": """\
instruments:
  - id: 5-nq-tu-a
    type: resolution
    number: 05-NQ/TU
    date: 2022-05-04
    issuer: tinh-uy-a
    sources: [thong-bao-1#I/1]
"""
}


def published(*entries: Entry) -> Published:
    return Published(Inventory("Kho", BASE, None, 1, 0, 1, entries), "Kho văn kiện", BASE)


def linked(entry: Entry, changes: dict[str, Any] | None = None) -> dict[str, list[str]]:
    site, _ = with_foreign_texts(site_of(changes or {}), [published(entry)])
    return {key: [text.address for text in texts] for key, texts in site.foreign.of_instrument.items()}


def test_the_same_type_number_and_date_are_the_same() -> None:
    assert linked(ENTRY) == {"9-nq-tw-2022": [BASE + "van-ban/nq.html"]}
    assert linked(replace(ENTRY, number="9 - NQ/TW")) == {"9-nq-tw-2022": [BASE + "van-ban/nq.html"]}, "another spelling of the number"
    assert linked(replace(ENTRY, issuer="")) == {"9-nq-tw-2022": [BASE + "van-ban/nq.html"]}, (
        "numbers of the whole country tell who issued them"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"types": ("conclusion",)},
        {"number": "19-NQ/TW"},
        {"number": ""},
        {"date": date(2022, 5, 5)},
        {"date": None},
        {"held": False},
    ],
)
def test_what_differs_or_is_unknown_is_not_the_same(other: dict[str, Any]) -> None:
    assert linked(replace(ENTRY, **other)) == {}


@pytest.mark.parametrize(
    ("issuer", "locality", "is_same"),
    [
        ("Tỉnh ủy A", "Tỉnh A", True),
        ("Tỉnh uỷ A", "Tỉnh A", True),
        ("Tỉnh ủy", "Tỉnh A", True),
        ("Tỉnh ủy", "Tỉnh B", False),
        ("Tỉnh ủy A", "", True),
        ("Tỉnh ủy", "", False),
        ("Tỉnh ủy B", "Tỉnh A", False),
        ("", "Tỉnh A", False),
    ],
)
def test_a_number_that_every_place_gives_needs_its_issuer(issuer: str, locality: str, is_same: bool) -> None:
    entry = replace(ENTRY, number="05-NQ/TU", issuer=issuer, locality=locality)
    assert bool(linked(entry, LOCAL_INSTRUMENT)) is is_same


def test_numbers_of_the_whole_country() -> None:
    assert [n for n in ("31-NQ/TW", "98/2023/QH15", "84/2024/NĐ-CP", "825/QĐ-TTg", "1/2022/UBTVQH15") if not is_of_the_country(n)] == []
    assert [n for n in ("05-NQ/TU", "12/KH-UBND", "3080-CV/BTGTU", "01-CTr/ĐU", "7/HĐND") if is_of_the_country(n)] == []


def test_of_two_that_fit_none_is_linked_and_the_editor_is_told() -> None:
    site, told = with_foreign_texts(site_of({}), [published(ENTRY, replace(ENTRY, id="khac", address="van-ban/khac.html"))])
    assert site.foreign.of_instrument == {}
    assert site.foreign.of_number == {}
    assert len(told) == 1 and "không rõ bản nào" in told[0] and "Nghị quyết số 09-NQ/TW" in told[0]


def test_two_sites_that_both_publish_a_text_are_both_named() -> None:
    other = Published(published(ENTRY).inventory, "Kho thứ hai", "https://vi-du.vn/2/")
    site, told = with_foreign_texts(site_of({}), [published(ENTRY), other])
    assert [text.site_name for text in site.foreign.of_instrument["9-nq-tw-2022"]] == ["Kho văn kiện", "Kho thứ hai"]
    assert told == []


def test_a_mention_leads_to_our_own_page_where_there_is_one_and_else_to_the_other_site() -> None:
    addresses = {}
    for name, changes in (("with entry", {}), ("without", WITHOUT_ENTRY)):
        site, _ = with_foreign_texts(site_of(changes), [published(ENTRY)])
        mentions = [m for item in site.items.values() for m in item.mentions.text if "09-NQ/TW" in m.text]
        assert len(mentions) == 1
        addresses[name] = linker(site, "../", "van-ban/x.html")(mentions[0])
    assert addresses == {"with entry": "../nghi-quyet/9-nq-tw-2022.html", "without": BASE + "van-ban/nq.html"}


def test_without_a_date_beside_it_a_mention_is_not_linked_elsewhere() -> None:
    replaced = [{"in": "content/notices/thong-bao-1.yml", "old": " ngày 04 tháng 5 năm 2022\n", "new": "\n"}]
    site, _ = with_foreign_texts(site_of(WITHOUT_ENTRY, replaced), [published(ENTRY)])
    mentions = [m for item in site.items.values() for m in item.mentions.text if "09-NQ/TW" in m.text]
    assert [linker(site, "../", "")(m) for m in mentions] == [""]


def test_a_site_that_names_itself_is_passed_over() -> None:
    site = site_of(CENTRAL)
    own = Published(inventory_of(site, "Trung ương", BASE), "Trung ương", BASE)
    again, told = with_foreign_texts(site, [own])
    assert again.foreign.of_number == {}
    assert "chính trang này" in told[0]
