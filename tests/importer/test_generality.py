"""Nothing in the import knows the documents that are here: other names, other numbers, other paper."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from build_tools.importer.structure import read_structure
from build_tools.load import load_corpus
from build_tools.model import Document
from build_tools.project import Project
from tests.importer.comparison import drafts_of, loaded, parts_of
from tests.importer.other_names import other_document, other_text
from tests.importer.page_breaks import cut_at_random, is_joined
from tests.importer.printed import as_paragraphs, as_text
from tests.importer.test_originals import NAMES, ROOT, typed

IMPORTER = ROOT / "build_tools" / "importer"
BY_LETTERS = ("kiểu chữ", "chú thích")
"""Parts whose comparison counts letters; other words have other lengths."""


@pytest.mark.parametrize("name", NAMES)
def test_other_names_and_numbers_give_the_same_tree(name: str) -> None:
    received = (ROOT / "content" / "originals" / name).read_text("utf-8")
    changed = other_text(received)
    assert sum(a != b for a, b in zip(received.split(), changed.split(), strict=True)) > len(received.split()) / 20
    found = loaded(drafts_of(changed.encode()), name)
    assert len(found) == len(typed()[name])
    for document, expected in zip(found, typed()[name], strict=True):
        wanted, got = parts_of(other_document(expected)), parts_of(document)
        for part in wanted:
            if part not in BY_LETTERS:
                assert got[part] == wanted[part], part
        assert [n[:2] for n in got["chú thích"]] == [n[:2] for n in wanted["chú thích"]]  # type: ignore[index]


def documents() -> list[Document]:
    return [d for name in NAMES for d in typed()[name]]


def text_parts(document: Document) -> dict[str, list[object]]:
    """What stands in every form of the same document: the tree, its texts, its foot."""
    parts = parts_of(document)
    return {part: parts[part] for part in ("đường dẫn", "ký hiệu", "tiêu đề", "đoạn", "chú thích", "nơi nhận", "chữ ký", "tên", "kính gửi")}


@pytest.mark.parametrize("document", documents(), ids=lambda d: d.id)
def test_whole_paragraphs_of_a_word_processor_give_the_same_document(document: Document) -> None:
    (found,) = loaded(read_structure(as_paragraphs(document)), "x.docx")
    assert text_parts(found) == text_parts(document)


@pytest.mark.parametrize("width", [64, 78, 92, 110])
@pytest.mark.parametrize("document", documents(), ids=lambda d: d.id)
def test_printed_lines_of_any_width_give_the_same_document(document: Document, width: int) -> None:
    (found,) = loaded(drafts_of(as_text(document, width, blank=True)), "x.txt")
    assert text_parts(found) == text_parts(document)


@pytest.mark.parametrize("width", [78, 92, 110])
@pytest.mark.parametrize("document", documents(), ids=lambda d: d.id)
def test_printed_lines_without_gaps_give_the_same_items(document: Document, width: int) -> None:
    """Where a full line ends with a full stop nobody can tell; the numbered items stand all the same."""
    (found,) = loaded(drafts_of(as_text(document, width, blank=False)), "x.txt")
    assert [path for path, _ in parts_of(found)["đường dẫn"]] == [path for path, _ in parts_of(document)["đường dẫn"]]  # type: ignore[misc]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("document", documents(), ids=lambda d: d.id)
def test_a_page_may_end_within_any_sentence(document: Document, seed: int) -> None:
    data, cuts = cut_at_random(document, seed)
    (found,) = loaded(drafts_of(data), "x.txt")
    assert [path for path, _ in parts_of(found)["đường dẫn"]] == [path for path, _ in parts_of(document)["đường dẫn"]]  # type: ignore[misc]
    lost = [cut for cut in cuts if not cut.undecidable and not is_joined(cut, found)]
    assert len(lost) <= 1, lost


def test_no_rule_names_a_document_place_person_or_number() -> None:
    corpus, _ = load_corpus(list(Project(ROOT).content_files()))
    names = {o.name for o in corpus.originals}
    for document in corpus.documents:
        names |= {document.id, document.number, document.signature.name, document.short_title, *document.letterhead.lines}
    names |= {locality.name for locality in corpus.localities} | {locality.id for locality in corpus.localities}
    names -= {"", "*", "Trung ương", "trung-uong"}
    names = {name for name in names if not any(motto in name.casefold() for motto in ("đảng cộng sản việt nam",))}
    written = [text for path in sorted(IMPORTER.rglob("*.py")) for text in _strings(path)]
    assert len(names) > 15
    assert len(written) > 100
    assert [(name, text) for name in names for text in written if name.casefold() in text.casefold()] == []


def _strings(path: Path) -> list[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    explained = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in explained]
