"""Where a draft belongs: its locality and issuer, told by head, signature, opening words and names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.importer.structure import Draft
from build_tools.importer.yaml_draft import UNKNOWN
from build_tools.link.lexicon import lexicon_of
from build_tools.link.linking import locality_chains
from build_tools.mentions import Recogniser
from build_tools.model import Corpus

_ACTS = re.compile(r"\s*,?\s+(?:xây dựng|ban hành|đề ra|xác định|thông báo|yêu cầu|báo cáo|đề nghị|hướng dẫn|kết luận|quyết định)(?!\w)")
_LETTERHEAD, _ACTING, _SIGNING, _NAMED = 6, 5, 2, 1
_SURE = 3
"""Below this much evidence nothing is said."""
_MOST_NAMED = 3
_WHY = {
    _LETTERHEAD: "đọc từ phần đầu: “{}”",
    _ACTING: "đọc từ câu mở đầu: “{}”",
    _SIGNING: "đọc từ chữ ký: “{}”",
    _NAMED: "văn bản nhắc đến “{}”",
}


@dataclass(frozen=True)
class Belonging:
    """Ids, or ``UNKNOWN``, each with the words that tell it."""

    locality: str = UNKNOWN
    issuer: str = UNKNOWN
    locality_why: str = ""
    issuer_why: str = ""


@dataclass(frozen=True)
class _Sign:
    weight: int
    words: str
    body: str


def belonging_of(draft: Draft, corpus: Corpus) -> Belonging:
    """The locality with most signs, and its office with the strongest one; unknown where the head names an office that is not there."""
    recogniser = Recogniser(lexicon_of(corpus))
    chains = locality_chains(corpus)
    head = _head(draft)
    at_home = [chain for chain in chains.values() if head and _is_read(head, recogniser, chain)]
    if head and not at_home:
        return _by_place(draft, corpus)
    named = _Named(draft, corpus)
    scored: list[tuple[int, str, list[_Sign]]] = []
    for chain in at_home or chains.values():
        signs = list(_signs(draft, corpus, recogniser, chain))
        weak = sum(s.weight == _NAMED for s in signs)
        score = sum(s.weight for s in signs if s.weight > _NAMED) + min(_MOST_NAMED, weak) + min(_MOST_NAMED, named.times(chain[:1]))
        if score >= _SURE and (head or named.times(chain)):
            scored.append((score, chain[0], signs))
    scored.sort(key=lambda one: -one[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return Belonging()
    _, best, signs = scored[0]
    issuer = max(signs, key=lambda s: (s.weight, len(s.words)), default=None)
    if issuer is None or issuer.weight == _NAMED:
        return Belonging(best, UNKNOWN, _WHY[_NAMED].format(issuer.words if issuer else named.names[best]))
    why = _WHY[issuer.weight].format(issuer.words)
    return Belonging(best, issuer.body, why, why)


def _head(draft: Draft) -> list[str]:
    """The lines of the letterhead that name offices, the issuer's own first."""
    return [line for line in reversed(draft.letterhead.left) if line.isupper() and not line.casefold().startswith("số")]


def _is_read(head: list[str], recogniser: Recogniser, chain: tuple[str, ...]) -> bool:
    """Whether the papers of a locality name known offices so, all together or line by line."""
    scope = recogniser.scope(chain, "", {}, ())

    def is_known(text: str) -> bool:
        found = [m for m in recogniser.recognise(text, scope) if m.type == "body" and m.target]
        return sum(m.end - m.start for m in found) >= len(text.strip())

    return is_known(" ".join(head)) or all(map(is_known, head))


def _by_place(draft: Draft, corpus: Corpus) -> Belonging:
    """The only locality that the letterhead names, below an office that no registry has."""
    text = " ".join((*draft.letterhead.lines, draft.place)).casefold()
    found = [loc for loc in corpus.localities if loc.parent and loc.name.casefold() in text]
    return Belonging(found[0].id, UNKNOWN, f"phần đầu nêu “{found[0].name}”") if len(found) == 1 else Belonging()


class _Named:
    """How often a text names localities; the outermost is named in papers of every place and does not count."""

    def __init__(self, draft: Draft, corpus: Corpus) -> None:
        self._text = " ".join(_texts(draft)).casefold()
        self.names = {loc.id: loc.name for loc in corpus.localities}
        self._inner = {loc.id for loc in corpus.localities if loc.parent is not None}

    def times(self, chain: tuple[str, ...]) -> int:
        return sum(self._text.count(self.names[one].casefold()) for one in chain if one in self._inner)


def _signs(draft: Draft, corpus: Corpus, recogniser: Recogniser, chain: tuple[str, ...]) -> Iterator[_Sign]:
    """Mentions of the locality's own offices, seen as its papers name them."""
    own = {body.id for body in corpus.bodies if body.locality == chain[0] and body.kind != "class"}
    scope = recogniser.scope(chain, "", {}, _texts(draft))
    opening = "\n".join(p.text for p in draft.preamble.paragraphs) if draft.preamble else ""
    parts = (
        (" ".join(_head(draft)), _LETTERHEAD, ""),
        (" ".join(draft.signature.capacity), _SIGNING, "signature"),
        (opening, _NAMED, "preamble"),
    )
    for text, weight, part in (*parts, (" ".join(draft.title_lines), _NAMED, "title")):
        for mention in recogniser.recognise(text, scope, part=part):
            if mention.type == "body" and mention.target in own:
                acts = weight == _NAMED and part == "preamble" and _ACTS.match(text, mention.end)
                yield _Sign(_ACTING if acts else weight, " ".join(mention.text.split()), mention.target)


def _texts(draft: Draft) -> list[str]:
    parts = [p.text for item in draft.walk() for p in item.paragraphs]
    return [" ".join(draft.letterhead.lines), " ".join(draft.title_lines), *parts, *draft.recipients.lines]
