"""Reads nodes by their declared types; every mismatch becomes a diagnostic, the rest goes on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from build_tools import schema as s
from build_tools.diagnostics import Diagnostic, Span
from build_tools.ids import is_slug, suggest_slug
from build_tools.markup import line_positions
from build_tools.model import Reference
from build_tools.source import MappingNode, Node, ScalarNode, SequenceNode
from build_tools.vietnamese.dates import PERIODS, is_due, parse_date


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or all of them when they are few."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"có phải ý bạn là “{near[0]}”?"
    return "các từ được dùng: " + ", ".join(words) if len(words) <= 40 else ""


@dataclass
class Fields:
    """The values of one record: absent keys give the type's empty value."""

    span: Span
    values: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(self.values.get(name, ""))

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(self.values.get(name, ()))

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def flag(self, name: str) -> bool | None:
        value = self.values.get(name)
        return value if isinstance(value, bool) else None

    def records(self, name: str) -> tuple[Fields, ...]:
        return tuple(v for v in self.values.get(name, ()) if isinstance(v, Fields))

    def record(self, name: str) -> Fields | None:
        value = self.values.get(name)
        return value if isinstance(value, Fields) else None

    def references(self, name: str) -> tuple[Reference, ...]:
        return tuple(v for v in self.values.get(name, ()) if isinstance(v, Reference))

    def reference(self, name: str) -> Reference | None:
        value = self.values.get(name)
        return value if isinstance(value, Reference) else None

    def line_spans(self, name: str) -> tuple[Span, ...]:
        """Where each of the printed lines of a key stands."""
        node = self.nodes.get(name)
        if isinstance(node, SequenceNode):
            return tuple(item.span for item in node.items if isinstance(item, ScalarNode) and item.value.strip())
        return tuple(span for _, span in line_positions(node)) if isinstance(node, ScalarNode) else ()

    def scalar(self, name: str) -> ScalarNode | None:
        node = self.nodes.get(name)
        return node if isinstance(node, ScalarNode) else None

    def span_of(self, name: str) -> Span:
        node = self.nodes.get(name)
        return node.span if node is not None else self.span


_WRONG = object()


class Reader:
    """Reads nodes into values; ``problems`` collects what was wrong."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []

    def report(self, span: Span, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Diagnostic(span, code, message, hint))

    def record(self, node: Node, record: s.Record) -> Fields | None:
        """Read a mapping; unknown keys, missing keys and wrong values are reported."""
        if record.shorthand and isinstance(node, ScalarNode):
            value = self._scalar(node, s.Text(), record.title)
            return None if value is _WRONG else Fields(node.span, {record.shorthand: value}, {record.shorthand: node})
        if not isinstance(node, MappingNode):
            self.report(
                node.span, "SCH002", f"{record.title} phải là một nhóm khóa, ở đây gặp {_called(node)}", "viết dạng: tên_khóa: giá trị"
            )
            return None
        fields = Fields(node.span)
        for key, value in node.entries:
            declared = record.field(key.value)
            if declared is None:
                self.report(
                    key.span,
                    "SCH001",
                    f"khóa lạ “{key.value}” trong {record.title}",
                    did_you_mean(key.value, [f.name for f in record.fields]),
                )
                continue
            fields.nodes[key.value] = value
            read = self.value(value, declared.type, key.value)
            if read is not _WRONG:
                fields.values[key.value] = read
        for declared in record.fields:
            if declared.required and declared.name not in fields.nodes:
                self.report(node.span, "SCH003", f"{record.title} thiếu khóa “{declared.name}”", declared.description)
        return fields

    def value(self, node: Node, kind: s.Type, name: str) -> Any:
        """Read one value; ``_WRONG`` when it does not fit."""
        if isinstance(kind, s.RecordType):
            read = self.record(node, s.RECORDS[kind.name])
            return _WRONG if read is None else read
        if isinstance(kind, s.ListOf):
            return self._list(node, kind.item, name)
        if isinstance(kind, s.Lines):
            return self._lines(node, name)
        if isinstance(kind, s.Quantity):
            return self._quantity(node, name)
        if not isinstance(node, ScalarNode):
            self.report(
                node.span, "SCH002", f"“{name}” phải là một giá trị đơn, ở đây gặp {_called(node)}", "ghi giá trị ngay sau dấu hai chấm"
            )
            return _WRONG
        return self._scalar(node, kind, name)

    def _list(self, node: Node, kind: s.Type, name: str) -> Any:
        if not isinstance(node, SequenceNode):
            self.report(
                node.span, "SCH002", f"“{name}” phải là một danh sách, ở đây gặp {_called(node)}", "mỗi phần tử một dòng, mở đầu bằng “- ”"
            )
            return _WRONG
        values = (self.value(item, kind, name) for item in node.items)
        return tuple(v for v in values if v is not _WRONG)

    def _lines(self, node: Node, name: str) -> Any:
        if isinstance(node, ScalarNode):
            lines = [line.strip() for line in node.value.split("\n") if line.strip()]
            if not lines:
                self._empty(node, name)
                return _WRONG
            return tuple(lines)
        if isinstance(node, SequenceNode) and not node.items:
            self._empty(node, name)
            return _WRONG
        return self._list(node, s.Line(), name)

    def _quantity(self, node: Node, name: str) -> Any:
        parts = node.items if isinstance(node, SequenceNode) else (node,)
        numbers = [_number(p.value) for p in parts if isinstance(p, ScalarNode)]
        if len(numbers) != len(parts) or None in numbers or len(numbers) not in (1, 2):
            self.report(
                node.span,
                "SCH006",
                f"“{name}” phải là một số hoặc hai số [thấp, cao]",
                "dùng dấu chấm thập phân, không dấu ngăn nghìn: 3.55, 8500, [5.0, 5.6]",
            )
            return _WRONG
        return tuple(numbers)

    def _empty(self, node: Node, name: str) -> None:
        self.report(node.span, "SCH004", f"“{name}” để trống", "ghi giá trị, hoặc xóa khóa này nếu văn bản không ghi")

    def _scalar(self, node: ScalarNode, kind: s.Type, name: str) -> Any:
        value = node.value.strip()
        if not value or (node.plain and value in ("~", "null")):
            self._empty(node, name)
            return _WRONG
        if isinstance(kind, s.Text):
            return node.value
        if isinstance(kind, s.Line):
            return re.sub(r"\s*\n\s*", " ", value) if "\n" in value else value
        if isinstance(kind, s.Choice):
            return self._choice(node, value, kind, name)
        if isinstance(kind, s.Slug):
            return self._slug(node, value, kind)
        if isinstance(kind, s.Day):
            return self._day(node, value, name)
        if isinstance(kind, s.Due):
            return self._due(node, value, name)
        if isinstance(kind, s.Flag):
            if value not in ("true", "false"):
                self.report(
                    node.span, "SCH005", f"“{name}” phải là true hoặc false, gặp “{value}”", "true nghĩa là có, false nghĩa là không"
                )
                return _WRONG
            return value == "true"
        return self._whole(node, value, kind if isinstance(kind, s.Whole) else s.Whole(), name)

    def _whole(self, node: ScalarNode, value: str, kind: s.Whole, name: str) -> Any:
        if not re.fullmatch("[0-9]{1,6}", value) or not kind.least <= int(value) <= kind.most:
            most = f" đến {kind.most}" if kind.most != s.Whole.most else ""
            self.report(node.span, "SCH006", f"“{name}” phải là số nguyên từ {kind.least}{most}, gặp “{value}”")
            return _WRONG
        return int(value)

    def _choice(self, node: ScalarNode, value: str, kind: s.Choice, name: str) -> Any:
        words = [word for word, _ in kind.words]
        if value in words:
            return value
        by_name = {called.casefold(): word for word, called in kind.words}
        hint = did_you_mean(value, words)
        if value.casefold() in by_name:
            hint = f"có phải ý bạn là “{by_name[value.casefold()]}”?"
        self.report(node.span, "SCH005", f"“{name}” không nhận giá trị “{value}”", hint)
        return _WRONG

    def _slug(self, node: ScalarNode, value: str, kind: s.Slug) -> Any:
        if not is_slug(value):
            self.report(
                node.span,
                "SCH007",
                f"“{value}” không phải là mã hợp lệ",
                f"mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ: {suggest_slug(value) or 'nghi-quyet-1'}",
            )
            return _WRONG
        return Reference(value, node.span)

    def _day(self, node: ScalarNode, value: str, name: str) -> Any:
        day = parse_date(value)
        if day is None:
            self.report(
                node.span,
                "SCH008",
                f"“{name}” không phải là ngày có thật: “{value}”",
                "viết năm-tháng-ngày (2023-07-12) hoặc ngày/tháng/năm (12/7/2023); bỏ khóa này nếu văn bản không ghi ngày",
            )
            return _WRONG
        return day

    def _due(self, node: ScalarNode, value: str, name: str) -> Any:
        if not is_due(value):
            self.report(
                node.span,
                "SCH009",
                f"“{name}” không phải là mốc thời gian: “{value}”",
                "ví dụ 2025, 2021-Q2 (quý II), 2023-H2 (6 tháng cuối năm), 2024-03, 2024-03-31; định kỳ: "
                + ", ".join("periodic:" + p for p in PERIODS),
            )
            return _WRONG
        return value


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", text) else None


def _called(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "một nhóm khóa"
    if isinstance(node, SequenceNode):
        return "một danh sách"
    return f"“{node.value[:40]}”" if node.value else "giá trị trống"
