"""Compares what documents say with what was received, letter by letter."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from build_tools.diagnostics import Diagnostic, Related, Span
from build_tools.fidelity.expected import Float, Segment, floats_of, flow_of, signature_of
from build_tools.fidelity.groups import groups_of
from build_tools.fidelity.received import ReceivedLine, first_words, parted, read_received
from build_tools.fidelity.words import Words
from build_tools.model import Document, Original

ORIGINALS_FOLDER = "content/originals/"


@dataclass(frozen=True)
class FidelityReport:
    """What became of the characters (white space aside) of originals that belong together."""

    originals: tuple[str, ...]
    total: int
    compared: int
    furniture: int
    layout_marks: int
    corrections: int
    differences: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        return " + ".join(self.originals)


def compare_originals(originals: Iterable[Original], documents: Iterable[Document]) -> tuple[FidelityReport, ...]:
    """A report for each group of originals and documents that share files."""
    received = {o.name: o for o in originals}
    reports = (compare_group([received[name] for name in names], held) for names, held in groups_of(documents, received))
    return tuple(sorted(reports, key=lambda report: report.originals))


def compare_group(originals: Sequence[Original], documents: Sequence[Document]) -> FidelityReport:
    """Compare originals, read one after another, with the documents they hold, in the order of ``part``."""
    ordered = sorted(documents, key=lambda d: (d.part, d.id))
    lines = tuple(line for original in originals for line in read_received(original.name, original.data))
    comparison = _Comparison(lines)
    comparison.claim_all(floating for document in ordered for floating in floats_of(document))
    orders = [[s for d in ordered for s in flow_of(d) if s.text]]
    if not comparison.fits(*orders):
        orders.append([s for d in ordered for s in flow_of(d, signature_first=True) if s.text])
    if not comparison.fits(*orders):
        beside = comparison.copied()
        apart = beside.claim_beside(ordered)
        read_across = [s for d in ordered for s in flow_of(d, signed=d.id not in apart) if s.text]
        if beside.fits(read_across):
            comparison, orders = beside, [read_across]
    comparison.compare_flow(*orders)
    total = sum(len(line.text.replace(" ", "")) + line.marks for line in lines)
    marks = sum(line.marks for line in lines)
    return FidelityReport(
        originals=tuple(o.name for o in originals),
        total=total,
        compared=total - marks - comparison.furniture,
        furniture=comparison.furniture,
        layout_marks=marks,
        corrections=sum(len(item.corrections) for d in ordered for item in d.walk()),
        differences=tuple(comparison.problems),
    )


class _Comparison:
    def __init__(self, lines: tuple[ReceivedLine, ...]) -> None:
        self.files = ", ".join(dict.fromkeys(ORIGINALS_FOLDER + line.file for line in lines)) or "(trống)"
        self.lines = lines
        self.free = [True] * len(lines)
        self.problems: list[Diagnostic] = []
        self.furniture = 0
        self.starts = first_words(lines)

    def copied(self) -> _Comparison:
        """One with which something can be tried."""
        other = copy(self)
        other.free, other.problems = [*self.free], [*self.problems]
        return other

    def claim_all(self, floats: Iterable[Float]) -> None:
        """Those that are there first: one may uncover another."""
        for floating in [one for one in floats if not self.claim(one)]:
            if not self.claim(floating):
                self._claim_nearest(floating)

    def claim(self, floating: Float) -> bool:
        """Take the lines of a float out of the running text, if they are there."""
        found = self._find(floating.text)
        if found is None:
            return False
        received = [self.lines[i] for i in found]
        for index in found:
            self.free[index] = False
        if floating.segments[0].kind == "furniture":
            self.furniture += sum(len(line.text.replace(" ", "")) for line in received)
        else:
            self._compare_styles(floating.segments, received)
        return True

    def claim_beside(self, documents: Sequence[Document]) -> set[str]:
        """Documents whose signature stands in full lines somewhere, among the recipients perhaps; its lines are claimed."""
        apart = set()
        for document in documents:
            lines = signature_of(document)
            if lines and all(self._find(line.text) for line in lines):
                apart.add(document.id)
                for line in lines:
                    self.claim(line)
        return apart

    def _find(self, text: str) -> list[int] | None:
        for start in self.starts.get(text.split(" ", 1)[0], ()):
            taken, length = [], -1
            for index in range(start, len(self.lines)):
                if not self.free[index]:
                    break
                taken.append(index)
                length += len(self.lines[index].text) + 1
                if length >= len(text):
                    break
            if length == len(text) and " ".join(self.lines[i].text for i in taken) == text:
                return taken
        return self._find_beside(text)

    def _find_beside(self, text: str) -> list[int] | None:
        """A column that recognition ran into one line with the one beside it: the line is parted there."""
        for index, line in enumerate(self.lines):
            pieces = parted(line, text) if self.free[index] else ()
            if pieces:
                self.lines = (*self.lines[:index], *pieces, *self.lines[index + 1 :])
                self.free.insert(index, True)
                self.starts = first_words(self.lines)
                return [index + [piece.text for piece in pieces].index(text)]
        return None

    def _claim_nearest(self, floating: Float) -> None:
        """Not there word for word: compare it with the free stretch of lines most like it."""
        text = floating.text
        best, best_ratio = (0, 0), 0.55
        for start in range(len(self.lines)):
            length = -1
            for end in range(start, min(start + 12, len(self.lines))):
                if not self.free[end]:
                    break
                length += len(self.lines[end].text) + 1
                if length > 2 * len(text) + 20:
                    break
                if 2 * length < len(text):
                    continue
                received = " ".join(line.text for line in self.lines[start : end + 1])
                matcher = difflib.SequenceMatcher(None, text.split(" "), received.split(" "), autojunk=False)
                if matcher.quick_ratio() > best_ratio and matcher.ratio() > best_ratio:
                    best, best_ratio = (start, end + 1), matcher.ratio()
        if best == (0, 0):
            self.problems.append(
                Diagnostic(
                    floating.segments[-1].place(0),
                    "FID001",
                    f"{floating.what} này không có trong bản gốc {self.files}: “{_short(text)}”",
                    "chép lại đúng như bản nhận được",
                )
            )
            return
        received_lines = self.lines[best[0] : best[1]]
        for index in range(*best):
            self.free[index] = False
        self._report_differences(floating.segments, received_lines)

    def fits(self, *orders: Sequence[Segment]) -> bool:
        """Whether the free lines are the running text in one of the orders."""
        text = " ".join(line.text for line, free in zip(self.lines, self.free, strict=True) if free)
        return any(_same(segments, text) for segments in orders)

    def compare_flow(self, *orders: Sequence[Segment]) -> None:
        """The running text, in one of the orders it may be printed in, against all lines that no float took."""
        received = [line for line, free in zip(self.lines, self.free, strict=True) if free]
        text = " ".join(line.text for line in received)
        for segments in orders:
            if _same(segments, text):
                self._compare_styles(segments, received)
                return
        self._report_differences(orders[0], received)

    def _report_differences(self, segments: Sequence[Segment], received: Sequence[ReceivedLine]) -> None:
        ours = Words([(s.text, s) for s in segments])
        theirs = Words([(line.text, line) for line in received])
        matcher = difflib.SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
        for op, a, b, c, d in matcher.get_opcodes():
            if op != "equal":
                self.problems.append(self._difference(op, ours, (a, b), theirs, (c, d)))

    def _difference(self, op: str, ours: Words, a: tuple[int, int], theirs: Words, b: tuple[int, int]) -> Diagnostic:
        written = _short(" ".join(ours.words[slice(*a)]))
        printed = _short(" ".join(theirs.words[slice(*b)]))
        segment, offset = ours.at(a[0] - 1 if op == "insert" and a[0] else a[0])
        line, column = theirs.at(b[0])
        place = Span(ORIGINALS_FOLDER)
        if isinstance(line, ReceivedLine):
            place = Span(ORIGINALS_FOLDER + line.file, line.number, _column(line, column))
        span = segment.place(offset) if isinstance(segment, Segment) else place
        span = replace(span, length=max(1, len(written or "".join(ours.words[a[0] - 1 : a[0]]))))
        hint = "chép đúng như bản nhận được; lỗi quét thì khai trong corrections"
        if op == "delete":
            return Diagnostic(
                span, "FID003", f"thừa so với bản gốc: “{written}”", hint, related=(Related(place, "bản gốc ở chỗ này không có"),)
            )
        if op == "insert":
            return Diagnostic(
                span,
                "FID002",
                f"thiếu so với bản gốc, sau chữ này: “{printed}”",
                hint + "; con dấu, số trang thì khai trong furniture",
                related=(Related(place, "bản gốc ghi ở đây"),),
            )
        return Diagnostic(
            span, "FID001", f"khác bản gốc: ở đây “{written}”, bản gốc “{printed}”", hint, related=(Related(place, "bản gốc ghi ở đây"),)
        )

    def _compare_styles(self, segments: Sequence[Segment], received: Sequence[ReceivedLine]) -> None:
        """Same letters: now the emphasis, where the document's text may carry any."""
        theirs = _styles([(line.text, line.emphases) for line in received])
        at = 0
        for segment in segments:
            ours = _styles([(segment.text, segment.emphases)])
            window = theirs[at : at + len(ours)]
            at += len(ours)
            if segment.styled and ours != window:
                self._report_style(segment, ours, window)

    def _report_style(self, segment: Segment, ours: list[str], theirs: list[str]) -> None:
        """Tell the first run of letters with another style; both lists leave out spaces."""
        places = [i for i, letter in enumerate(segment.text) if letter != " "]
        first = next(i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b)
        last = first
        while last + 1 < min(len(ours), len(theirs)) and ours[last + 1] != theirs[last + 1]:
            last += 1
        names = {"": "chữ thường", "em": "nghiêng", "strong": "đậm"}
        quote = _short(segment.text[places[first] : places[last] + 1])
        message = f"kiểu chữ khác bản gốc ở “{quote}”: ở đây {names[ours[first]]}, bản gốc {names[theirs[first]]}"
        self.problems.append(Diagnostic(segment.place(places[first]), "FID004", message, "dùng *nghiêng* hoặc **đậm** như bản nhận được"))


def _same(segments: Sequence[Segment], received: str) -> bool:
    """Equal letter by letter and space by space; only the space after a label may be missing in print."""
    expected = " ".join(s.text for s in segments)
    if expected == received:
        return True
    if expected.replace(" ", "") != received.replace(" ", ""):
        return False
    pattern = "".join(re.escape(s.text) + (" ?" if s.kind == "label" else " ") for s in segments)
    return re.fullmatch(pattern.rstrip(" ?"), received) is not None


def _styles(pieces: Iterable[tuple[str, Sequence[tuple[int, int, str]]]]) -> list[str]:
    """The style of each letter of the pieces, spaces left out; within bold, slanted counts as bold."""
    out: list[str] = []
    for text, emphases in pieces:
        if not emphases:
            out += [""] * (len(text) - text.count(" "))
            continue
        styles = [""] * len(text)
        for start, end, style in sorted(emphases, key=lambda e: e[2] == "strong"):
            styles[start:end] = [style] * (min(end, len(text)) - start)
        out += [style for style, letter in zip(styles, text, strict=True) if letter != " "]
    return out


def _column(line: ReceivedLine, offset: int) -> int:
    """Column in the raw line of the word at ``offset`` of the cleaned text."""
    word = line.text[offset:].split(" ", 1)[0]
    found = line.raw.find(word, max(0, offset - 2)) if word else -1
    return (found if found >= 0 else 0) + 1


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:50]} … {text[-25:]}"
