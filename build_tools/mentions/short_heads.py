"""A body by its head alone (“Ban Chỉ đạo”, “BAN THƯỜNG VỤ”), where the document leaves no doubt which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_tools.mentions.names import Name
from build_tools.vietnamese.letters import canonical

_HEADS = (
    "Ban Chỉ đạo", "Ban Thường vụ", "Ban Chấp hành", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra",
    "Tổ công tác", "Tiểu ban", "Hội đồng", "Đảng bộ", "Thường trực", "Tổ giúp việc", "Ủy ban nhân dân", "Hội đồng nhân dân",
    "Đoàn kiểm tra", "Ban Quản lý",
)  # fmt: skip
_ALONE = re.compile(
    r"(?<!\w)(?P<head>" + "|".join(rf"{head[0]}(?i:{head[1:]})" for head in _HEADS) + r")"
    r"(?=\s*[,.;:)]|\s*$|\s+(?!của\s|các\s|cấp\s|cơ sở|quận|huyện|tỉnh|thành|xã|phường)[a-zđà-ỹ])"
)


def heads_in(texts: Iterable[str], names: Iterable[Name], localities: tuple[str, ...], issuer: str) -> Iterator[Name]:
    """Heads that stand alone in these texts and mean one body: the issuer, else the one that the texts name in full."""
    whole = canonical("\n".join(texts))
    said = {match["head"].casefold() for match in _ALONE.finditer(whole)}
    alone = [head for head in _HEADS if head.casefold() in said]
    if not alone:
        return
    own = [n for n in names if n.type == "body" and n.target and not n.bare and n.locality in localities]
    for head in alone:
        named = re.compile(rf"{head}\s+[^a-zà-ỹđ\s]")
        starting = [n for n in own if named.match(n.phrase)]
        issuing = {n.target for n in starting if n.target == issuer}
        targets = issuing or {n.target for n in starting if canonical(n.phrase) in whole}
        if len(targets) == 1:
            yield Name(head, "body", targets.pop(), bare=True)


def signing_names(names: Iterable[Name], issuer: str) -> list[Name]:
    """How a signature may name the issuer: the first words of its name."""
    phrases = [n.phrase for n in names if n.target == issuer and n.type == "body"]
    found: dict[str, Name] = {}
    for phrase in phrases:
        for head in _HEADS:
            if canonical(phrase).casefold().startswith(head.casefold() + " "):
                found[head] = Name(head, "body", issuer)
    return list(found.values())
