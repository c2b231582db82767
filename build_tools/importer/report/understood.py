"""What was understood of a paper and how surely: figures and sentences for both forms of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from build_tools.importer.lines import Paper
from build_tools.importer.report.places import TITLE, SourceLine, located, named_items
from build_tools.importer.structure import Draft, Finding, unaccounted
from build_tools.importer.structure.accounting import lines_of
from build_tools.importer.structure.words import EXACT_FORMS
from build_tools.importer.yaml_draft import UNKNOWN
from build_tools.vietnamese.dates import show_date
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vietnamese.numerals import show_number
from build_tools.vocabularies import DOCUMENT_KINDS, FURNITURE_KINDS

NOT_SEEN = "không thấy"
_HEAD = ("kind", "number", "date", "title")
_QUOTE = 90
_TO_FILL = {"locality": "mã địa phương", "issuer": "mã cơ quan ban hành"}


@dataclass(frozen=True)
class Letters:
    """Letters of a paper, white space aside: in documents, outside them, lost on the way, come from nowhere."""

    received: int
    outside: int
    lost: str
    added: str
    layout: int
    """Signs of layout (``**``, ``#``) that the reader took off."""

    @property
    def inside(self) -> int:
        return max(0, self.received - len(self.lost) - self.outside)

    @property
    def share(self) -> str:
        """Never said to be whole when it is not: 100 %, 99,9 %, …"""
        kept = self.received - len(self.lost)
        thousandths = 1000 * kept // self.received if self.received else 1000
        return f"{show_number(thousandths / 10)} %"


@dataclass(frozen=True)
class Sureness:
    """Confidence in the decisions of a part: how many, mean, lowest, and the source line of the lowest."""

    part: str
    decisions: int
    average: float
    lowest: float
    line: int = 0


@dataclass(frozen=True)
class Doubt:
    """A finding with its document (from 0) and the place of the source where an editor should look."""

    document: int
    finding: Finding
    line: SourceLine | None = None
    where: str = ""
    enclosed: bool = False
    """Whether the document goes with another one, so that it need not have this part of a head or a foot."""

    @property
    def is_lack(self) -> bool:
        """Whether something is missing; then there is no decision to be more or less sure of."""
        return _is_lack(self.finding)

    @property
    def sure(self) -> str:
        """How sure the import is, in words that stand alone: ``chắc 60 %``, or ``thiếu``."""
        return "thiếu" if self.is_lack else f"chắc {percent(self.finding.confidence)}"

    @property
    def hint(self) -> str:
        """What to do."""
        return "văn bản kèm theo thường không ghi" if self.is_lack and self.enclosed else self.finding.hint

    @property
    def place(self) -> str:
        """Where to look, in words."""
        if self.line is None:
            return self.where or "cả văn bản"
        parts = [self.where, f"dòng {self.line.number}", f"trang {self.line.page}" if self.line.page > 1 else ""]
        return ", ".join(part for part in parts if part)

    @property
    def quote(self) -> str:
        """The source's words there."""
        return shortened(self.line.text) if self.line else ""


@dataclass(frozen=True)
class Understood:
    """All that the report says, whatever its form."""

    letters: Letters
    lines: tuple[SourceLine, ...]
    doubts: tuple[Doubt, ...]
    """The least sure first."""

    @property
    def not_placed(self) -> tuple[SourceLine, ...]:
        return tuple(line for line in self.lines if not line.is_placed)


def understood(paper: Paper, drafts: Sequence[Draft]) -> Understood:
    """Figures of a whole paper."""
    lines = located(paper, drafts)
    return Understood(_letters(paper, drafts), lines, _doubts(drafts, lines))


def _is_lack(finding: Finding) -> bool:
    return finding.what.startswith(NOT_SEEN)


def percent(confidence: float) -> str:
    """0.625 -> 62 %; sure is only what is wholly sure."""
    return f"{int(confidence * 100 + 1e-9)} %"


def facts(draft: Draft) -> list[tuple[str, str]]:
    """(what, how the draft has it), in the order of a printed paper."""
    head = draft.letterhead
    form = TYPE_NAMES.get(draft.form, draft.form)
    kind = DOCUMENT_KINDS.get(draft.kind, draft.kind)
    written = f"{kind} (văn bản ghi: {form.lower()})" if form and draft.form not in EXACT_FORMS else kind
    signature = ", ".join((*draft.signature.capacity, draft.signature.name)).strip(", ")
    return [
        ("Loại", written),
        ("Số, ký hiệu", draft.number or NOT_SEEN),
        ("Ngày", show_date(draft.date) if draft.date else NOT_SEEN),
        ("Nơi ban hành", draft.place or NOT_SEEN),
        ("Tên", " ".join(draft.title_lines) or NOT_SEEN),
        ("Đầu văn bản, bên trái", " / ".join(head.left) or NOT_SEEN),
        ("Đầu văn bản, bên phải", " / ".join(head.right) or NOT_SEEN),
        ("Kính gửi", " / ".join(draft.addressees.lines) or NOT_SEEN),
        ("Nội dung", _content(draft)),
        ("Nơi nhận", f"{len(draft.recipients.lines)} dòng" if draft.recipients.lines else NOT_SEEN),
        ("Chữ ký", signature or NOT_SEEN),
        ("Ngoài văn bản", _furniture(draft)),
    ]


def _content(draft: Draft) -> str:
    items = [item for top in draft.items for item in top.walk()]
    inner = [item for part in (draft.preamble, draft.closing) if part for item in part.walk() if item.label]
    kinds = Counter(item.kind for item in (*items, *inner))
    notes = sum(len(item.footnotes) for item in draft.walk())
    counted = (
        (kinds["section"], "phần có tên"), (kinds["item"], "mục"), (kinds["run_in"], "ý đánh số trong câu"), (notes, "chú thích"),
    )  # fmt: skip
    return ", ".join(f"{number} {name}" for number, name in counted if number) or "không chia mục"


def _furniture(draft: Draft) -> str:
    kinds = Counter(FURNITURE_KINDS.get(piece.what, piece.what) for piece in draft.furniture)
    return ", ".join(f"{number} × {name.lower()}" for name, number in kinds.items()) or "không có"


def sureness(draft: Draft) -> list[Sureness]:
    """Head, opening, each item of the first level, closing, foot: how sure their decisions are.

    A decision is a field of head or foot, an item, or a finding about a line that begins no item. What is not there was not decided.
    """
    left = [finding for finding in draft.findings if finding.where not in (*_HEAD, "signature")]
    rows = [*_of_fields("Phần đầu", _HEAD, draft)]
    tops = [part for part in (draft.preamble, *draft.items, draft.closing) if part]
    names = {id(item): name for name, item in named_items(draft)}
    for place, top in enumerate(tops):
        end = tops[place + 1].line if place + 1 < len(tops) else float("inf")
        begin = top.line if place else 0
        own = [(finding.confidence, finding.line) for finding in left if begin <= finding.line < end]
        doubted = {line for _, line in own}
        values = [*own, *((item.confidence, item.line) for item in top.walk() if item.line not in doubted or item.run_in)]
        heading = f" {top.heading}" if top.heading else ""
        rows.append(_row(names[id(top)] + heading, values))
    return [*rows, *_of_fields("Phần cuối", ("signature",), draft)]


def _of_fields(name: str, fields: Sequence[str], draft: Draft) -> Iterator[Sureness]:
    told = {finding.where: finding for finding in draft.findings if finding.where in fields}
    lacking = {field for field, finding in told.items() if _is_lack(finding)}
    values = [(told[field].confidence, told[field].line) if field in told else (1.0, 0) for field in fields if field not in lacking]
    if values:
        yield _row(name, values)


def _row(name: str, values: Sequence[tuple[float, int]]) -> Sureness:
    lowest, line = min(values)
    return Sureness(name, len(values), sum(value for value, _ in values) / len(values), lowest, line if lowest < 1 else 0)


def _letters(paper: Paper, drafts: Sequence[Draft]) -> Letters:
    lines = list(lines_of(paper))
    texts = [text for line in lines for text in (line.text, *(mark for _, mark in line.note_marks))]
    lost, added = unaccounted(paper, drafts)
    return Letters(
        received=sum(map(_count, (*texts, *(note.mark for note in paper.notes)))),
        outside=sum(_count(piece.text) for draft in drafts for piece in draft.furniture),
        lost=lost,
        added=added,
        layout=sum(line.marks for line in lines),
    )


def _count(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _doubts(drafts: Sequence[Draft], lines: Sequence[SourceLine]) -> tuple[Doubt, ...]:
    first: dict[int, SourceLine] = {}
    for line in lines:
        first.setdefault(line.number, line)
    found = [
        _doubt(index, draft, finding, first.get(finding.line) if finding.line else _place_of_field(index, finding.where, lines))
        for index, draft in enumerate(drafts)
        for finding in draft.findings
    ]
    order = {id(line): place for place, line in enumerate(lines)}

    def urgency(doubt: Doubt) -> tuple[bool, float, int, int]:
        return doubt.is_lack and doubt.enclosed, doubt.finding.confidence, doubt.document, order.get(id(doubt.line), -1)

    return tuple(_lacks_together(sorted(found, key=urgency)))


def _lacks_together(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """What a document lacks at one place is one thing to look at."""
    for (is_lack, *_), members in groupby(doubts, key=lambda doubt: (doubt.is_lack, doubt.document, id(doubt.line), doubt.hint)):
        alike = list(members)
        if not is_lack:
            yield from alike
            continue
        what = "; ".join(dict.fromkeys(doubt.finding.what for doubt in alike))
        yield replace(alike[0], finding=replace(alike[0].finding, what=what))


def _place_of_field(document: int, field: str, lines: Sequence[SourceLine]) -> SourceLine | None:
    """Where a field that a finding misses is printed, if at all: names in the title, the signer at the end, all else at the top."""
    own = [line for line in lines if any(part.document == document for part in line.parts)]
    titles = [line for line in own if any(part.label == TITLE for part in line.parts)]
    if field in ("title", "kind") and titles:
        return titles[0]
    ends = own[-1:] if field == "signature" else own[:1]
    return ends[0] if ends and field else None


def _doubt(document: int, draft: Draft, finding: Finding, line: SourceLine | None) -> Doubt:
    parts = line.parts if line else ()
    label = next((part.label for part in parts if part.document == document), "")
    return Doubt(document, finding, line, label, enclosed=document > 0 and finding.where != "title" and not draft.letterhead.lines)


def to_fill(text: str) -> dict[str, str]:
    """Key -> name of what the import could not tell and a draft must have before it passes the checks."""
    return {key: f"{name} ({key})" for key, name in _TO_FILL.items() if f"\n{key}: {UNKNOWN}" in text}


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else text[:_QUOTE].rsplit(" ", 1)[0] + "…"


def trouble(facts_of: Understood, paper: Paper, drafts: Sequence[Draft]) -> Iterator[str]:
    """What was not understood, one sentence each."""
    if not drafts:
        yield "Không nhận ra văn bản nào trong tệp"
    counts = facts_of.letters
    for sign, letters in (("Thiếu", counts.lost), ("Thừa", counts.added)):
        if letters:
            yield f"{sign} {len(letters)} ký tự so với bản gốc: “{shortened(letters)}”"
    for line in facts_of.not_placed:
        yield f"Dòng {line.number}: chưa rõ nằm ở phần nào của bản nháp: “{shortened(line.text)}”"
    for report in paper.reports:
        if report.level != "info":
            yield report.text + (f" (dòng {report.line})" if report.line else "")


def document_name(index: int, count: int) -> str:
    """“Văn bản”, or which one of several."""
    return f"Văn bản {index + 1}" if count > 1 else "Văn bản"
