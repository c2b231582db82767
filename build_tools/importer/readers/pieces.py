"""Letters as a format gives them, made into runs: old encodings converted, NFC, single spaces, marks of notes in place."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.importer.encodings import NAMES, Encoding, convert_steps, guess, is_shown, share_of_syllables, with_horned_u
from build_tools.importer.lines import PLAIN, Report, Run, Style, merged
from build_tools.vietnamese.letters import nfc

_GONE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Piece:
    """Letters of one look. ``encoding`` is what the name of their font promises; ``mark`` instead of text: a note's mark."""

    text: str
    styles: frozenset[Style] = PLAIN
    encoding: Encoding | None = None
    mark: str = ""


@dataclass(frozen=True)
class Letters:
    """Runs, and the marks of notes with their offsets."""

    runs: tuple[Run, ...] = ()
    note_marks: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def raised(text: str) -> str:
    """Digits as raised digits, for a digit printed above the line that is no mark of a known note."""
    return text.translate(_RAISED)


class Setter:
    """Sets pieces; counts what it converted, for the report."""

    def __init__(self) -> None:
        self.converted: Counter[str] = Counter()
        self.sample = ""

    def set(self, pieces: Sequence[Piece]) -> Letters:
        """The runs of one line or paragraph."""
        letters: list[tuple[str, frozenset[Style]]] = []
        marks: list[tuple[int, str]] = []
        for group in _groups(pieces):
            if group[0].mark:
                marks.append((len(letters), group[0].mark))
                continue
            for said, styles in self._meant(group):
                _append(letters, said, styles)
        return _spaced(letters, marks)

    def _meant(self, group: Sequence[Piece]) -> Iterable[tuple[str, frozenset[Style]]]:
        """Letters of neighbouring pieces of one encoding; letters that VNI writes as two may come from two pieces."""
        text = "".join(piece.text for piece in group)
        styles = [piece.styles for piece in group for _ in piece.text]
        encoding = self._encoding(text, group[0].encoding)
        if encoding is None:
            return zip(text, styles, strict=True)
        self.converted[encoding] += 1
        self.sample = self.sample or text.strip()[:40]
        out: list[tuple[str, frozenset[Style]]] = []
        at = 0
        for said, length in convert_steps(text, encoding):
            out.append((said, styles[at]))
            at += length
        if encoding == "tcvn3":
            horned = with_horned_u("".join(said for said, _ in out))
            out = [(said, own) for said, (_, own) in zip(horned, out, strict=True)]
        return out

    @staticmethod
    def _encoding(text: str, promised: Encoding | None) -> Encoding | None:
        """What is in a font for old letters may have been typed in Unicode all the same."""
        if promised is None:
            return guess(text)
        if not is_shown(text):
            return None
        if text.isascii() and promised != "tcvn3-capitals":
            return promised if "-" in text else None
        as_it_is = share_of_syllables(text)
        meant = share_of_syllables("".join(said for said, _ in convert_steps(text, promised)))
        return None if as_it_is > meant and len(text) > 20 else promised

    def reports(self) -> tuple[Report, ...]:
        """What was converted."""
        said = [f"{NAMES[key]}: {count} đoạn" for key, count in sorted(self.converted.items())]
        text = f"Đã chuyển bảng mã cũ sang Unicode: {'; '.join(said)} (ví dụ nguyên dạng: “{self.sample}”)"
        return (Report(text),) if said else ()


def _groups(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and (piece.mark or group[0].mark or piece.encoding != group[0].encoding):
            yield group
            group = []
        if piece.mark or piece.text:
            group.append(piece)
    if group:
        yield group


def _append(letters: list[tuple[str, frozenset[Style]]], said: str, styles: frozenset[Style]) -> None:
    """One letter more; a combining mark joins the letter before it, whatever piece that is in."""
    for letter in said:
        if letters and unicodedata.combining(letter):
            joined = nfc(letters[-1][0] + letter)
            letters[-1] = (joined, letters[-1][1])
        else:
            letters.append((nfc(letter), styles))


def _spaced(letters: Sequence[tuple[str, frozenset[Style]]], marks: Sequence[tuple[int, str]]) -> Letters:
    """Single spaces, none at the ends; a space between letters of one style has it too."""
    out: list[tuple[str, frozenset[Style]]] = []
    places: list[int] = []
    for letter, styles in letters:
        places.append(len(out))
        if letter in _GONE or (ord(letter[0]) < 32 and not letter.isspace()):
            continue
        if not letter.isspace():
            out.append((letter, styles))
        elif out and out[-1][0] != " ":
            out.append((" ", styles))
    places.append(len(out))
    if out and out[-1][0] == " ":
        out.pop()
    for at in range(1, len(out) - 1):
        if out[at][0] == " ":
            out[at] = (" ", out[at - 1][1] & out[at + 1][1])
    starts = [0]
    for said, _ in out:
        starts.append(starts[-1] + len(said))
    return Letters(
        merged([Run(said, styles) for said, styles in out]), tuple((starts[min(places[at], len(out))], mark) for at, mark in marks)
    )
