"""Builds nodes from libyaml's events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from build_tools.diagnostics import Diagnostic, Related, Span
from build_tools.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from build_tools.source.syntax import syntax_problem
from build_tools.source.text import without_escapes

MAX_DEPTH = 60


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


class Composer:
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
            self.problems.append(syntax_problem(self.path, error, self.lines))
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
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self.stack.pop()
            self._add((MappingNode if frame.is_mapping else SequenceNode)(tuple(frame.items), frame.span))
        else:
            self._take_other(event)

    def _take_other(self, event: yaml.Event) -> None:
        """What begins a document or a collection; anchors, aliases, tags."""
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
        span = self._span(start, length)
        value = event.value
        if event.style == '"':  # an escape can bring in what the file's bytes may not hold
            value, problems = without_escapes(span, value)
            self.problems += problems
        return ScalarNode(value, span, event.style is None)

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
