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
from tests.bench.builds.edits import edited, new_word, renamed
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


def test_an_edit_changes_one_task_and_a_title_the_document(site: Site) -> None:
    document = Maker(site, SEED, DOCUMENTS).document(3)
    after = edited(document, 7)
    assert "".join(lines_of(after)).count(new_word(7)) == 1
    assert {key for key in document if document[key] != after[key]} == {"items"}
    assert {key for key in document if document[key] != renamed(document, 7)[key]} == {"short_title"}


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
