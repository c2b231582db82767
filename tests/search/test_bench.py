"""The benchmark of search measures the same thing every time, and counts rightly."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from build_tools.build import Checked
from build_tools.search.records import records_of_document
from tests.bench.search import node_peers
from tests.bench.search.corpus import ITEMS, Maker, maker, name_of, number_of
from tests.bench.search.metrics import rank_of, score
from tests.bench.search.queries import KINDS, Answers, queries
from tests.search.judged_queries import Judged, read

DOCUMENTS = 30


@pytest.fixture(scope="module")
def made(checked: Checked) -> Maker:
    return maker(checked.site)


def test_a_document_is_the_same_each_time_and_unlike_the_next(made: Maker) -> None:
    assert made.document(7) == made.document(7)
    assert made.document(7)[0].items != made.document(8)[0].items


def test_items_are_as_long_as_real_ones(made: Maker) -> None:
    items = [linked.item for number in range(DOCUMENTS) for linked in made.document(number)[1]]
    assert len(items) == DOCUMENTS * ITEMS
    lengths = [len(f"{i.heading} {i.text} {' '.join(n.text for n in i.footnotes)}".split()) for i in items]
    assert mean(lengths) == pytest.approx(mean(shape.syllables for shape in made.shapes), rel=0.2)


def test_documents_become_records_whose_addresses_name_them(made: Maker) -> None:
    records = list(records_of_document(made.site, *made.document(7)))
    assert len(records) == ITEMS + 1
    assert {number_of(record.address) for record in records} == {7}
    assert records[0].document == name_of(7)


def test_a_phrase_is_found_in_the_item_that_it_was_taken_from(made: Maker) -> None:
    asked = queries(made, 1)
    assert len(asked) == sum(KINDS.values()) == 200
    assert asked == queries(made, 1)
    answers = Answers(made)
    addresses = [record.address for record in records_of_document(made.site, *made.document(0))]
    for query in asked:
        if query.kind.startswith("cụm từ"):
            assert any(answers.has(query, address, "") for address in addresses), query
    assert not any(answers.has(asked[0], address, "") for address in ("co-quan/x.html", "van-ban/van-ban-0.html#m-none"))


def test_recall_and_reciprocal_rank() -> None:
    asked = [Judged("set", name, "phrase", ("a.html", "b (1).html")) for name in ("first", "third", "none")]
    rankings = {"first": ["b%20(1).html"], "third": ["x.html", "y.html", "a.html"]}
    assert [rank_of(j, rankings.get(j.query, ())) for j in asked] == [1, 3, 0]
    assert str(score(asked, rankings)) == "0.33 0.67 0.44"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{query: 98, category: number, right: [a.html]}", "numbers need quotes"),
        ("{query: a, category: phrase, right: []}", "at least one"),
        ("{query: a, category: phrase}", "expected"),
    ],
)
def test_a_malformed_judgement_is_refused(tmp_path: Path, entry: str, complaint: str) -> None:
    (tmp_path / "set.yml").write_text(f"- {entry}\n", "utf-8")
    with pytest.raises(ValueError, match=complaint):
        read(tmp_path)


def test_the_lock_of_the_peers_names_no_host() -> None:
    assert "://" not in "".join(path.read_text("utf-8") for path in node_peers.SOURCES.iterdir())
