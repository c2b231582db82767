"""Lists of bodies in a row of tokens, and where their verb begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.proposals.tokens import Office, Token

_INSIDE = frozenset({"của", "thuộc", "trực thuộc", "gắn với"})
"""Prepositions that belong to a member: the body behind them is not one."""
_UNKNOWN = 14
"""So many words of members that are no bodies (“cán bộ, đảng viên”) may stand between two bodies."""
_BEFORE = frozenset({"determiner", "post", "member"})
_BEHIND = frozenset({"modal", "denial", "opener", "preposition", "enable", "thing", "time", "mark"})
"""What stands before a body in a list, and what ends a list."""
_ADJUNCT = 40
_ADJUNCTS = frozenset(
    [
        "căn cứ",
        "theo",
        "trên cơ sở",
        "trong",
        "trong phạm vi",
        "trong quá trình",
        "trong việc",
        "dưới",
        "tại",
        "trên",
        "bằng",
        "với",
        "ngoài",
        "từ",
        "sau",
        "khi",
        "để",
        "qua",
        "thông qua",
    ]
)
"""Prepositions that open a phrase between a subject and its verb."""


@dataclass(frozen=True)
class Member:
    """A body of a list; ``at`` is its token (-1 when inherited), ``first`` where its words begin with post or determiner."""

    office: Office
    at: int
    post: bool = False
    first: int = -1


def members_at(tokens: Sequence[Token], index: int) -> tuple[tuple[Member, ...], int]:
    """The bodies of the list that begins at ``index``, and the first token that is no part of it."""
    members: list[Member] = []
    post = blocked = named = False
    unknown = said = 0
    first = -1
    while index < len(tokens):
        token = tokens[index]
        classes = token.classes
        if "body" in classes:
            if not (blocked or named or said) and token.office:
                members.append(Member(token.office, index, post, index if first < 0 else first))
                unknown = 0
            named = True
        elif "joint" in classes:
            if _joins_verb(tokens, index + 1):
                break
            post = blocked = named = False
            said, first = 0, -1
        elif not named and not classes.isdisjoint(_BEFORE):
            post = post or "post" in classes
            blocked = blocked or "member" in classes
            first = index if first < 0 else first
        elif token.words in _INSIDE and members:
            named = True
        elif token.verb or not classes.isdisjoint(_BEHIND):
            break
        elif "aside" not in classes:
            said += 1
            unknown += 1
            if unknown > _UNKNOWN:
                break
        index += 1
    return tuple(members), index


def _joins_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether the comma or “và” before ``index`` joins a verb, so that the list is over."""
    return index < len(tokens) and (tokens[index].verb or tokens[index].is_("modal")) and not tokens[index].is_("body")


def predicate_at(tokens: Sequence[Token], index: int) -> int | None:
    """Where the verb of a subject begins, past what may stand between (“căn cứ Kế hoạch này,”); None when there is none."""
    start = index
    while index < len(tokens) and index - start < _ADJUNCT:
        token = tokens[index]
        if token.is_("modal") or token.verb or token.words in ("giúp", "giúp việc"):
            return index
        if token.is_("denial") or (index == start and not token.is_("joint", "aside", "time") and token.words not in _ADJUNCTS):
            return None
        index += 1
    return None
