"""The index: what is written can be read, nothing moves that need not, the same content gives the same bytes."""

from __future__ import annotations

import json
import random
from base64 import b64decode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.build import Checked
from build_tools.link import link
from build_tools.rendering.page import Artifact
from build_tools.search import INDEX, build_index, sources_of
from build_tools.search.blocks import PARTS_OF_SOURCE, blocks_of, placed
from build_tools.search.parts import TERMS_OF_PAGE, directory
from build_tools.search.postings import LEVELS, Postings, put_entries, read_entries
from build_tools.search.strongest import strongest

ENTRIES = st.dictionaries(
    st.integers(0, (1 << 28) - 1), st.dictionaries(st.integers(0, 300), st.integers(1, LEVELS), min_size=1, max_size=8), max_size=40
)


def encoded(blocks: dict[int, dict[int, int]]) -> bytearray:
    out, last = bytearray(), 0
    for slot in sorted(blocks):
        put_entries(out, last, slot, sorted(blocks[slot].items()))
        last = slot
    return out


@given(ENTRIES)
def test_what_is_written_can_be_read(blocks: dict[int, dict[int, int]]) -> None:
    assert {slot: dict(entries) for slot, entries in read_entries(encoded(blocks))} == blocks


@given(ENTRIES, st.integers(0, 60))
def test_a_common_term_is_cut_without_loss_and_the_weightiest_come_first(blocks: dict[int, dict[int, int]], limit: int) -> None:
    (taken, head), (left, tail) = strongest(encoded(blocks), limit)
    halves = [{(slot, number): weight for slot, own in read_entries(data) for number, weight in own} for data in (head, tail)]
    assert halves[0] | halves[1] == {(slot, number): weight for slot, own in blocks.items() for number, weight in own.items()}
    assert (taken, left) == (len(halves[0]), len(halves[1]))
    assert taken == min(limit, taken + left)
    assert min(halves[0].values(), default=LEVELS) >= max(halves[1].values(), default=0)
    least = min(halves[0].values(), default=LEVELS + 1)
    same = sorted(key for half in halves for key, weight in half.items() if weight == least)
    assert [key in halves[0] for key in same] == sorted((key in halves[0] for key in same), reverse=True), "the first of one weight"
    for data in (head, tail):
        assert data == encoded({slot: dict(own) for slot, own in read_entries(data)}), "as if written anew"


def test_postings_count_their_records() -> None:
    postings = Postings()
    postings.add(64, [(0, {"dân vận": 3}), (2, {"dân vận": 7, "khéo": 1})])
    postings.add(128, [(1, {"dân vận": 1})])
    count, data = postings.of("dân vận")
    assert count == 3
    assert list(read_entries(data)) == [(64, [(0, 3), (2, 7)]), (128, [(1, 1)])]


@pytest.fixture(scope="module")
def files(checked: Checked) -> dict[str, bytes]:
    return written(checked)


def written(checked: Checked) -> dict[str, bytes]:
    return {file.path: file.data for file in build_index(checked.site, sources_of(checked.site, ()))}


def payload(artifact: bytes) -> object:
    text = artifact.decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def test_the_same_sources_in_any_order_give_the_same_bytes(checked: Checked, files: dict[str, bytes]) -> None:
    sources = sources_of(checked.site, ())
    random.Random(4).shuffle(sources)
    assert {file.path: file.data for file in build_index(checked.site, sources)} == files


def test_every_file_that_the_root_names_is_there_and_no_other(files: dict[str, bytes]) -> None:
    root = payload(files[INDEX])
    assert isinstance(root, dict)
    assert (root["terms"][0], root["hashes"][0]) == ("", "")
    named = {*root["terms"][2].split(), root["words"], *root["columns"].values(), "goc"}
    here = {path.rpartition("/")[2].removesuffix(".js") for path in files}
    texts = {name for name in here if "-" in name}
    assert here - texts == named
    assert len(texts) == root["blocks"]
    hashes = b64decode(root["hashes"][1] + "==")
    assert {hashes[at : at + 3].hex() for at in range(0, len(hashes), 3)} == {name.partition("-")[2] for name in texts}


def test_a_long_directory_is_cut_into_pages_that_lose_nothing() -> None:
    entries = [(f"k{number:05}", f"n{number}") for number in range(TERMS_OF_PAGE * 5 + 3)]
    (kind, firsts, names), pages = directory(entries)
    read = {page.path.rpartition("/")[2].removesuffix(".js"): payload(page.data) for page in pages}
    assert kind == "paged"
    assert [name in read for name in names.split()] == [True] * 6
    found = [read[name] for name in names.split()]
    assert [pair for own, said in found for pair in zip(own.split("\n"), said.split(), strict=True)] == entries  # type: ignore[misc]
    assert firsts.split("\n") == [own.partition("\n")[0] for own, _ in found]  # type: ignore[misc]


def test_files_are_of_a_size_that_a_phone_reads_at_once(files: dict[str, bytes]) -> None:
    assert max(map(len, files.values())) < 110_000


def test_one_more_document_leaves_the_texts_of_all_others(checked: Checked, files: dict[str, bytes]) -> None:
    corpus = checked.site.corpus
    fewer = replace(checked, site=link(replace(corpus, documents=corpus.documents[1:])))
    before = {path for path in written(fewer) if "-" in path.rpartition("/")[2]}
    here = {path for path in files if "-" in path.rpartition("/")[2]}
    first = f"document:{corpus.documents[0].id}"
    own = {
        f"{block.slot:x}"
        for place, source in placed(sources_of(checked.site, ()))
        if source.identity == first
        for block in blocks_of(place, source)
    }
    changed = {path.rpartition("/")[2].partition("-")[0] for path in here - before}
    assert own <= changed
    assert len(changed) < len(here) / 2  # its own blocks, and entries that say how often they are named


def test_blocks_keep_their_records_and_put_tasks_last(checked: Checked) -> None:
    for place, source in placed(sources_of(checked.site, ())):
        blocks = list(blocks_of(place, source))
        assert sorted(r.address for b in blocks for r in b.records) == sorted(r.address for r in source.records())
        for block in blocks:
            kinds = [record.kind for record in block.records]
            assert "task" not in kinds[: block.first_task]
            assert set(kinds[block.first_task :]) <= {"task"}
            assert block.slot // PARTS_OF_SOURCE * PARTS_OF_SOURCE == place


def test_slots_do_not_collide_even_when_hashes_do(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.search.blocks._hash", lambda text: 7)
    places = [place for place, _ in placed(sources_of(checked.site, ()))]
    assert len(set(places)) == len(places)


def test_an_empty_site_has_an_index(checked: Checked) -> None:
    corpus = replace(checked.site.corpus, documents=(), instruments=(), bodies=(), schemes=(), indicators=())
    made = list(build_index(link(corpus), []))
    assert [file for file in made if isinstance(file, Artifact) and file.path == INDEX]
