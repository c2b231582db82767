"""A document's fields to a ``Document``: letterhead, tree of items with their paths, claims."""

from __future__ import annotations

from dataclasses import replace

from build_tools.diagnostics import Span
from build_tools.ids import PARTS, SiblingPaths, is_label, join_path
from build_tools.load.reader import Fields, Reader
from build_tools.load.registries import id_of, read_relations
from build_tools.markup import line_positions, parse_text
from build_tools.model import (
    Assignment,
    Attestation,
    Block,
    Citation,
    Correction,
    Deadline,
    Document,
    Footnote,
    Furniture,
    Item,
    Letterhead,
    Paragraph,
    Review,
    Signature,
    Target,
)


def read_document(identity: str, fields: Fields, reader: Reader) -> Document | None:
    """Build the document; None when it lacks what nothing can do without."""
    if not fields.lines("title") or not fields.text("kind"):
        return None
    original = fields.record("original")
    signature = fields.record("signature")
    return Document(
        id=identity,
        kind=fields.text("kind"),
        span=fields.span,
        title_lines=fields.lines("title"),
        short_title=fields.text("short_title"),
        number=fields.text("number"),
        date=fields.day("date"),
        issuer=id_of(fields, "issuer"),
        locality=id_of(fields, "locality"),
        originals=original.lines("files") if original else (),
        part=int(original.values.get("part", 1)) if original else 1,
        letterhead=_letterhead(fields.record("letterhead")),
        addressees=_block(fields.record("addressees")),
        items=_items_of_document(fields, reader),
        recipients=_block(fields.record("recipients")),
        signature=Signature(signature.lines("capacity"), signature.text("name")) if signature else Signature(),
        furniture=tuple(Furniture("\n".join(f.lines("text")), f.text("what"), f.text("note"), f.span) for f in fields.records("furniture")),
        attested=tuple(Attestation(a.lines("fields"), a.text("source"), a.span) for a in fields.records("attested")),
        relations=read_relations(fields),
        summary=fields.text("summary"),
        topics=fields.references("topics"),
        reviewed=_reviews(fields),
        field_spans=tuple((name, node.span) for name, node in fields.nodes.items()),
    )


def _block(fields: Fields | None) -> Block:
    if fields is None:
        return Block()
    heading = (fields.span_of("heading"),) if fields.text("heading") else ()
    return Block(fields.text("heading"), fields.lines("lines"), (*heading, *fields.line_spans("lines")))


def _items_of_document(fields: Fields, reader: Reader) -> tuple[Item, ...]:
    """Title, preamble, numbered tree, closing, recipients, signature, in printed order."""
    title = _of_lines("title", "", fields.span_of("title"), (fields.lines("title"), fields.line_spans("title")))
    items = [replace(title, corrections=_corrections(fields), citations=_citations(fields))]
    preamble = fields.record("preamble")
    if preamble:
        items.append(_ItemReader(reader, preamble, "preamble", "preamble", False).read())
    items += _outermost(reader, fields.records("items"))
    closing = fields.record("closing")
    if closing:
        items.append(_ItemReader(reader, closing, "closing", "closing", False).read())
    recipients = fields.record("recipients")
    if recipients:
        listed = (recipients.lines("lines"), recipients.line_spans("lines"))
        part = _of_lines("recipients", recipients.text("heading"), recipients.span, listed)
        heading = recipients.scalar("heading")
        items.append(replace(part, heading_lines=line_positions(heading) if heading else ()))
    signature = fields.record("signature")
    if signature:
        name = ((signature.text("name"),), (signature.span_of("name"),)) if signature.text("name") else ((), ())
        capacity = (signature.lines("capacity"), signature.line_spans("capacity"))
        items.append(_of_lines("signature", "", signature.span, capacity, name))
    return tuple(items)


def _outermost(reader: Reader, children: tuple[Fields, ...]) -> list[Item]:
    """The numbered parts; paragraphs without a label between them become parts ``d1``, ``d2`` …"""
    items, between = _read_children(reader, children, "", False)
    out: list[Item] = []
    names = SiblingPaths([*PARTS, *(item.path for item in items)])
    for position in range(len(items) + 1):
        here = tuple(replace(p, position=0) for p in between if p.position == position)
        if here:
            span = here[0].lines[0][1] if here[0].lines else children[0].span
            out.append(Item(names.numbered("d"), "", "item", "", here, span))
        out += items[position : position + 1]
    return out


def _letterhead(fields: Fields | None) -> Letterhead:
    if fields is None:
        return Letterhead()
    return Letterhead(fields.lines("left"), fields.lines("right"), (*fields.line_spans("left"), *fields.line_spans("right")))


def _of_lines(path: str, heading: str, span: Span, *parts: tuple[tuple[str, ...], tuple[Span, ...]]) -> Item:
    """A part that consists of printed lines, each a paragraph."""
    paragraphs = [Paragraph(line, lines=((0, place),)) for lines, places in parts for line, place in zip(lines, places, strict=False)]
    return Item(path, "", path, heading, tuple(paragraphs), span)


def _read_children(reader: Reader, children: tuple[Fields, ...], parent: str, tasks: bool) -> tuple[list[Item], list[Paragraph]]:
    """Children with their paths, and the continuation paragraphs that stand between them."""
    names = SiblingPaths(() if parent else PARTS)
    items: list[Item] = []
    between: list[Paragraph] = []
    for fields in children:
        label = fields.text("label")
        if not label and not fields.text("heading"):
            between += _continuation(reader, fields, len(items))
            continue
        if label and not is_label(label):
            reader.report(
                fields.span_of("label"), "DOC004", f"ký hiệu “{label}” không có chữ hay số nào", "ghi ký hiệu như in, ví dụ I., 1.1., a), -"
            )
            continue
        segment = names.labelled(label) if label else names.numbered("h")
        kind = "run_in" if fields.flag("run_in") else "bullet" if segment[0] in "bpo" and label.strip() in "-–•*+o" else "item"
        items.append(_ItemReader(reader, fields, join_path(parent, segment), kind, tasks).read())
    return items, between


def _continuation(reader: Reader, fields: Fields, position: int) -> list[Paragraph]:
    node = fields.scalar("text")
    extra = [name for name in fields.nodes if name != "text"]
    if node is None or extra:
        reader.report(
            fields.span,
            "DOC001",
            "mục không có ký hiệu (label) chỉ được có text" if extra else "mục trống: không có ký hiệu, tiêu đề hay nội dung",
            f"chuyển “{extra[0]}” lên mục cha, hoặc thêm label" if extra else "xóa dấu “-” thừa, hoặc thêm label và text",
        )
        return []
    parsed = parse_text(node, position)
    reader.problems += parsed.diagnostics
    return list(parsed.paragraphs)


class _ItemReader:
    """Reads one item and its subtree. ``tasks`` is what an ancestor said of the leaves."""

    def __init__(self, reader: Reader, fields: Fields, path: str, kind: str, tasks: bool) -> None:
        self.reader = reader
        self.fields = fields
        self.path = path
        self.kind = kind
        said = fields.flag("tasks")
        self.tasks = tasks if said is None else said

    def read(self) -> Item:
        fields = self.fields
        own = self._paragraphs("text")
        children, between = _read_children(self.reader, fields.records("items"), self.path, self.tasks)
        paragraphs = (*own, *between)
        leaf = not any(not child.run_in for child in children)
        said = fields.flag("task")
        claims = bool(fields.records("assignments"))
        heading = fields.scalar("heading")
        kind = self.kind
        if kind == "item" and fields.text("heading"):
            kind = "section"
        return Item(
            path=self.path,
            label=fields.text("label"),
            kind=kind,
            heading=fields.text("heading"),
            paragraphs=paragraphs,
            span=fields.span,
            children=tuple(children),
            footnotes=self._footnotes(paragraphs),
            corrections=_corrections(fields),
            task=said if said is not None else claims or (self.tasks and leaf and kind != "run_in"),
            assignments=tuple(
                Assignment(id_of(a, "body"), a.text("role"), a.text("quote"), a.span_of("quote"), a.span_of("body"))
                for a in fields.records("assignments")
            ),
            deadlines=tuple(
                Deadline(d.text("due"), d.text("kind") or _default_kind(d.text("due")), d.text("quote"), d.span_of("quote"))
                for d in fields.records("deadlines")
            ),
            targets=tuple(_target(t) for t in fields.records("targets")),
            implements=fields.references("implements"),
            citations=_citations(fields),
            topics=fields.references("topics"),
            reviewed=_reviews(fields),
            heading_lines=line_positions(heading) if heading else (),
        )

    def _paragraphs(self, name: str) -> tuple[Paragraph, ...]:
        node = self.fields.scalar(name)
        if node is None:
            return ()
        parsed = parse_text(node)
        self.reader.problems += parsed.diagnostics
        return parsed.paragraphs

    def _footnotes(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Footnote, ...]:
        """Notes in the order typed, each with the offset of its mark in the item's text."""
        anchors = self._anchors(paragraphs)
        unused = dict(anchors)
        notes: dict[str, Footnote] = {}
        for fields in self.fields.records("footnotes"):
            mark, node = fields.text("mark"), fields.scalar("text")
            if node is None:
                continue
            parsed = parse_text(node)
            self.reader.problems += parsed.diagnostics
            for inner in (n.mark for p in parsed.paragraphs for n in p.notes):
                self.reader.report(fields.span_of("text"), "DOC003", f"dấu [^{inner}] nằm trong một chú thích", "viết \\[^ nếu là chữ thật")
            if mark in notes:
                self._repeated(fields.span_of("mark"), mark, "hai chú thích cùng dấu")
            elif mark not in anchors:
                hint = f"đặt [^{mark}] vào chỗ có dấu chú thích; tiêu đề và tên văn bản không mang chú thích"
                self.reader.report(fields.span_of("mark"), "DOC002", f"chú thích “{mark}” không có dấu trong text của mục", hint)
            unused.pop(mark, None)
            notes.setdefault(mark, Footnote(mark, parsed.paragraphs, anchors.get(mark, 0), fields.span))
        for mark in unused:
            hint = f'thêm vào footnotes: - mark: "{mark}"'
            self.reader.report(self.fields.span_of("text"), "DOC003", f"dấu [^{mark}] không có chú thích tương ứng", hint)
        return tuple(notes.values())

    def _anchors(self, paragraphs: tuple[Paragraph, ...]) -> dict[str, int]:
        """Mark -> its offset in the item's text."""
        anchors: dict[str, int] = {}
        offset = 0
        for paragraph in paragraphs:
            for note in paragraph.notes:
                if note.mark in anchors:
                    self._repeated(self.fields.span_of("text"), note.mark, "dấu xuất hiện hai lần")
                anchors.setdefault(note.mark, offset + note.offset)
            offset += len(paragraph.text) + 1
        return anchors

    def _repeated(self, span: Span, mark: str, what: str) -> None:
        hint = "trong một mục mỗi dấu chú thích chỉ dùng một lần; tách mục nếu bản in đánh số lại từ đầu"
        self.reader.report(span, "DOC005", f"[^{mark}]: {what} trong cùng một mục", hint)


def _corrections(fields: Fields) -> tuple[Correction, ...]:
    return tuple(
        Correction(c.text("printed"), c.text("read_as"), c.text("why"), c.span_of("printed")) for c in fields.records("corrections")
    )


def _citations(fields: Fields) -> tuple[Citation, ...]:
    return tuple(
        Citation(c.text("quote"), id_of(c, "target"), c.span_of("quote"), c.span_of("target")) for c in fields.records("citations")
    )


def _reviews(fields: Fields) -> tuple[Review, ...]:
    found = []
    for review in fields.records("reviewed"):
        instrument, day = review.reference("instrument"), review.day("date")
        if instrument and day:
            found.append(Review(instrument, day, review.text("note"), review.span))
    return tuple(found)


def _default_kind(due: str) -> str:
    return "periodic" if due.startswith("periodic:") else "deadline"


def _target(fields: Fields) -> Target:
    return Target(
        indicator=id_of(fields, "indicator"),
        op=fields.text("op"),
        value=tuple(fields.values.get("value", ())),
        unit=fields.text("unit"),
        year=fields.text("year"),
        quote=fields.text("quote"),
        result=fields.flag("result") is True,
        span=fields.span_of("quote"),
        indicator_span=fields.span_of("indicator"),
    )
