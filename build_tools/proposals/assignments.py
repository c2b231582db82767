"""Who is assigned, in which role: subjects of official prose, named, told or inherited.

A sentence is read in segments (between ``;`` and ``:``). A segment has agents and a predicate; the
verbs of the predicate give the agents their roles (``predicates``). A body that is only advised,
reported to, or stands behind “của” gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from build_tools.proposals.agents import NOBODY, Agents, Found
from build_tools.proposals.lists import Member, members_at, predicate_at
from build_tools.proposals.predicates import Predicate
from build_tools.proposals.tokens import Token, segments, sentences

_WITHIN = ("chức năng", "nhiệm vụ", "thẩm quyền")
_OPENING = 60
"""So many tokens may an opening phrase have."""


@dataclass
class Reader:
    """Reads the sentences of a passage in order; keeps whom the last one was about."""

    above: Agents = NOBODY
    """Whom the items above are about."""
    found: list[Found] = field(default_factory=list)

    def read(self, tokens: list[Token]) -> Agents:
        """Read all; returns whom the items below are about, when the text ends by opening a list."""
        carried, opened = self.above, NOBODY
        for sentence in sentences(tokens):
            if sentence[0].words == "\n":
                carried = self.above
                continue
            carried, opened = self._sentence(sentence, carried)
        return opened

    def _sentence(self, sentence: list[Token], carried: Agents) -> tuple[Agents, Agents]:
        """Read one sentence: (whom the next is about, whom a list that it opens is about)."""
        opened = NOBODY
        waiting: tuple[Member, ...] = ()
        label = ""
        for segment, mark in segments(sentence):
            if not segment:
                continue
            if label:
                self._labelled(segment, label)
                continue
            if mark == ":" and (label := _label(segment)):
                continue
            before = len(self.found)
            agents, waiting = self._segment(segment, carried, waiting)
            carried = agents.elsewhere("continued") if agents is not carried else carried
            done = [f for f in self.found[before:] if f.role == "implement"]
            how = "under" if done and len(done) == len(self.found) - before else "heading"
            opened = carried.elsewhere(how) if mark == ":" or waiting else NOBODY
        if carried is not self.above:
            carried = carried.elsewhere("inherited") if carried else NOBODY
        return carried, opened

    def _segment(self, tokens: list[Token], carried: Agents, waiting: tuple[Member, ...]) -> tuple[Agents, tuple[Member, ...]]:
        """Read one segment: (agents that the next inherits, members of a list that goes on behind ``;``)."""
        start = _past_opener(tokens, 0)
        if told := _of_whom(tokens, start):
            return told, told.members
        if _is_past(tokens):
            return NOBODY, ()
        subject, verb = _subject(tokens, start)
        if subject and verb is None:
            return subject, (*waiting, *subject.members)
        if subject and verb is not None:
            agents = Agents((*(Member(m.office, -1, m.post) for m in waiting), *subject.members), subject.how, subject.start)
            return Predicate(tokens, agents, self.found).walk(verb), ()
        if start < len(tokens) and (tokens[start].verb or tokens[start].is_("modal")) and not tokens[start].is_("assign"):
            return Predicate(tokens, carried.behind(_first_role(tokens, start)), self.found).walk(start), ()
        before = len(self.found)
        told = Predicate(tokens, NOBODY, self.found, fresh=False).walk(start)
        waiting = told.members if told.how == "assigned" and len(self.found) == before else ()
        return told, waiting

    def _labelled(self, tokens: list[Token], role: str) -> None:
        """Bodies behind “Cơ quan chủ trì:”."""
        members, _ = members_at(tokens, 0)
        for member in members:
            self.found.append(Found(member.office, role, tokens[member.at].start, tokens[member.at].end, "label"))


def _of_whom(tokens: Sequence[Token], start: int) -> Agents:
    """“Trách nhiệm của L”, “Đối với L” as a heading of its own: what stands below is about them."""
    said = [t.words for t in tokens[start : start + 2]]
    at = start + 2 if said == ["trách nhiệm", "của"] else start + 1 if said[:1] == ["đối với"] else 0
    members, end = members_at(tokens, at) if at else ((), 0)
    return Agents(members, "subject") if members and end == len(tokens) else NOBODY


def _is_past(tokens: Sequence[Token]) -> bool:
    """“X đã …”: what was done assigns nothing."""
    said = [t.words for t in tokens]
    return "đã" in said and any(t.words == "đã" and before.is_("body") for before, t in pairwise(tokens))


def _first_role(tokens: Sequence[Token], start: int) -> str:
    """The role of the first verb."""
    return next((t.role for t in tokens[start:] if t.verb), "")


def _past_opener(tokens: Sequence[Token], index: int) -> int:
    """Past “Đồng thời,”, “Hằng năm,”, and numbers or bullets."""
    while index < len(tokens) and (tokens[index].is_("opener", "time", "joint", "mark", "aside") or tokens[index].words.isdigit()):
        index += 1
    return index


def _subject(tokens: Sequence[Token], start: int) -> tuple[Agents, int | None]:
    """The subject that begins at ``start``, or behind an opening phrase and its comma; and where its verb begins."""
    members, end = members_at(tokens, start)
    if members:
        verb = predicate_at(tokens, end)
        if verb is None and end < len(tokens):
            return NOBODY, None
        return Agents(members, "subject", start), verb
    if start >= len(tokens) or not _opens(tokens, start):
        return NOBODY, None
    for index in range(start + 1, min(len(tokens), start + _OPENING)):
        if tokens[index].words == "," and not tokens[index - 1].is_("body"):
            members, end = members_at(tokens, index + 1)
            if members and members[0].first == index + 1 and end < len(tokens) and (tokens[end].verb or tokens[end].is_("modal")):
                return Agents(members, "subject", index + 1), end
    return NOBODY, None


def _opens(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase begins that stands before the subject: “Căn cứ Kế hoạch này, …”, “Thực hiện Nghị quyết số 9, …”."""
    token = tokens[start]
    return (
        token.is_("preposition")
        or any(word in token.words for word in _WITHIN)
        or (token.is_("support") and any(t.is_("thing") for t in tokens[start + 1 : start + 4]))
    )


def _label(tokens: Sequence[Token]) -> str:
    """The role that a label such as “Cơ quan chủ trì” gives; empty when it is none."""
    said = " ".join(t.words for t in tokens)
    roles = [t.role or "implement" for t in tokens if t.is_("role", "act")]
    return roles[0] if len(tokens) <= 6 and roles and said.lower().split()[0] in ("cơ", "đơn", "cấp", "tổ", "trách") else ""
