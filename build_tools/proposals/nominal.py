"""Duties said as nouns: “vai trò giám sát của X”, “sự lãnh đạo của X”, “trách nhiệm của X trong việc …”.

Such words tell a body's part rather than give an order; proposals from them are the least sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.proposals.agents import Found
from build_tools.proposals.lists import members_at
from build_tools.proposals.tokens import Token, segments, sentences

_BETWEEN = frozenset(
    [
        "phản biện",
        "xã",
        "hội",
        ",",
        "và",
        "kiểm tra",
        "giám sát",
        "thanh tra",
        "chặt chẽ",
        "đồng bộ",
        "quyết liệt",
        "sự",
        "toàn",
        "diện",
        "trực tiếp",
        "tuyên truyền",
        "điều hành",
        "quản lý",
    ]
)
_CARRY = frozenset(["vai trò", "công tác", "hoạt động", "cơ chế", "sự", "chức năng", "phối hợp"])
_STRENGTHEN = frozenset({"tăng cường", "bảo đảm", "đảm bảo"})
_SIGNS = frozenset({"của", "giữa", "vai trò", "phát huy vai trò"})
_BACK = 12


def nominal_duties(tokens: list[Token]) -> Iterator[Found]:
    """Roles that noun phrases tell."""
    for sentence in sentences(tokens):
        if _SIGNS.isdisjoint([token.words for token in sentence]):
            continue
        for row, _ in segments(sentence):
            for index, token in enumerate(row):
                if token.words in ("của", "giữa"):
                    yield from _of(row, index)
                elif token.words in ("vai trò", "phát huy vai trò"):
                    yield from _part(row, index)


def _of(row: Sequence[Token], index: int) -> Iterator[Found]:
    """“giám sát, phản biện của L”, “sự lãnh đạo của L”, “trách nhiệm … của L”, “phối hợp … giữa L”."""
    members, end = members_at(row, index + 1)
    if not members or not row[index + 1].is_("body", "determiner", "post"):
        return
    first, role, pattern = _head(row, index)
    if pattern == "duty":
        verb = _in_doing(row, end)
        role = (verb.role or "implement") if verb else role
        last = verb.end if verb else row[members[-1].at].end
        for member in members:
            if role and not member.post:
                yield Found(member.office, role, row[first].start, last, "duty")
    elif role:
        for member in members:
            yield Found(member.office, role, row[first].start, row[member.at].end, pattern)


def _head(row: Sequence[Token], index: int) -> tuple[int, str, str]:
    """(first token, role, pattern) of the noun phrase before “của”; no role when it is another one."""
    first = index
    while first and (row[first - 1].words in _BETWEEN or row[first - 1].words in _CARRY or row[first - 1].is_("role")):
        first -= 1
    said = row[first:index]
    roles = [t.role for t in reversed(said) if t.role]
    role = next((r for r in roles if r != "coordinate"), roles[0] if roles else "")
    carried = any(t.words in _CARRY for t in said) and bool(said) and (bool(said[-1].role) or said[-1].words not in _CARRY)
    if role in ("supervise", "direct", "coordinate") and carried and not _in_title(row, first):
        if role != "direct" or any(t.words in _STRENGTHEN for t in row[max(0, first - 3) : first]):
            return first, role, f"noun_{role}"
        return index, "", ""
    for at in range(index - 1, max(-1, index - _BACK), -1):
        if row[at].words == "trách nhiệm":
            said = [t for t in row[at + 1 : index] if t.words != ","]
            return at, "implement" if said and all(t.is_("act", "noun_head", "word", "role") for t in said) else "", "duty"
        if row[at].is_("body", "thing", "prep") or (row[at].words in (",",) and at < index - 4):
            break
    return index, "", ""


def _in_title(row: Sequence[Token], index: int) -> bool:
    """Whether a cited instrument's title goes on here: “Chỉ thị số 18-CT/TW … về …”."""
    cited = False
    for token in row[:index]:
        if token.words == "về" and cited:
            return True
        cited = token.is_("thing") or (cited and (token.is_("body", "time", "joint") or token.words == "của"))
    return False


def _in_doing(row: Sequence[Token], end: int) -> Token | None:
    """The verb of “trong việc …”, “trong công tác …” behind a list."""
    for at in range(end, min(len(row), end + 12)):
        if row[at].words == "trong việc" or (row[at].words == "công tác" and row[at - 1].words == "trong"):
            return next((t for t in row[at + 1 : at + 6] if t.is_("role", "act", "urge")), None)
    return None


def _part(row: Sequence[Token], index: int) -> Iterator[Found]:
    """“phát huy vai trò (của) L (trong việc) giám sát”."""
    at = index + 1
    if at < len(row) and row[at].words == "của":
        at += 1
    members, end = members_at(row, at)
    if not members or not row[at].is_("body", "determiner"):
        return
    behind = [t for t in row[end : end + 10] if t.is_("role", "act")]
    if behind and behind[0].role == "supervise":
        for member in members:
            yield Found(member.office, "supervise", row[index].start, behind[0].end, "part")
