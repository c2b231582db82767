"""Kinds of documents: what each may be cited as, where its drafts go, which ones readers can follow."""

from __future__ import annotations

import pytest

from build_tools.importer.structure.words import KINDS
from build_tools.link.lexicon import DOCUMENT_TYPES, lexicon_of
from build_tools.load import ContentFile, load_corpus
from build_tools.rendering.following import Following
from build_tools.schema import DOCUMENT_FOLDERS, FOLDERS_OF_KINDS
from build_tools.starter import draft
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vocabularies import DOCUMENT_KINDS
from tests.unit.connected import site_of


def cited_as(kind: str, title: str, number: str = "") -> list[str]:
    """Types of instruments as which a document can be cited, its own first."""
    said = f"number: {number}\n" if number else ""
    text = f"kind: {kind}\ntitle: |\n  {title}\n{said}locality: x\nissuer: y\noriginal: {{files: [a.txt]}}\npreamble: {{text: Chữ.}}\n"
    corpus, problems = load_corpus([ContentFile("content/documents/a.yml", text.encode())])
    assert problems == ()
    return [candidate.type for _, candidate in lexicon_of(corpus).numbers]


def test_every_kind_says_what_it_can_be_cited_as() -> None:
    assert list(DOCUMENT_TYPES) == list(DOCUMENT_KINDS)
    assert {kind for types in DOCUMENT_TYPES.values() for kind in types} <= set(TYPE_NAMES)


@pytest.mark.parametrize(
    ("kind", "title", "number", "types"),
    [
        ("plan", "KẾ HOẠCH thực hiện", "12-KH/TU", ["plan"]),
        ("regulation", "QUY CHẾ làm việc", "05-QC/TU", ["statute", "regulation"]),
        ("regulation", "QUY ĐỊNH về nêu gương", "", ["regulation"]),
        ("conclusion", "THÔNG BÁO kết luận của Thường trực", "7-TB/TU", ["notice", "conclusion"]),
        ("programme", "CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện", "02-CTrHĐ/TU", ["action_programme", "programme"]),
        ("work_programme", "CHƯƠNG TRÌNH CÔNG TÁC năm 2025", "01-CTr/ĐU", ["programme", "action_programme"]),
        ("other", "TỜ TRÌNH về việc phê duyệt", "", ["submission"]),
        ("other", "V/v góp ý", "12-TTr/TU", ["submission"]),
        ("other", "ĐIỀU ƯỚC kết nghĩa", "", [""]),
    ],
)
def test_a_document_is_cited_by_its_title_its_kind_and_its_number(kind: str, title: str, number: str, types: list[str]) -> None:
    assert cited_as(kind, title, number) == types


def test_a_title_that_names_another_kind_counts_for_nothing() -> None:
    """“Kế hoạch” in the first words of a decision's title is what is decided on."""
    assert cited_as("decision", "KẾ HOẠCH kèm theo quyết định") == ["decision"]


def test_drafts_go_to_folders_that_are_read() -> None:
    assert set(FOLDERS_OF_KINDS) == set(DOCUMENT_KINDS)
    assert set(FOLDERS_OF_KINDS.values()) == set(DOCUMENT_FOLDERS)
    path, _ = draft("plan", "kh-12", locality="x", issuer="y", original="a.txt")
    assert path == "content/documents/kh-12.yml"


def test_the_import_gives_only_kinds_and_types_that_there_are() -> None:
    assert {kind for _, kind, _ in KINDS} == set(DOCUMENT_KINDS)
    assert {form for _, _, form in KINDS} <= {*TYPE_NAMES, ""}
    for words, kind, form in KINDS:
        assert form in DOCUMENT_TYPES[kind] or kind == "other", f"{words}: {form} is no form of {kind}"


def test_only_kinds_of_which_there_are_documents_can_be_followed() -> None:
    assert Following(site_of()).kinds == (("notice", "Thông báo"),)
