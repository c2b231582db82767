"""How far an imported document is the one that people typed, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from build_tools.importer.readers.text import read_text
from build_tools.importer.structure import Draft, read_structure
from build_tools.importer.yaml_draft import Frame, yaml_of
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document, Item
from build_tools.schema import FOLDERS_OF_KINDS


@dataclass(frozen=True)
class Score:
    """Of a part: how many are expected, found, and right."""

    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.expected + other.expected, self.found + other.found, self.right + other.right)


def drafts_of(data: bytes) -> tuple[Draft, ...]:
    """The import of a text, as ``vankien import`` does it, up to the drafts."""
    return read_structure(read_text(data))


def loaded(drafts: Iterable[Draft], name: str) -> list[Document]:
    """The drafts written as YAML and read by the loader; any error of the loader is a failure."""
    drafts = list(drafts)
    documents = []
    for index, draft in enumerate(drafts, start=1):
        text = yaml_of(draft, Frame(files=(name,), part=index if len(drafts) > 1 else 0), draft.findings)
        path = f"content/{FOLDERS_OF_KINDS[draft.kind]}/ban-nhap-{index}.yml"
        corpus, problems = load_corpus([ContentFile(path, text.encode())])
        assert not problems, [f"{p.span.line}: {p.code} {p.message}" for p in problems] + [text]
        documents.append(corpus.documents[0])
    return documents


def parts_of(document: Document) -> dict[str, list[Hashable]]:
    """Everything of a document that an import has to find, by part; editors' work is left out."""
    items = [item for item in document.walk() if item.path not in ("title", "recipients", "signature")]
    return {
        "số, ngày, loại": [("kind", document.kind)],
        "phần đầu": [*(("left", t) for t in document.letterhead.left), *(("right", t) for t in document.letterhead.right)],
        "tên": [*document.title_lines],
        "kính gửi": [document.addressees.heading, *document.addressees.lines] if document.addressees.lines else [],
        "đường dẫn": [(item.path, item.kind) for item in items],
        "ký hiệu": [(item.path, item.label) for item in items if item.label],
        "tiêu đề": [(item.path, item.heading) for item in items if item.heading],
        "đoạn": [(item.path, n, p.position, p.text) for item in items for n, p in enumerate(item.paragraphs)],
        "kiểu chữ": [(item.path, n, e) for item in items for n, p in enumerate(item.paragraphs) for e in _letters(p.text, p.emphases)],
        "chú thích": [(item.path, note.mark, note.anchor, note.text) for item in items for note in item.footnotes],
        "nơi nhận": [document.recipients.heading, *document.recipients.lines] if document.recipients.lines else [],
        "chữ ký": [*document.signature.capacity, *([("name", document.signature.name)] if document.signature.name else [])],
        "ngoài văn bản": [(f.what, f.text) for f in document.furniture],
    }


def _letters(text: str, emphases: Iterable[object]) -> list[Hashable]:
    """Emphasis as the words it covers: where it begins and ends among spaces does not matter."""
    return [(" ".join(text[e.start : e.end].split()), e.style) for e in emphases]  # type: ignore[attr-defined]


def compare(expected: Document, found: Document) -> dict[str, Score]:
    """A score for each part; number and date count where the text itself has them."""
    wanted, got = parts_of(expected), parts_of(found)
    attested = {field for a in expected.attested for field in a.fields}
    for field in {"number", "date"} - attested:
        wanted["số, ngày, loại"].append((field, getattr(expected, field)))
        got["số, ngày, loại"].append((field, getattr(found, field)))
    return {part: _score(wanted[part], got[part]) for part in wanted}


def _score(wanted: list[Hashable], got: list[Hashable]) -> Score:
    right = sum((Counter(wanted) & Counter(got)).values())
    return Score(len(wanted), len(got), right)


def differences(expected: Document, found: Document) -> list[str]:
    """What is only in one of them, for messages."""
    out = []
    wanted, got = parts_of(expected), parts_of(found)
    for part in wanted:
        out += [f"{part}: thiếu {x!r}" for x in (Counter(wanted[part]) - Counter(got[part]))]
        out += [f"{part}: thừa {x!r}" for x in (Counter(got[part]) - Counter(wanted[part]))]
    return out


def outline_of(items: Iterable[Item]) -> list[str]:
    """Paths with kinds, indented by nothing: the tree's shape."""
    return [f"{item.path} {item.kind}" for top in items for item in top.walk()]
