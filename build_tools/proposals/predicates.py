"""What the verbs of a predicate give to its agents, partners and those told to act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from build_tools.proposals.agents import Agents, Found
from build_tools.proposals.lists import Member, members_at, predicate_at
from build_tools.proposals.tokens import PLAIN, Token
from build_tools.proposals.verbs import (
    CARRIERS,
    carried,
    clause_end,
    ends_group,
    grouped,
    joined_act,
    joins_again,
    listed,
    next_of,
    quoted_end,
)

_WITH = frozenset({"với", "cùng", "cùng với", "chặt chẽ", "tốt", "thường xuyên", "giữa", "hiệu quả", "đồng bộ"})
_TOGETHER = frozenset({"cùng", "cùng với"})
_TOWARDS = frozenset({"về", "cho", "gửi", "với", "qua", "đến", "tới", "báo cáo", "phản ánh", "gửi về"})
_DONE_BY = frozenset(
    {
        *("thực hiện", "triển khai", "triển khai thực hiện", "tổ chức thực hiện", "bảo đảm", "đảm bảo", "bố trí"),
        *("đảm nhiệm", "đảm nhận", "phụ trách", "chịu trách nhiệm", "thẩm định", "thẩm tra"),
    }
)
"""Verbs behind “do L” that say a duty; others (“do L biên soạn”) say where a thing comes from."""
_TELLING = frozenset({"đồng thời", "giúp", "giúp việc", "để", "nhằm", "do"}) | _TOGETHER
"""Words that mean something here whatever their class."""
_DIRECTING = frozenset({"assign", "enable", "role", "urge"})
_UNNAMED = 12
"""So many words may name partners that are no bodies."""


@dataclass
class Predicate:
    """Walks over the verbs of a segment from left to right."""

    tokens: Sequence[Token]
    agents: Agents
    found: list[Found] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    fresh: bool = True
    """A verb here is one of the agents' own: at the start, behind a modal, or joined to such a verb."""
    joint: str = ""
    """The joint that was just read, behind words that are no verb."""
    silent: bool = False
    """What follows is the content of an advice or an order."""

    def walk(self, index: int) -> Agents:
        """Read to the end of the segment; returns the agents that the next segment inherits."""
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.classes is PLAIN and token.words not in _TELLING:
                self.fresh, self.joint = False, ""
                index += 1
                continue
            taken = None if token.classes.isdisjoint(_DIRECTING) else self._told(index)
            if taken is None and self.joint == "," and token.is_("body"):
                taken = self._other_subject(index)
            if taken is not None:
                return taken
            if token.words == "do":
                self._passive(index)
            index = self._step(index, token)
        return self.agents

    def _step(self, index: int, token: Token) -> int:
        if token.words == "đồng thời":
            self.fresh, self.silent = True, False
        elif token.words in _TOGETHER and "lead" in self.roles and not self.silent:
            return self._partners(index)
        elif "modal" in token.classes and not (token.verb and ends_group(self.tokens, index)):
            self.fresh = self.fresh or bool(self.joint)
        elif token.words in ("giúp", "giúp việc") and self.fresh and not self.silent:
            return max(index + 1, members_at(self.tokens, index + 1)[1])
        elif token.words in ("để", "nhằm") and self._reports(index):
            self.silent = self._gathered(index)
            self.fresh = not self.silent
        elif token.is_("time", "aside"):
            self.fresh = self.fresh or bool(self.joint)
        elif "joint" in token.classes:
            self.joint = token.words
            return index + 1
        elif token.verb and not self.silent and (self.fresh or (self.joint and joins_again(self.tokens, index, self.joint))):
            return self._verb(index, token)
        else:
            if token.role == "coordinate" and not self.silent:
                self._partners(index)
            self.fresh = False
        self.joint = ""
        return index + 1

    def _verb(self, index: int, token: Token) -> int:
        self.fresh, self.joint = True, ""
        role = self._role(index, token)
        if role:
            self._give(role, index)
        if token.role == "coordinate":
            return self._partners(index)
        following = next_of(self.tokens, index)
        if token.role == "direct" and following and not following.is_("joint") and (following.verb or following.is_("modal")):
            self.silent = True
        if token.role == "advise":
            if joined_act(self.tokens, index):
                self.roles.discard("advise")
            else:
                self.silent = True
        return index + 1

    def _role(self, index: int, token: Token) -> str:
        """The role that a verb gives; empty when another verb says it."""
        if token.role:
            return "" if token.role == "coordinate" and "lead" in self.roles else token.role
        if token.is_("urge") and grouped(self.tokens, index, "supervise", "report"):
            return ""
        if token.words == "đôn đốc":
            return "supervise"
        if token.is_("support"):
            said = carried(self.tokens, index)
            if said is not None:
                return said
        return "" if self.roles & CARRIERS or listed(self.tokens, index) else "implement"

    def _partners(self, index: int) -> int:
        """Behind “phối hợp (chặt chẽ) với”: the partners; verbs behind them are the agents' own."""
        at = index + 1
        while at < len(self.tokens) and self.tokens[at].words in _WITH:
            at += 1
        if self.tokens[index + 1 : index + 2] and self.tokens[index + 1].words == ",":
            while at < len(self.tokens) and (self.tokens[at].verb or self.tokens[at].words == ","):
                at += 1  # “phối hợp, thúc đẩy các bộ”
        members, end = members_at(self.tokens, at)
        members = members if members and members[0].first == at else ()
        for member in members:
            pattern = "partner" if self.agents else "partner_alone"
            self._add(member, "coordinate", index, self.tokens[member.at].end, pattern)
        self.fresh = True
        if members:
            return end
        if at > index + 1:  # partners that are no bodies: “với các hội viên”
            while at < min(len(self.tokens), index + _UNNAMED) and self.tokens[at].is_(
                "word", "noun_head", "determiner", "joint", "member"
            ):
                at += 1
            return at
        return index + 1

    def _told(self, index: int) -> Agents | None:
        """A list of bodies right behind the verb, with a verb of its own: they are told to do it."""
        token = self.tokens[index]
        deed = index > 0 and self.tokens[index - 1].words in ("việc", "công tác")
        if self.silent or (token.nominal and not deed) or (token.is_("role") and token.role not in ("direct", "supervise")):
            return None
        members, end = members_at(self.tokens, index + 1)
        if not members or not self.tokens[index + 1].is_("body", "determiner", "post", "member"):
            return None
        start = predicate_at(self.tokens, end)
        how = "assigned" if token.is_("assign") else "enabled" if token.is_("enable") and not token.is_("role") else "directed"
        if start is None and how != "assigned":
            return None
        if token.is_("role", "urge") and (self.fresh or self.joint) and (role := self._role(index, token)):
            self._give(role, index)
        told = Agents(members, how, index)
        if start is not None:
            Predicate(self.tokens, told, self.found).walk(start)
        elif token.words.startswith("được"):
            for member in members:
                self._add(member, "implement", index, self.tokens[member.at].end, "passive_act")
        return told if how == "assigned" else replace(self.agents, told=members, enabled=how == "enabled")

    def _other_subject(self, index: int) -> Agents | None:
        """“X chủ trì, Y phối hợp …”: behind a comma another subject begins, with its verb at once."""
        if self.silent or index < 2 or self.tokens[index - 2].is_("body"):
            return None
        members, end = members_at(self.tokens, index)
        if not members or end >= len(self.tokens) or not (self.tokens[end].verb or self.tokens[end].is_("modal")):
            return None
        return Predicate(self.tokens, Agents(members, "subject", index), self.found).walk(end)

    def _passive(self, index: int) -> None:
        """“do L chủ trì”, “do L thực hiện”."""
        members, end = members_at(self.tokens, index + 1)
        verb = self.tokens[end] if end < len(self.tokens) else None
        if members and verb and verb.verb and (verb.role or verb.words in _DONE_BY):
            row = self.tokens[: clause_end(self.tokens, end)] if not verb.role else self.tokens
            Predicate(row, Agents(members, "passive", index), self.found).walk(end)

    def _reports(self, index: int) -> bool:
        """“để tổng hợp, báo cáo”: the purpose is the agents' own duty."""
        following = next_of(self.tokens, index)
        return not self.silent and following is not None and following.role == "report"

    def _gathered(self, index: int) -> bool:
        """“gửi về L (trước ngày …) để tổng hợp”: those who receive are to report."""
        last = index - 1
        while last > 0 and self.tokens[last].is_("time", "aside", "joint"):
            last -= 1
        first = last
        while first > 0 and self.tokens[first - 1].is_("body", "joint"):
            first -= 1
        if first <= 0 or not self.tokens[last].is_("body") or self.tokens[first - 1].words not in _TOWARDS:
            return False
        for at in range(first, last + 1):
            if office := self.tokens[at].office:
                self._add(Member(office, at), "report", at, self.tokens[index + 1].end, "gathers")
        return True

    def _give(self, role: str, index: int) -> None:
        """A role for all agents; the first is quoted with the words that name them."""
        self.roles.add(role)
        for member in self.agents.members:
            named = member.first if member.at >= 0 and len(self.roles) == 1 else -1
            pattern = f"{self.agents.how}_{'post_' if member.post else ''}{'act' if role == 'implement' else 'role'}"
            if self.agents.how == "assigned" and self.agents.start >= 0 and named == member.first and member is self.agents.members[0]:
                named = self.agents.start
            self._add(member, role, named if named >= 0 else index, quoted_end(self.tokens, index, named >= 0), pattern)

    def _add(self, member: Member, role: str, first: int, end: int, pattern: str) -> None:
        self.found.append(Found(member.office, role, self.tokens[first].start, end, pattern))
