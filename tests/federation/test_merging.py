"""The indexes of sites merged: nothing lost, nothing twice, every address whole, and no trust in any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from build_tools.build import Checked
from build_tools.federation import Inventory, inventory_of
from build_tools.link import Site
from build_tools.portal import Load, Merger, ShardError, SiteIndex, part_names, read_index
from build_tools.portal.merging import PLACES_OF_SITE, check_terms
from build_tools.rendering.page import Artifact
from build_tools.search import build_index, sources_of
from build_tools.search.parts import FOLDER
from build_tools.search.postings import read_records, records_bytes
from tests.federation.sites import CENTRAL, site_of

Files = dict[str, bytes]


def files_of(artifacts: list[Artifact]) -> Files:
    return {artifact.path.removeprefix(f"{FOLDER}/").removesuffix(".js"): artifact.data for artifact in artifacts}


def index_files(site: Site) -> Files:
    return files_of(list(build_index(site, sources_of(site, ()))))


def reader(files: Files) -> Load:
    def load(name: str) -> bytes:
        if name not in files:
            raise ShardError(f"thiếu {name}")
        return files[name]

    return load


def merged(*sites: tuple[str, Site]) -> tuple[SiteIndex, Files]:
    inventories: dict[str, tuple[Inventory, Load]] = {}
    for base, site in sites:
        inventories[base] = (inventory_of(site, f"Trang {base}", base), reader(index_files(site)))
    merger = Merger(inventory for inventory, _ in inventories.values())
    artifacts = []
    for base, place in Merger.places(inventories).items():
        inventory, load = inventories[base]
        artifacts += merger.take(place, inventory.site_name, base, inventory, read_index(load))
    files = files_of([*artifacts, *merger.files()])
    return _read_merged(files), files


def _read_merged(files: Files) -> SiteIndex:
    """Addresses of a portal are whole; the reader of members' indexes would refuse them, so texts are read apart."""
    return read_index(reader(files))


def records(index: SiteIndex, files: Files) -> list[tuple[str, str, list[str]]]:
    """(address, title, path) of every record."""
    found = []
    for row in index.rows:
        script = files[row.texts].decode()
        strings, own = json.loads(script[script.index(",") + 1 : script.rindex(")")])
        assert len(own) == row.count
        found += [(record[2], record[3], [strings[number] for number in record[4]]) for record in own]
    return found


def placed_terms(index: SiteIndex) -> dict[str, int]:
    """Term -> in how many records it stands."""
    counts: dict[str, int] = {}
    for term, blocks in index.terms():
        counts[term] = counts.get(term, 0) + sum(len(read_records(data)) for _, data in blocks)
    return counts


A, B = "https://a.vn/", "https://b.vn/x/"


def test_one_site_alone_stays_what_it_was(checked: Checked) -> None:
    site = replace(checked.site, corpus=replace(checked.site.corpus, booklets=()))  # of pages a portal takes none
    own_files = index_files(site)
    own = read_index(reader(own_files))
    index, files = merged((A, site))
    assert [row.count for row in index.rows] == [row.count for row in own.rows]
    assert records(index, files) == [(A + address, title, [f"Trang {A}", *path]) for address, title, path in records(own, own_files)]
    assert placed_terms(index) == placed_terms(own)
    assert len(placed_terms(index)) > 10_000


def test_records_of_both_are_found_and_addresses_are_whole() -> None:
    index, files = merged((A, site_of({})), (B, site_of(CENTRAL)))
    found = records(index, files)
    assert {address.startswith((A, B)) for address, _, _ in found} == {True}
    assert any(address == f"{B}van-ban/nq-09.html" and path == [f"Trang {B}"] for address, _, path in found)
    assert any(address == f"{A}nhiem-vu/thong-bao-1/I/1.html" for address, _, _ in found)
    assert len({address for address, _, _ in found}) == len(found)


def test_what_several_registries_hold_stands_there_once() -> None:
    index, files = merged((A, site_of({})), (B, site_of({})))
    titles = [title for _, title, _ in records(index, files)]
    assert titles.count("Nghị quyết số 09-NQ/TW") == 1
    assert titles.count("Bộ Chính trị") == 1
    assert titles.count("I. NHIỆM VỤ") == 2, "parts of documents stay, both of them"
    assert len([t for t in titles if t.startswith("THÔNG BÁO")]) == 2


def test_a_whole_text_takes_the_place_of_entries_elsewhere() -> None:
    index, files = merged((A, site_of({})), (B, site_of(CENTRAL)))
    found = [(address, title) for address, title, _ in records(index, files) if title.startswith("Nghị quyết")]
    assert found == [(f"{B}van-ban/nq-09.html", "Nghị quyết 09 về công tác dân vận")]


def test_sites_keep_their_places_when_others_come_and_go() -> None:
    alone, some, more = ({A}, {A, B}, {A, B, "https://c.vn/", "https://d.vn/"})
    places = [Merger.places(bases) for bases in (alone, some, more)]
    assert places[0][A] == places[1][A] == places[2][A]
    assert list(places[2].values()) == sorted(places[2].values())
    with_both, _ = merged((A, site_of({})), (B, site_of(CENTRAL)))
    own_range = range(places[1][A] * PLACES_OF_SITE * 64, (places[1][A] + 1) * PLACES_OF_SITE * 64)
    only_one, _ = merged((A, site_of(CENTRAL)))
    assert all(row.slot in own_range for row in only_one.rows)
    assert {row.texts for row in only_one.rows if row.rows == "document"} <= {
        row.texts for row in merged((A, site_of(CENTRAL)), (B, site_of({})))[0].rows
    }
    assert all(row.slot < 2**36 for row in with_both.rows)


def test_the_order_of_sites_does_not_matter() -> None:
    one = merged((A, site_of({})), (B, site_of(CENTRAL)))[1]
    other = merged((B, site_of(CENTRAL)), (A, site_of({})))[1]
    assert one == other


def test_locality_year_and_site_can_be_chosen() -> None:
    index, files = merged((A, site_of({})), (B, site_of(CENTRAL)))
    assert set(index.columns["locality"][0]) == {"Tỉnh A", "Trung ương"}
    assert index.columns["year"][0] == ["2022"]
    root = json.loads(files["goc"].decode()[len('vankienSearchTake("goc",') : -3])
    assert set(root["columns"]) == {"year", "locality", "site"}
    site_column = files[root["columns"]["site"]].decode()
    assert f'["{A}","Trang {A}"]' in site_column and f'["{B}","Trang {B}"]' in site_column


def test_every_file_that_a_merging_reads_is_named_beforehand() -> None:
    """What a portal fetches before it merges is all that it reads."""
    files = index_files(site_of({}))
    first: list[str] = []
    read_index(_noting(files, first))
    index = read_index(reader(files))
    named = {*first, *part_names(index)}
    again: list[str] = []
    index = read_index(_noting(files, again))
    Merger([]).take(0, "A", A, inventory_of(site_of({}), "A", A), index)
    assert set(again) <= named


def _noting(files: Files, into: list[str]) -> Load:
    def load(name: str) -> bytes:
        into.append(name)
        return files[name]

    return load


def _change(files: Files, name: str, edit: Callable[[str], str]) -> Files:
    return files | {name: edit(files[name].decode()).encode()}


def _texts(old: str, new: str) -> Callable[[Files], Files]:
    """Changes a file with texts of a document."""

    def change(files: Files) -> Files:
        name = next(name for name in files if "-" in name and b"van-ban/" in files[name])
        return _change(files, name, lambda text: text.replace(old, new))

    return change


def _root(old: str, new: str) -> Callable[[Files], Files]:
    return lambda files: _change(files, "goc", lambda text: text.replace(old, new))


HOSTILE: dict[str, tuple[Callable[[Files], Files], str]] = {
    "no root": (lambda files: {}, "thiếu goc"),
    "code before the root": (_root("vankienSearchTake(", "alert(1);vankienSearchTake("), "không phải tệp của chỉ mục"),
    "code behind the root": (_root(");", ");alert(1);"), "hỏng"),
    "a root of a list": (lambda files: files | {"goc": b'vankienSearchTake("goc",[]);'}, "không đúng dạng"),
    "names that climb": (_root('"terms":["","', '"terms":["paged","'), "tên tệp lạ|không đúng dạng|thiếu"),
    "numbers that are none": (_root('"rows":["', '"rows":["!!'), "hỏng"),
    "an address elsewhere": (_texts('"van-ban/', '"https://ke-gian.vn/'), "dẫn ra ngoài"),
    "an address that runs": (_texts('"van-ban/', '"javascript:'), "dẫn ra ngoài"),
    "a record too many": (_texts("]]]);", "]],[]]);"), "không đúng dạng"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_index_is_refused_and_leaves_no_trace(case: str) -> None:
    spoil, said = HOSTILE[case]
    good = index_files(site_of({}))
    spoilt = spoil(good)
    assert spoilt != good, "the case changes something"
    inventory = inventory_of(site_of({}), "A", A)
    merger = Merger([inventory])
    with pytest.raises(ShardError, match=said):
        merger.take(0, "A", A, inventory, read_index(reader(spoilt)))
    merger.take(1, "B", B, inventory, read_index(reader(good)))
    alone = Merger([inventory])
    alone.take(1, "B", B, inventory, read_index(reader(good)))
    assert files_of(list(merger.files())) == files_of(list(alone.files()))


def test_a_list_that_points_beyond_its_records_is_refused() -> None:
    rows = read_index(reader(index_files(site_of({})))).rows
    last = rows[0].count - 1
    check_terms([("từ", [(rows[0].slot, records_bytes([last << 3 | 1]))])], rows)
    for slot, number in ((rows[0].slot, last + 1), (1, 0)):
        with pytest.raises(ShardError, match="kết quả không có"):
            check_terms([("từ", [(slot, records_bytes([number << 3 | 1]))])], rows)
