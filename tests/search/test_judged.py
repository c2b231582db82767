"""The judged queries are of the form, are enough, and name things that exist and can be found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest

from build_tools.build import Checked
from build_tools.search import sources_of
from tests.search.judged_queries import CATEGORIES, Judged, plain, read

ENOUGH, ENOUGH_OF_EACH = 80, 5


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return read()


def test_there_are_enough_queries_of_every_category(judged: list[Judged]) -> None:
    counts = Counter(j.category for j in judged)
    assert set(counts) == set(CATEGORIES)
    assert len(judged) >= ENOUGH
    assert min(counts.values()) >= ENOUGH_OF_EACH, counts


def test_no_set_asks_the_same_twice(judged: list[Judged]) -> None:
    # not normalised: the same words in decomposed letters are another query
    asked = Counter((j.source, " ".join(j.query.split()).casefold()) for j in judged)
    assert [query for query, times in asked.items() if times > 1] == []


def test_sets_that_ask_the_same_agree_on_the_answer(judged: list[Judged]) -> None:
    right: dict[str, set[str]] = {}
    for j in judged:
        seen = right.setdefault(j.query, set(j.right))
        assert seen & set(j.right), f"{j.query}: {sorted(seen)} or {sorted(j.right)}?"


def test_queries_are_what_their_category_says(judged: list[Judged]) -> None:
    for j in judged:
        composed = normalize("NFC", j.query) == j.query
        assert composed == (j.category != "nfd"), f"{j.source}: {j.query!r} is {'not ' if composed else ''}decomposed"
        if j.category == "no_marks":
            assert j.query.isascii(), j.query


def test_every_right_address_is_a_place_of_the_site(judged: list[Judged], built_site: Path) -> None:
    missing = [f"{j.source}: {j.query}: {address}" for j in judged for address in j.right if not _exists(built_site, address)]
    assert missing == []


def test_every_query_has_a_right_answer_that_can_be_found(judged: list[Judged], checked: Checked) -> None:
    found = {plain(record.address) for source in sources_of(checked.site, ()) for record in source.records()}
    lost = [f"{j.source}: {j.query}" for j in judged if not any(a in found or a.startswith("huong-dan/") for a in j.right)]
    assert lost == []


def _exists(built_site: Path, address: str) -> bool:
    page, _, anchor = address.partition("#")
    path = built_site / page
    return path.is_file() and (not anchor or f'id="{anchor}"' in path.read_text("utf-8"))
