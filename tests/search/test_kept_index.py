"""The index kept from build to build has, after whatever was done to it, the files of an index made from nothing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.search import KeptIndex, Prepared, Record, Source, build_index, prepared, said_abbreviations, sources_of
from build_tools.search.index import INDEX, abbreviations_of
from build_tools.search.kept.lists import changed_list, encoded, rebased
from build_tools.search.postings import ENTRY, LEVELS, entries_of, read_entries, records_bytes
from build_tools.search.strongest import levels_of
from build_tools.vocabularies import ROLES

SMALL = {
    "build_tools.search.blocks._SOURCES": 24,
    "build_tools.search.blocks.TEXT_OF_BLOCK": 60,
    "build_tools.search.parts.HEAD": 6,
    "build_tools.search.parts._TAIL": 12,
    "build_tools.search.parts._SMALLEST": 40,
    "build_tools.search.parts._LARGEST": 160,
    "build_tools.search.parts._ENDS_AT": 4,
    "build_tools.search.parts.TERMS_OF_PAGE": 3,
    "build_tools.search.parts.HASHES_OF_PAGE": 4,
    "build_tools.search.parts.PAGES_FROM": 3,
    "build_tools.search.kept.common.SEGMENT": 16,
}
"""Limits so low that few words cross all of them: places collide, lists are cut, directories are paged."""
WORDS = ("dân", "vận", "khéo", "của", "nghị", "quyết", "số", "98", "NQ", "TW", "khóa XIII", "Hòa", "hoà", "bàn", "bán", "UBND", "ủy")
BODIES = ("ban-dan-van", "van-phong", "uy-ban")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "real" not in request.node.name:
        for name, value in SMALL.items():
            monkeypatch.setattr(name, value)


class Files:
    """A folder as a builder keeps it, and the index beside it."""

    def __init__(self, site: Site) -> None:
        self.site, self.abbreviations = site, abbreviations_of(site)
        self.tables = sqlite3.connect(":memory:")
        self.kept = KeptIndex(self.tables, said_abbreviations(site))
        self.sources: dict[str, Source] = {}
        self.files: dict[str, bytes] = {}

    def update(self, changed: Sequence[Source], removed: Sequence[str] = ()) -> None:
        self.sources = {i: s for i, s in self.sources.items() if i not in removed} | {s.identity: s for s in changed}
        change = self.kept.update({s.identity: self.prepared(s) for s in changed}, removed)
        for path in change.removed:
            del self.files[path]
        for file in change.written:
            assert self.files.get(file.path) != file.data, f"{file.path} is as it was"
            self.files[file.path] = file.data
        self.compare()

    def prepared(self, source: Source) -> Prepared:
        return prepared(self.site, source, self.abbreviations)

    def compare(self) -> None:
        wanted = {file.path: file.data for file in build_index(self.site, self.sources.values())}
        assert sorted(self.files) == sorted(wanted)
        assert [path for path, data in wanted.items() if self.files[path] != data] == []
        assert {file.path: file.data for file in self.kept.files()} == wanted
        assert self.kept.sources() == set(self.sources)


def source(number: int, chance: random.Random) -> Source:
    """A document, or a bucket of the guide, with up to seven records of a few words."""
    kind = "page" if number % 7 == 0 else "document"
    records = [record(f"{kind}-{number}", at, chance) for at in range(chance.randint(1, 7))]
    return Source(f"{kind}:{number}", kind, lambda: records)


def record(name: str, at: int, chance: random.Random) -> Record:
    text = " ".join(chance.choices(WORDS, weights=range(len(WORDS), 0, -1), k=chance.randint(0, 9)))
    bodies = tuple((chance.choice(tuple(ROLES)), body) for body in chance.sample(BODIES, chance.randint(0, 2)))
    return Record(
        chance.choice(("task", "section")), "Nhiệm vụ", f"{name}.html#m-{at}", text[:20], text=text, document=name, bodies=bodies,
        year=chance.choice(("", "2023", "2024")), instruments=tuple(chance.sample(("nq-98", "ct-35", "kl-1"), chance.randint(0, 2))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(checked: Checked) -> Site:
    return checked.site


STEPS = st.lists(
    st.tuples(st.sets(st.integers(0, 19), max_size=5), st.sets(st.integers(0, 19), max_size=4), st.integers(0, 1 << 30)), max_size=7
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(STEPS)
def test_after_any_sequence_the_files_are_those_of_a_new_index(site: Site, steps: list[tuple[set[int], set[int], int]]) -> None:
    files = Files(site)
    for changed, leaving, seed in steps:
        chance = random.Random(seed)
        removed = [i for i in files.sources if int(i.partition(":")[2]) in leaving - changed]
        files.update([source(number, chance) for number in sorted(changed)], removed)


def test_long_sequences_grow_and_shrink_across_every_limit(site: Site) -> None:
    """The same with more at once, from empty to full and back, so that no limit is left uncrossed."""
    files, chance = Files(site), random.Random(7)
    seen: set[tuple[bool, bool, bool]] = set()
    for step in range(40):
        many = 12 if step % 20 < 10 else 1
        removed = chance.sample(sorted(files.sources), min(len(files.sources), 13 - many))
        changed = [source(number, chance) for number in chance.sample(range(24), many)]
        files.update([s for s in changed if s.identity not in removed][: 24 - len(files.sources) + len(removed)], removed)
        root = files.files[INDEX].decode()
        (cut,) = files.tables.execute("SELECT count(*) FROM search_segments").fetchone()
        seen.add(('"hashes":["paged"' in root, '"terms":["paged"' in root, cut > 0))
    for limit in zip(*seen, strict=True):
        assert set(limit) == {False, True}


def test_one_edit_writes_few_files(site: Site) -> None:
    files, chance = Files(site), random.Random(3)
    files.update([source(number, chance) for number in range(1, 20)])
    before = dict(files.files)
    first = next(iter(files.sources.values()))
    records = list(first.records())
    records[-1] = replace(records[-1], notes=("lạ",))
    files.update([replace(first, records=lambda: records)])
    same = [path for path, data in before.items() if files.files.get(path) == data]
    assert len(same) > len(before) / 2


def test_nothing_changed_writes_nothing(site: Site) -> None:
    files, chance = Files(site), random.Random(5)
    sources = [source(number, chance) for number in range(12)]
    files.update(sources)
    change = files.kept.update({s.identity: files.prepared(s) for s in sources})
    assert (list(change.written), change.removed) == ([], ())


def test_sources_that_want_one_place_move_when_another_goes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.search.blocks._hash", lambda text: 5)
    files, chance = Files(site), random.Random(9)
    files.update([source(number, chance) for number in range(1, 9)])
    files.update([], ["document:1", "document:4"])
    files.update([source(1, chance), source(6, chance)], ["document:2"])


def test_it_can_begin_anew(site: Site) -> None:
    files, chance = Files(site), random.Random(1)
    files.update([source(number, chance) for number in range(9)])
    files.kept.forget()
    files.sources, files.files = {}, {}
    files.update([source(number, chance) for number in range(4, 15)])


def test_a_mapping_is_asked_for_each_source_once(site: Site) -> None:
    files, chance = Files(site), random.Random(2)
    asked: list[str] = []

    class Lazy(dict[str, Prepared]):
        def __getitem__(self, identity: str) -> Prepared:
            asked.append(identity)
            return super().__getitem__(identity)

    files.kept.update(Lazy({s.identity: files.prepared(s) for s in (source(number, chance) for number in range(6))}))
    assert len(asked) == len(set(asked)) == 6


def test_the_real_content_document_by_document(site: Site) -> None:
    files = Files(site)
    sources = sources_of(site, ())
    documents = [s for s in sources if s.rows == "document"]
    files.update([s for s in sources if s not in documents[:2]])
    files.update(documents[:1])
    files.update(documents[1:2], [documents[2].identity])
    shorter = list(documents[0].records())[:-1]
    files.update([replace(documents[0], records=lambda: shorter)])


ENTRIES = st.dictionaries(
    st.integers(0, (1 << 28) - 1), st.dictionaries(st.integers(0, 300), st.integers(1, LEVELS), min_size=1, max_size=8), max_size=30
)


def listed(blocks: dict[int, dict[int, int]]) -> list[tuple[int, bytes]]:
    return [(slot, records_bytes([n << 3 | weight for n, weight in sorted(own.items())])) for slot, own in sorted(blocks.items())]


@given(ENTRIES, ENTRIES, st.randoms(use_true_random=False))
def test_a_list_is_changed_as_if_it_were_written_anew(
    before: dict[int, dict[int, int]], others: dict[int, dict[int, int]], chance: random.Random
) -> None:
    touched = chance.sample(sorted(before), chance.randint(0, len(before)))
    others |= {slot: {1: 2} for slot in touched[::2]}
    after = {slot: own for slot, own in before.items() if slot not in touched} | others
    changes = dict.fromkeys(touched, b"") | dict(listed(others))
    data, more = changed_list(encoded(listed(before)), sorted(changes.items()))
    assert data == encoded(listed(after))
    assert more == sum(map(len, after.values())) - sum(map(len, before.values()))


@given(ENTRIES, st.integers(0, (1 << 28) - 1))
def test_weights_are_counted_and_lists_moved(blocks: dict[int, dict[int, int]], last: int) -> None:
    weights = [weight for own in blocks.values() for weight in own.values()]
    assert levels_of(ENTRY.findall(encoded(listed(blocks)))) == tuple(weights.count(level) for level in range(LEVELS + 1))
    behind = {slot: own for slot, own in blocks.items() if slot > last}
    data = encoded([(last, b"\x02"), *listed(behind)])
    assert data == encoded([(last, b"\x02")]) + (rebased(encoded(listed(behind)), last) if behind else b"")
    assert dict(entries_of(encoded(listed(blocks)))) == dict(listed(blocks))
    assert {slot: dict(own) for slot, own in read_entries(data)}.keys() == {last, *behind}
