"""The corpus of the benchmark: what it makes is a project without fault, always the same, and grows at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.build import Checked
from build_tools.fidelity import compare_originals
from build_tools.link import Site, link
from build_tools.load import load_corpus
from build_tools.model import Corpus
from build_tools.project import Project
from build_tools.rules import check_site
from tests.bench.builds.pages import edited, every_page, new_word, pages_of_document, renamed
from tests.bench.corpus.documents import Maker
from tests.bench.corpus.project import files, write_project
from tests.bench.corpus.yaml_lines import lines_of

DOCUMENTS, SEED = 20, "thử"


@pytest.fixture(scope="module")
def site(checked: Checked) -> Site:
    return checked.site


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    write_project(folder, DOCUMENTS, SEED, site=site)
    return folder


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    corpus, problems = load_corpus(Project(folder).content_files())
    assert not problems
    return corpus


@pytest.fixture(scope="module")
def generated(corpus: Corpus) -> Site:
    return link(corpus)


def test_rules_and_originals_find_nothing(corpus: Corpus, generated: Site) -> None:
    reports = compare_originals(corpus.originals, corpus.documents)
    assert len(reports) == DOCUMENTS
    assert [f"{d.code} {d.message}" for d in check_site(generated, reports)] == []


def test_documents_are_about_as_large_as_real_ones(generated: Site) -> None:
    for items in generated.items_by_document.values():
        assert 32 <= sum(linked.item.task for linked in items) <= 47
    assert len({d.locality for d in generated.documents.values()}) > 5


def test_documents_cite_each_other_and_say_what_they_carry_out(generated: Site) -> None:
    cited = [
        m.target for i in generated.items.values() for m in i.mentions.all() if m.target in generated.documents and m.relation != "self"
    ]
    assert len(cited) > DOCUMENTS
    assert all(d.implements for d in generated.documents.values())
    for document in generated.documents.values():
        for target in document.implements:
            assert target not in generated.documents or generated.documents[target].date < document.date


def test_a_seed_gives_the_same_bytes_and_another_seed_others(site: Site, folder: Path) -> None:
    again = dict(files(DOCUMENTS, SEED, site))
    assert {path: (folder / "content" / path).read_text("utf-8") for path in again} == again
    assert dict(files(2, "khác", site)) != dict(files(2, SEED, site))


def test_a_larger_corpus_begins_with_the_smaller_one(site: Site) -> None:
    """With registries that are larger too: 300 documents have more provinces than 20."""
    small, large = Maker(site, SEED, DOCUMENTS), Maker(site, SEED, 300)
    assert len(large.provinces) > len(small.provinces)
    assert large.provinces[: len(small.provinces)] == small.provinces
    assert [large.document(n) for n in range(DOCUMENTS)] == [small.document(n) for n in range(DOCUMENTS)]


def test_registries_grow_slower_than_documents(site: Site) -> None:
    counts = [len(Maker(site, SEED, documents).provinces) for documents in (1000, 10_000)]
    assert counts[0] == counts[1] > len(Maker(site, SEED, 20).provinces)


def test_peers_get_a_page_for_each_document_task_body_and_instrument(site: Site, generated: Site) -> None:
    maker = Maker(site, SEED, DOCUMENTS)
    names = {f"co-quan/{name}": "" for name in generated.bodies} | {f"nghi-quyet/{i.id}": "" for i in generated.corpus.instruments}
    paths = [page.path for page in every_page(maker, DOCUMENTS, names)]
    assert len(paths) == len(set(paths))
    tasks = [path for path in paths if path.startswith("nhiem-vu/")]
    assert len(tasks) == len(generated.tasks)
    assert {path for path in paths if path.startswith("co-quan/")} == {f"co-quan/{name}.html" for name in generated.bodies}


def test_an_edit_changes_one_task_and_a_title_every_page_of_the_document(site: Site) -> None:
    maker = Maker(site, SEED, DOCUMENTS)
    document, identity = maker.document(3), maker.identity(3).id
    before = {page.path: page for page in pages_of_document(document, identity)}
    after = {page.path: page for page in pages_of_document(edited(document, 7), identity)}
    changed = [path for path in before if before[path] != after[path]]
    assert sorted(path.split("/")[0] for path in changed) == ["nhiem-vu", "van-ban"]
    assert new_word(7) in after[f"van-ban/{identity}.html"].body
    assert all(page != before[page.path] for page in pages_of_document(renamed(document, 7), identity))


def test_values_are_written_as_the_content_language_has_them() -> None:
    record = {"a": 'nói "thế"', "none": "", "flag": False, "range": [7, 7.5], "list": [{"x": "1", "y": ["b"]}]}
    assert list(lines_of(record)) == [
        'a: "nói \\"thế\\""',
        "flag: false",
        "range: [7, 7.5]",
        "list:",
        '  - x: "1"',
        "    y:",
        '      - "b"',
    ]
