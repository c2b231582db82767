"""A draft as a file of the content language, as an editor would type it; the loader reads it back unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_tools.importer.structure.draft import Draft, DraftItem, Finding
from build_tools.model import Block, Paragraph

WIDTH = 96
"""Letters of text in a line, as in the files that people typed."""

UNKNOWN = "chua-ro"
"""Stands for a locality or office that the editor has to name."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/“”…%-]|:(?=\S))*")
_NOT_STRINGS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_SPECIAL = re.compile(r"[*\\]|\[(?=\^)")


@dataclass(frozen=True)
class Frame:
    """What the text cannot say: where the document belongs and from which file it came."""

    locality: str = UNKNOWN
    issuer: str = UNKNOWN
    files: tuple[str, ...] = ()
    part: int = 0
    """0: the only document of its files."""
    why: Mapping[str, str] = field(default_factory=dict)
    """Key (``locality``, ``issuer``) -> why this value, for a comment."""


@dataclass(frozen=True)
class Claims:
    """Lines of YAML that say what an editor would say: of the document, and of the n-th part of ``Draft.walk`` (from 0)."""

    document: tuple[str, ...] = ()
    parts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def yaml_of(draft: Draft, frame: Frame, findings: Sequence[Finding] = (), claims: Claims | None = None) -> str:
    """The file's text. ``findings`` become comments at the items they are about; ``claims`` stand below an item's own text."""
    return "\n".join(_Writer(findings, claims or Claims()).document(draft, frame)) + "\n"


class _Writer:
    def __init__(self, findings: Sequence[Finding], claims: Claims) -> None:
        self.claims, self.parts = claims, 0
        self.doubts: dict[int, list[Finding]] = {}
        for finding in findings:
            self.doubts.setdefault(finding.line, []).append(finding)

    def document(self, draft: Draft, frame: Frame) -> Iterator[str]:
        yield "# yaml-language-server: $schema=../../.vscode/schemas/document.schema.json"
        yield from self._comments(0, "")
        yield f"kind: {draft.kind}"
        yield from _optional("number", draft.number)
        if draft.date:
            yield f"date: {draft.date.isoformat()}"
        for key, value in (("locality", frame.locality), ("issuer", frame.issuer)):
            why = frame.why.get(key) or ("chưa biết mã" if value == UNKNOWN else "")
            yield f"{key}: {value}" + (f"  # xem lại: {why}" if why else "")
        yield "original:"
        yield f"  files: [{', '.join(_scalar(name) for name in frame.files)}]"
        if frame.part:
            yield f"  part: {frame.part}"
        yield from self.claims.document
        yield from self._frame(draft)
        if draft.preamble:
            yield "preamble:"
            yield from self._content(draft.preamble, "  ")
        if draft.items:
            yield "items:"
            for item in draft.items:
                yield from self._item(item, "  ")
        if draft.closing:
            yield "closing:"
            yield from self._content(draft.closing, "  ")
        yield from self._foot(draft)

    def _frame(self, draft: Draft) -> Iterator[str]:
        head = draft.letterhead
        if head.lines:
            yield "letterhead:"
            yield from _lines("left", head.left, "  ")
            yield from _lines("right", head.right, "  ")
        yield "title: |" if draft.title_lines else 'title: "…"  # xem lại: không thấy tên văn bản'
        yield from (f"  {line}" for line in draft.title_lines)
        yield from _block("addressees", draft.addressees)

    def _foot(self, draft: Draft) -> Iterator[str]:
        yield from _block("recipients", draft.recipients)
        signature = draft.signature
        if signature.capacity or signature.name:
            yield "signature:"
            yield from _lines("capacity", signature.capacity, "  ")
            yield from _optional("name", signature.name, "  ")
        if draft.furniture:
            yield "furniture:"
        for piece in draft.furniture:
            yield f"  - what: {piece.what}"
            yield from _optional("note", piece.note, "    ")
            if "\n" in piece.text:
                yield "    text: |"
                yield from (f"      {line}" for line in piece.text.split("\n"))
            else:
                yield f"    text: {_scalar(piece.text)}"

    def _item(self, item: DraftItem, indent: str) -> Iterator[str]:
        if not item.run_in:
            yield from self._comments(item.line, indent)
        inner = indent + "  "
        lines = [*_optional("label", item.label, inner), *([f"{inner}run_in: true"] if item.run_in else [])]
        if item.heading:
            lines += _long("heading", item.heading, inner)
        lines += self._content(item, inner)
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]

    def _content(self, item: DraftItem, indent: str) -> Iterator[str]:
        own = [p for p in item.paragraphs if p.position == 0]
        if own:
            yield f"{indent}text: |"
            yield from _paragraphs(own, indent + "  ")
        if item.footnotes:
            yield f"{indent}footnotes:"
        for note in item.footnotes:
            yield f"{indent}  - mark: {_quoted(note.mark)}"
            yield f"{indent}    text: |"
            yield from _paragraphs(note.paragraphs, indent + "      ")
        yield from (indent + line for line in self.claims.parts.get(self.parts, ()))
        self.parts += 1
        if item.children:
            yield f"{indent}items:"
        for index, child in enumerate(item.children, start=1):
            yield from self._item(child, indent + "  ")
            after = [p for p in item.paragraphs if p.position == index]
            if after:
                yield f"{indent}  - text: |"
                yield from _paragraphs(after, indent + "      ")

    def _comments(self, line: int, indent: str) -> Iterator[str]:
        for finding in self.doubts.pop(line, []):
            hint = f" ({finding.hint})" if finding.hint else ""
            yield f"{indent}# xem lại: {finding.what}{hint}".replace("\n", " ")


def _block(key: str, block: Block) -> Iterator[str]:
    if not block.heading and not block.lines:
        return
    yield f"{key}:"
    yield from _optional("heading", block.heading, "  ")
    yield from _lines("lines", block.lines or ("…",), "  ")


def _lines(key: str, lines: Sequence[str], indent: str) -> Iterator[str]:
    if lines:
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {_scalar(line)}" for line in lines)


def _optional(key: str, value: str, indent: str = "") -> Iterator[str]:
    if value:
        yield f"{indent}{key}: {_scalar(value)}"


def _long(key: str, value: str, indent: str) -> Iterator[str]:
    """A line that is read as one: on the key's line when it is short, else wrapped."""
    value = " ".join(value.split())
    if len(value) <= WIDTH:
        yield f"{indent}{key}: {_scalar(value)}"
        return
    yield f"{indent}{key}: |"
    yield from (f"{indent}  {line}" for line in _wrapped(value))


def _scalar(text: str) -> str:
    """Plain where YAML reads the same letters, else quoted."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_STRINGS and text == text.strip()
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _paragraphs(paragraphs: Sequence[Paragraph], indent: str) -> Iterator[str]:
    for index, paragraph in enumerate(paragraphs):
        if index:
            yield ""
        for line in _wrapped(markup_of(paragraph)):
            yield indent + line


def _wrapped(text: str) -> Iterator[str]:
    """Lines of at most ``WIDTH`` letters, broken at spaces; a break of the text keeps its backslash."""
    pieces = text.split("\n")
    for index, piece in enumerate(pieces):
        end = "\\" if index + 1 < len(pieces) else ""
        line = ""
        for word in piece.split(" "):
            if line and len(line) + 1 + len(word) > WIDTH:
                yield line
                line = word
            else:
                line = f"{line} {word}" if line else word
        yield line + end


def markup_of(paragraph: Paragraph) -> str:
    """The paragraph with its emphasis, footnote marks and escapes written out."""
    signs: list[tuple[int, int, str]] = []
    for emphasis in paragraph.emphases:
        sign = "**" if emphasis.style == "strong" else "*"
        signs += [(emphasis.start, 2, sign), (emphasis.end, 0, sign)]
    signs += [(note.offset, 1, f"[^{note.mark}]") for note in paragraph.notes]
    out: list[str] = []
    at = 0
    for offset, _, sign in sorted(signs, key=lambda s: s[:2]):
        out += [_escaped(paragraph.text, at, offset), sign]
        at = offset
    out.append(_escaped(paragraph.text, at, len(paragraph.text)))
    return "".join(out)


def _escaped(text: str, start: int, end: int) -> str:
    """A part of a text with the signs that would be read as markup taken out of their meaning."""
    return "".join("\\" + c if _SPECIAL.match(text, at) else c for at, c in enumerate(text[start:end], start))
