"""YAML with positions: text of a file in, a tree of nodes out, every node with its span.

The tree is built here from libyaml's events, because the usual loaders drop duplicate keys
silently, expand aliases without bound, guess types (``1.10`` becomes 1.1) and forget where
things stood. Scalars stay the text that was typed; the schema decides what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from build_tools.diagnostics import Diagnostic, Related, Severity, Span
from build_tools.vietnamese.letters import first_not_nfc, nfc
from build_tools.vietnamese.numerals import show_number

MAX_BYTES = 8_000_000
MAX_LINE = 20_000
MAX_DEPTH = 60


@dataclass(frozen=True)
class ScalarNode:
    """A scalar as typed. For block scalars ``lines`` gives (offset in value, line, column)."""

    value: str
    span: Span
    plain: bool = True
    lines: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class MappingNode:
    """A mapping in the order typed; keys are unique."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    span: Span


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class Source:
    """The outcome of reading one file: its tree, or None with the reasons."""

    path: str
    root: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_source(path: str, data: bytes) -> Source:
    """Read a YAML file's bytes. Never raises for what an author can do; see ``diagnostics``."""
    text, problems = _decode(path, data)
    if text is None:
        return Source(path, None, tuple(problems))
    problems += _check_lines(path, text)
    if any(p.severity is Severity.ERROR for p in problems):
        return Source(path, None, tuple(problems))
    composer = _Composer(path, text.split("\n"), problems)
    root = composer.compose(text)
    return Source(path, root, tuple(problems))


def _decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Bytes to NFC text, or the reason why not."""
    start = Span(path)
    if len(data) > MAX_BYTES:
        return None, [
            Diagnostic(
                start,
                "SRC001",
                f"tệp quá lớn: {show_number(len(data))} byte, tối đa {show_number(MAX_BYTES)} byte",
                "chia văn bản thành nhiều tệp",
            )
        ]
    if b"\0" in data[:4096] or data[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"):
        return None, [
            Diagnostic(
                start,
                "SRC002",
                "đây là tệp nhị phân, không phải tệp văn bản YAML",
                "tệp Word, PDF hay ảnh không đọc trực tiếp được; hãy lưu nội dung thành tệp .yml",
            )
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        return None, [
            Diagnostic(
                Span(path, line, column),
                "SRC003",
                f"không phải mã UTF-8: gặp byte 0x{data[error.start]:02X}",
                "lưu lại tệp với bảng mã UTF-8 (Unicode)",
            )
        ]
    if not text.strip():
        return None, [Diagnostic(start, "SRC004", "tệp trống", "tạo mẫu bằng lệnh: vankien new")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _normalise(path, text)


def _normalise(path: str, text: str) -> tuple[str, list[Diagnostic]]:
    offset = first_not_nfc(text)
    if offset is None:
        return text, []
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    changed = sum(1 for a, b in zip(text.split(), nfc(text).split(), strict=False) if a != b)
    note = Diagnostic(
        Span(path, line, column),
        "SRC005",
        f"chữ có dấu ở dạng tổ hợp (NFD), {changed} chỗ; đã hiểu theo dạng dựng sẵn (NFC)",
        "lưu lại tệp ở dạng Unicode dựng sẵn để tìm kiếm và so sánh được chính xác",
        Severity.WARNING,
    )
    return nfc(text), [note]


_INDENT_TAB = re.compile(r"^ *\t")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]")


def _check_lines(path: str, text: str) -> list[Diagnostic]:
    """Faults that libyaml would report badly or not at all; the first of each sort."""
    found: dict[str, Diagnostic] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            found.setdefault(
                "SRC006",
                Diagnostic(
                    Span(path, number),
                    "SRC006",
                    f"dòng quá dài: {show_number(len(line))} ký tự, tối đa {show_number(MAX_LINE)}",
                    "dùng khối “|” và ngắt dòng; các dòng liền nhau được nối lại thành một đoạn",
                ),
            )
        tab = _INDENT_TAB.match(line)
        if tab and line.strip():
            found.setdefault(
                "SRC007",
                Diagnostic(
                    Span(path, number, tab.end()),
                    "SRC007",
                    "thụt đầu dòng bằng phím Tab; YAML chỉ nhận dấu cách",
                    "thay mỗi Tab bằng hai dấu cách",
                ),
            )
        control = _CONTROL.search(line)
        if control:
            found.setdefault(
                "SRC008",
                Diagnostic(
                    Span(path, number, control.start() + 1), "SRC008", f"ký tự điều khiển ẩn U+{ord(control[0]):04X}", "xóa ký tự này"
                ),
            )
    return list(found.values())


@dataclass
class _Frame:
    """A collection that is being built."""

    span: Span
    is_mapping: bool
    items: list[Any] = field(default_factory=list)
    key: ScalarNode | None = None
    seen: dict[str, Span] = field(default_factory=dict)
    skip_value: bool = False


class _StopReadingError(Exception):
    """Reading cannot go on; the reason is already among the problems."""


class _Composer:
    """Builds nodes from events with a stack of its own, so that depth cannot exhaust Python's."""

    def __init__(self, path: str, lines: list[str], problems: list[Diagnostic]) -> None:
        self.path = path
        self.lines = lines
        self.problems = problems
        self.stack: list[_Frame] = []
        self.root: Node | None = None

    def compose(self, text: str) -> Node | None:
        try:
            for event in _events(text):
                self._take(event)
        except _StopReadingError:
            return None
        except yaml.MarkedYAMLError as error:
            self.problems.append(_syntax_problem(self.path, error, self.lines))
            return None
        except yaml.YAMLError as error:
            self.problems.append(Diagnostic(Span(self.path), "SRC010", f"không đọc được YAML: {error}"))
            return None
        if self.root is None:
            self.problems.append(
                Diagnostic(Span(self.path), "SRC004", "tệp không có nội dung, chỉ có chú thích", "tạo mẫu bằng lệnh: vankien new")
            )
        return self.root

    def _span(self, mark: Any, length: int = 1) -> Span:
        return Span(self.path, mark.line + 1, mark.column + 1, max(1, length))

    def _refuse(self, mark: Any, code: str, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(self._span(mark), code, message, hint))
        raise _StopReadingError

    def _take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(mark, "SRC011", "tệp có nhiều phần ngăn bởi “---”", "mỗi tệp một văn bản; tách thành các tệp riêng")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(mark, "SRC012", "không dùng neo (&) và bí danh (*) của YAML", "nếu là chữ thật thì đặt trong dấu nháy kép")
        if getattr(event, "tag", None) not in (None, "!"):
            self._refuse(mark, "SRC013", f"không dùng thẻ kiểu của YAML: {event.tag}", "xóa thẻ; kiểu do lược đồ quyết định")  # type: ignore[attr-defined]
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.stack) >= MAX_DEPTH:
                self._refuse(mark, "SRC014", f"lồng nhau quá {MAX_DEPTH} cấp", "kiểm tra thụt đầu dòng và dấu ngoặc")
            self.stack.append(_Frame(self._span(mark), isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self.stack.pop()
            kind = MappingNode if frame.is_mapping else SequenceNode
            self._add(kind(tuple(frame.items), frame.span))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            self._take_key(frame, node)
        else:
            if not frame.skip_value:
                frame.items.append((frame.key, node))
            frame.key, frame.skip_value = None, False

    def _take_key(self, frame: _Frame, node: Node) -> None:
        if not isinstance(node, ScalarNode):
            self.problems.append(Diagnostic(node.span, "SRC015", "khóa phải là một từ đơn giản", "viết dạng: tên_khóa: giá trị"))
            raise _StopReadingError
        frame.key = node
        first = frame.seen.setdefault(node.value, node.span)
        if first is not node.span:
            frame.skip_value = True
            self.problems.append(
                Diagnostic(
                    node.span,
                    "SRC009",
                    f"khóa “{node.value}” xuất hiện hai lần trong cùng một mục",
                    "giữ một khóa, gộp hoặc xóa khóa kia",
                    related=(Related(first, "lần đầu ở đây"),),
                )
            )

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        if event.style in ("|", ">"):
            return self._block_scalar(event)
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start and end and end.line == start.line else 1
        return ScalarNode(event.value, self._span(start, length), event.style is None)

    def _block_scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        """Literal block: note where each line of the value stands in the file."""
        header = event.start_mark.line if event.start_mark else 0
        if event.style == ">":
            self._refuse(event.start_mark, "SRC016", "khối gấp “>” không được dùng", "dùng khối “|”: các dòng liền nhau tự nối thành đoạn")
        numbers = iter(range(header + 1, len(self.lines)))
        positions, offset = [], 0
        for piece in event.value.split("\n"):
            number = next(numbers, None)
            if number is None:
                break
            source = self.lines[number]
            column = len(source) - len(piece) if source.endswith(piece) else 0
            positions.append((offset, number + 1, column + 1))
            offset += len(piece) + 1
        return ScalarNode(event.value, self._span(event.start_mark), False, tuple(positions))


def _events(text: str) -> Iterator[yaml.Event]:
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = loader_class(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


_TRANSLATED = (
    (
        "mapping values are not allowed",
        "dấu hai chấm ở chỗ không được phép",
        "giá trị có “: ” bên trong phải đặt trong dấu nháy kép hoặc viết thành khối “|”",
    ),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa", "viết dạng: tên_khóa: giá trị"),
    (
        "did not find expected key",
        "thụt đầu dòng không khớp hoặc thừa chữ sau giá trị",
        "các khóa cùng cấp phải thẳng cột; giá trị có dấu nháy phải đóng nháy ở cuối",
    ),
    ("did not find expected '-' indicator", "mục danh sách không thẳng cột", "các dấu “-” của cùng một danh sách phải thẳng cột"),
    (
        "block sequence entries are not allowed",
        "dấu “-” ở chỗ không được phép",
        "xuống dòng trước danh sách, hoặc đặt “-” trong dấu nháy kép nếu là chữ",
    ),
    ("unexpected end of stream", "dấu nháy hoặc khối chưa đóng đến hết tệp", "đóng dấu nháy ở cuối giá trị"),
    ("found unknown escape", "dấu “\\” trong nháy kép không hợp lệ", "dùng dấu nháy đơn hoặc khối “|”"),
    ("cannot start any token", "ký tự không thể mở đầu một giá trị", "đặt giá trị trong dấu nháy kép"),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu đóng ngoặc trong danh sách một dòng", "kiểm tra các dấu [ ] { } và dấu phẩy"),
    (
        "did not find expected alphabetic or numeric",
        "dấu “*” hoặc “&” mở đầu giá trị bị hiểu là bí danh của YAML",
        "đặt giá trị trong dấu nháy kép hoặc viết thành khối “|”",
    ),
    ("undefined alias", "dấu “*” mở đầu giá trị bị hiểu là bí danh của YAML", "đặt giá trị trong dấu nháy kép hoặc viết thành khối “|”"),
)


def _syntax_problem(path: str, error: yaml.MarkedYAMLError, lines: list[str]) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(lines))
    said = error.problem or ""
    for key, message, hint in _TRANSLATED:
        if key in said:
            return Diagnostic(Span(path, line, column), "SRC010", message, hint)
    return Diagnostic(
        Span(path, line, column), "SRC010", f"sai cú pháp YAML: {said}", "kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy quanh đây"
    )
