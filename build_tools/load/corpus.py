"""Which file holds what; the whole corpus from all files, in an order of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol, TypeVar, cast

from build_tools.diagnostics import Diagnostic, Related, Severity, Span
from build_tools.ids import is_slug, suggest_slug
from build_tools.load import registries
from build_tools.load.booklets import read_booklet
from build_tools.load.documents import read_document
from build_tools.load.reader import Fields, Reader, did_you_mean
from build_tools.model import Booklet, Corpus, Document, Original
from build_tools.schema import FILE_RECORDS, RECORDS, REGISTRIES, Record
from build_tools.source import MappingNode, Node, SequenceNode, parse_source


@dataclass(frozen=True)
class ContentFile:
    """A file below ``content/``: its path as messages show it, from the project's root, and its bytes."""

    path: str
    data: bytes

    @property
    def folder(self) -> str:
        """The first folder below ``content/``."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if len(parts) > 2 else ""


def load_corpus(files: Iterable[ContentFile]) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Read every file; what is wrong in one does not hide what is wrong in another."""
    loader = _Loader()
    for file in sorted(files, key=lambda f: f.path):
        loader.take(file)
    return loader.corpus(), tuple(loader.problems)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


_RECORD_OF_FOLDER = {folder: record for record, folders in FILE_RECORDS.items() for folder in folders}
T = TypeVar("T", bound=_Identified)


class _Loader:
    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.documents: list[Document] = []
        self.booklets: list[Booklet] = []
        self.originals: list[Original] = []
        self.unread: set[str] = set()
        self.entries: dict[str, list[Fields]] = {name: [] for name in REGISTRIES}

    def take(self, file: ContentFile) -> None:
        if file.folder == "originals":
            self.originals.append(Original(PurePosixPath(file.path).name, file.data))
            return
        if not file.folder:
            hint = "đặt vào một thư mục con, ví dụ content/notices"
            self.problems.append(Diagnostic(Span(file.path), "FIL001", "tệp nằm ngay trong content/", hint))
            return
        if file.folder not in _RECORD_OF_FOLDER and file.folder not in REGISTRIES:
            hint = did_you_mean(file.folder, [*_RECORD_OF_FOLDER, *REGISTRIES, "originals"])
            self.problems.append(Diagnostic(Span(file.path), "FIL001", f"thư mục “{file.folder}” không thuộc content/", hint))
            return
        if PurePosixPath(file.path).suffix.lower() not in (".yml", ".yaml"):
            hint = "chỉ tệp .yml được đọc ở đây; bản nhận được đặt trong content/originals"
            self.problems.append(Diagnostic(Span(file.path), "FIL004", "tệp này không được đọc", hint, Severity.WARNING))
            return
        source = parse_source(file.path, file.data)
        self.problems += source.diagnostics
        if source.root is None:
            self.unread.add(file.path)
            return
        if file.folder in REGISTRIES:
            self._take_registry(file.folder, source.root)
        else:
            self._take_whole(file, source.root, RECORDS[_RECORD_OF_FOLDER[file.folder]])

    def _take_whole(self, file: ContentFile, root: Node, record: Record) -> None:
        """A file that holds one thing, named by the file."""
        stem = PurePosixPath(file.path).stem
        if not is_slug(stem):
            self.problems.append(
                Diagnostic(
                    Span(file.path),
                    "FIL002",
                    f"tên tệp “{stem}” không dùng làm mã {record.title} được",
                    f"đổi tên tệp thành: {suggest_slug(stem) or suggest_slug(record.title) + '-1'}.yml",
                )
            )
            return
        reader = Reader()
        fields = reader.record(root, record)
        if fields is None or not self._keep(stem, fields, reader, record):
            self.unread.add(file.path)
        self.problems += reader.problems

    def _keep(self, stem: str, fields: Fields, reader: Reader, record: Record) -> bool:
        """Whether the fields gave a document or a booklet."""
        if record.name == "booklet":
            booklet = read_booklet(stem, fields)
            self.booklets += [booklet] if booklet else []
            return booklet is not None
        document = read_document(stem, fields, reader)
        self.documents += [document] if document else []
        return document is not None

    def _take_registry(self, kind: str, root: Node) -> None:
        reader = Reader()
        entries = _entries(kind, root, reader)
        for node in entries:
            fields = reader.record(node, RECORDS[REGISTRIES[kind]])
            if fields is not None and fields.reference("id") is not None:
                self.entries[kind].append(fields)
        self.problems += reader.problems

    def corpus(self) -> Corpus:
        corpus = self._corpus()
        named = [*corpus.documents, *corpus.instruments, *corpus.schemes]
        self._unique(cast("list[_Identified]", named))  # a citation names any of them, so no two may share an id
        return corpus

    def _corpus(self) -> Corpus:
        return Corpus(
            self._unique(self.documents),
            self._registry("instruments", registries.read_instrument),
            self._registry("bodies", registries.read_body),
            self._registry("localities", registries.read_locality),
            self._registry("schemes", registries.read_scheme),
            self._registry("indicators", registries.read_indicator),
            self._registry("topics", registries.read_topic),
            self._registry("abbreviations", registries.read_abbreviation),
            tuple(sorted(self.originals, key=lambda o: o.name)),
            frozenset(p.span.path for p in self.problems if p.severity is Severity.ERROR),
            frozenset(self.unread),
            self._unique(self.booklets),
        )

    def _registry(self, kind: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        return self._unique([read(fields) for fields in self.entries[kind]])

    def _unique(self, things: list[T]) -> tuple[T, ...]:
        """Sorted by id; the second of the same id is reported and left out."""
        seen: dict[str, T] = {}
        for thing in sorted(things, key=lambda t: (t.id, t.span)):
            if thing.id in seen:
                first = Related(seen[thing.id].span, "lần đầu ở đây")
                self.problems.append(
                    Diagnostic(thing.span, "FIL003", f"mã “{thing.id}” được dùng hai lần", "đổi một trong hai mã", related=(first,))
                )
            else:
                seen[thing.id] = thing
        return tuple(seen.values())


def _entries(kind: str, root: Node, reader: Reader) -> tuple[Node, ...]:
    """The list under the registry's only key."""
    if not isinstance(root, MappingNode):
        reader.report(root.span, "SCH002", f"tệp này phải mở đầu bằng khóa “{kind}:”", f"{kind}:\n  - id: …")
        return ()
    entries: tuple[Node, ...] = ()
    for key, value in root.entries:
        if key.value != kind:
            hint = did_you_mean(key.value, [kind])
            reader.report(key.span, "SCH001", f"khóa lạ “{key.value}”; tệp trong content/{kind} chỉ có khóa “{kind}”", hint)
        elif isinstance(value, SequenceNode):
            entries = value.items
        else:
            reader.report(value.span, "SCH002", f"“{kind}” phải là một danh sách", "mỗi phần tử mở đầu bằng “- id: …”")
    return entries
