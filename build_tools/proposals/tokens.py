"""A passage as a row of tokens: bodies, instruments, times, and words with the classes they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from build_tools.mentions import Time
from build_tools.proposals import words
from build_tools.proposals.lexicon import Piece, lexicon, longest, pieces
from build_tools.proposals.offices import find_offices
from build_tools.proposals.passages import Passage

_QUOTED = re.compile(r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"|\([^()\n]{0,400}\)")
PLAIN, _MARKS = frozenset({"word"}), frozenset({"mark"})
"""The classes of a word of which nothing is known, and of a sign."""
_VERBS = frozenset({"role", "act", "urge", "assign"})
_CLOSING = frozenset("\n.!?…")
_WHOM = frozenset({"các", "cho", "những", "từng"})
_SHORT_FORM = re.compile(r"(?:TP|Tp|TX|Tx|TT|Q|P|H|đ/c|Đ/c|ThS|TS|PGS|GS|St|No|[A-Z])$")


@dataclass(frozen=True)
class Office:
    """A body that a text names; ``id`` is empty when no registry has it."""

    id: str
    name: str


class Token(NamedTuple):
    """``classes`` are names of word classes, or ``body``, ``thing``, ``time``, ``aside``, ``mark``."""

    start: int
    end: int
    words: str
    classes: frozenset[str]
    role: str = ""
    office: Office | None = None
    nominal: bool = False

    def is_(self, *classes: str) -> bool:
        return not self.classes.isdisjoint(classes)

    @property
    def verb(self) -> bool:
        """Whether it says that something is done, not what is done to it."""
        return not self.nominal and not self.classes.isdisjoint(_VERBS)


_new_token = partial(tuple.__new__, Token)
"""A token from a row of all its fields, without the wrapper in Python that a named tuple has."""


def tokenize(passage: Passage) -> list[Token]:
    """All tokens of a passage; verbs behind a noun head are marked as nouns."""
    row = pieces(passage.text)
    taken = sorted(_stretches(passage, row))
    out: list[Token] = []
    at = bodies = 0
    for stretch in [*taken, None]:
        end = bisect_left(row, stretch.start, lo=at, key=_start_of) if stretch else len(row)
        out += _lexical(row[at:end])
        if stretch:
            out.append(stretch)
            bodies += stretch.is_("body")
            at = bisect_left(row, stretch.end, lo=end, key=_start_of)
    whole = list(_with_whole_names(out, passage.text)) if bodies > 1 else out
    _mark_nominals(whole)
    return whole


def _start_of(piece: Piece) -> int:
    return piece.start


def _with_whole_names(tokens: list[Token], text: str) -> Iterator[Token]:
    """“Ban Dân tộc” right before “Tỉnh ủy” is one name, which no registry has."""
    held: Token | None = None
    for token in tokens:
        if held and token.is_("body") and not text[held.end : token.start].strip(" "):
            if held.office and held.office.id == "":
                held = held._replace(end=token.end, words=text[held.start : token.end], office=Office("", text[held.start : token.end]))
            continue  # “Ban Thường vụ Tỉnh ủy” + “Tỉnh ủy …”: the second only says of whom
        if held:
            yield held
        held = token if token.is_("body") else None
        if held is None:
            yield token
    if held:
        yield held


def _stretches(passage: Passage, row: list[Piece]) -> list[Token]:
    """What is not read word by word, the surest first; none overlaps another."""
    text = passage.text
    named = [m for m in passage.mentions if m.type == "body" and m.target]
    found = _Stretches()
    found.take(_stretch(text, m.start(), m.end(), "aside" if m[0][0] == "(" else "thing") for m in _QUOTED.finditer(text))
    found.take(_stretch(text, m.start, m.end, "thing") for m in passage.mentions if m.type != "body")
    found.take(_stretch(text, m.start, m.end, "body", Office(m.target, m.text)) for m in named)
    found.take(_unregistered(passage, row, found.tokens))
    found.take(_stretch(text, t.start, _time_end(t), "time") for t in passage.times)
    return found.tokens


class _Stretches:
    """Tokens that do not overlap, in order."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []

    def take(self, found: Iterable[Token]) -> None:
        """Add those that overlap nothing taken before."""
        for token in found:
            at = bisect_left(self.tokens, token.end, key=lambda t: t.start)
            if at == 0 or self.tokens[at - 1].end <= token.start:
                self.tokens.insert(at, token)


def _unregistered(passage: Passage, row: list[Piece], taken: list[Token]) -> list[Token]:
    """Names of bodies that no registry has, the longest first: those that the recogniser met, and those of ``offices``."""
    text = passage.text
    stretches = {(m.start, m.end) for m in passage.mentions if m.type == "body" and not m.target}
    ends = {t.end for t in taken if t.is_("body")}
    stretches |= {(row[a].start, row[b - 1].end) for a, b in find_offices(row, {t.start: t.end for t in taken}, ends)}
    return [_stretch(text, a, b, "body", Office("", text[a:b])) for a, b in sorted(stretches, key=lambda s: (s[0] - s[1], s))]


def _time_end(time: Time) -> int:
    """“thường xuyên báo cáo” names a time and a verb."""
    return time.end - len(" báo cáo") if time.text.endswith(" báo cáo") else time.end


def _stretch(text: str, start: int, end: int, kind: str, office: Office | None = None) -> Token:
    return Token(start, end, text[start:end], frozenset({kind}), office=office)


def _lexical(row: list[Piece]) -> Iterator[Token]:
    """Tokens of pieces that nothing else takes: phrases of the lexicon, other words."""
    root = lexicon()
    openings = root.next
    index, count = 0, len(row)
    while index < count:
        key, start, end, _ = row[index]
        found = longest(root, row, index) if key in openings else None
        if found is None:
            yield _new_token((start, end, key, PLAIN if key[0].isalnum() else _MARKS, "", None, False))
            index += 1
            continue
        last, entry = found
        if last > index + 1:
            key, end = " ".join([p.key for p in row[index:last]]), row[last - 1].end
        yield _new_token((start, end, key, entry.classes, entry.role, None, False))
        index = last


def _mark_nominals(tokens: list[Token]) -> None:
    """A verb right behind a noun head, or joined to such a verb, is a noun: “công tác kiểm tra, giám sát”."""
    for index, token in enumerate(tokens):
        if token.classes is PLAIN or token.classes.isdisjoint(_VERBS):
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        follows = "" if after is None else "các" if after.is_("body", "post") else after.words
        if _is_nominal(tokens, index, follows):
            tokens[index] = token._replace(nominal=True)


def _is_nominal(tokens: list[Token], index: int, follows: str) -> bool:
    """What stands before ``index`` is marked already."""
    token = tokens[index]
    if token.is_("assign") and follows in _WHOM:
        return index > 0 and tokens[index - 1].words in ("việc", "được", "công tác")
    if token.words == "tổ chức" and follows in words.ORGANISATION:
        return True
    if not index:
        return False
    last = tokens[index - 1]
    if last.is_("noun_head") and not last.is_("modal"):
        return True
    if last.is_("joint") and index > 1 and tokens[index - 2].is_("role", "act", "urge"):
        return tokens[index - 2].nominal
    return last.is_("role", "act", "urge") and last.nominal


def sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """Tokens by sentence; the marks that end them are left out."""
    current: list[Token] = []
    for index, token in enumerate(tokens):
        if token.words not in _CLOSING:
            current.append(token)
        elif token.words == "\n" or _ends(tokens, index):
            if current:
                yield current
            current = []
            if token.words == "\n":
                yield [token]
        else:
            current.append(token)
    if current:
        yield current


def _ends(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    previous = tokens[index - 1] if index else None
    if following is None or following.words == "\n":
        return True
    if following.start == token.end:  # 8.500, a.b
        return False
    return not (
        token.words == "." and previous is not None and previous.end == token.start and _SHORT_FORM.fullmatch(previous.words.upper())
    )


def segments(sentence: list[Token]) -> Iterator[tuple[list[Token], str]]:
    """Parts of a sentence with the mark that ends each: ``;``, ``:`` or nothing."""
    current: list[Token] = []
    for token in sentence:
        if token.words in (";", ":"):
            yield current, token.words
            current = []
        else:
            current.append(token)
    yield current, ""
