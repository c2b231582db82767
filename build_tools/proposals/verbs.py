"""A verb among the tokens beside it: what it carries, what it is joined to, where its object ends."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.proposals.tokens import Token

CARRIERS = frozenset({"lead", "advise", "direct"})
"""Roles beside which doing something is no role of its own: “chủ trì triển khai”."""
_CHECKED = frozenset({"việc", "tình hình", "kết quả", "quá trình", "công tác"})
_FUNCTIONS = frozenset({"chức năng", "công tác", "việc", "vai trò", "nhiệm vụ"})
_QUOTED = 9
"""So many words of an object may stand in a quote."""


def next_of(tokens: Sequence[Token], index: int) -> Token | None:
    """The token behind."""
    return tokens[index + 1] if index + 1 < len(tokens) else None


def ends_group(tokens: Sequence[Token], index: int) -> bool:
    """Whether no other verb follows at once, so that “tăng cường” is the verb itself."""
    following = next_of(tokens, index)
    return following is None or not (following.verb or following.is_("modal"))


def joins_again(tokens: Sequence[Token], index: int, joint: str) -> bool:
    """Whether a verb behind words and a joint goes on with what the agents do, and not with an object."""
    token, following = tokens[index], next_of(tokens, index)
    if token.role in ("lead", "report", "coordinate", "advise"):
        return True
    if token.role == "supervise" and following is not None and following.words in _CHECKED:
        return True
    return joint == "và" and (bool(token.role) or (token.is_("support") and following is not None and bool(following.role)))


def listed(tokens: Sequence[Token], index: int) -> bool:
    """“kiểm tra, giám sát, sơ kết”: behind verbs of a role and a comma it is more of the same."""
    while index > 1 and tokens[index - 1].words == ",":
        index -= 2
        if tokens[index].role and tokens[index].verb:
            return True
    return False


def carried(tokens: Sequence[Token], index: int) -> str | None:
    """The role of what a verb only carries (“thực hiện chức năng giám sát”); empty when the next verb says it; else None."""
    following = next_of(tokens, index)
    if following is not None and following.verb:
        return ""
    if following is None or following.words not in _FUNCTIONS:
        return None
    for at in range(index + 2, min(len(tokens), index + 6)):
        if tokens[at].is_("role"):
            behind = next_of(tokens, at)
            return tokens[at].role if behind is None or behind.words != "của" else None
        if not tokens[at].is_("word", "joint"):
            return None
    return None


def grouped(tokens: Sequence[Token], index: int, *roles: str) -> bool:
    """Whether a verb of one of these roles stands in the same group of verbs."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(tokens) and (tokens[at].verb or tokens[at].is_("joint", "modal")):
            if tokens[at].role in roles:
                return True
            at += step
    return False


def joined_act(tokens: Sequence[Token], index: int) -> bool:
    """“tham mưu và tổ chức thực hiện”: the second verb is the agents' own."""
    after = tokens[index + 1 : index + 3]
    return len(after) == 2 and after[0].words == "và" and after[1].verb


def clause_end(tokens: Sequence[Token], index: int) -> int:
    """The next comma."""
    return next((at for at in range(index + 1, len(tokens)) if tokens[at].words == ","), len(tokens))


def quoted_end(tokens: Sequence[Token], index: int, named: bool) -> int:
    """Where a quote ends: at the verb, or behind a few words of its object where the quote alone says little."""
    token = tokens[index]
    if named and token.role in CARRIERS:
        return token.end
    end, words = token.end, 0
    for following in tokens[index + 1 :]:
        if (following.is_("joint", "mark") and following.words != "và") or words > _QUOTED:
            break
        words += len(following.words.split())
        end = following.end
    return end
