"""The steps of recognition: each looks for one kind of naming; ``recognise`` puts them in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from build_tools.mentions import offices as office_names
from build_tools.mentions.bare import BareWords, Named
from build_tools.mentions.congress import find_congresses, find_gatherings
from build_tools.mentions.context import find_of_issuer, find_short, further_terms, leading_digits, only
from build_tools.mentions.instruments import Candidate, NumberIndex, find_citations
from build_tools.mentions.issuers import may_be_meant
from build_tools.mentions.laws import find_laws, other_law, year_after
from build_tools.mentions.mention import Findings, Lexicon, Mention, Passage, Scope
from build_tools.mentions.names import NameIndex, tokens
from build_tools.mentions.relation import continues_list, relation_before
from build_tools.mentions.titled import TitleIndex
from build_tools.vietnamese.instrument_numbers import LAWS
from build_tools.vietnamese.letters import canonical

Step = Callable[[Passage, Findings, Scope], Iterable[Mention]]
"""What a text names in one way, given what was found before; what overlaps that is dropped."""
_NATIONAL_CONGRESS = ("Đại hội đại biểu toàn quốc của Đảng", "Đại hội đại biểu toàn quốc", "Đại hội Đảng toàn quốc")
_QUOTED_SCHEME = re.compile(r"(?<!\w)(?:Đề án|Dự án|Chương trình|Chiến lược|Kế hoạch)\s+“[^”\n]{5,160}”")
_MEETS = re.compile(r"[Đđ]ại\s+hội|ĐẠI\s+HỘI|[Tt]rung\s+ương|TRUNG\s+ƯƠNG")
_LAW_WORD = re.compile(r"[Ll]uật|Pháp lệnh|Hiến pháp")
"""Words without which a text names no congress, no law; most texts have none."""
_PAIRS = {")": "(", "”": "“"}


def _tells_a_meeting(text: str) -> bool:
    """Whether a text has a word without which it names no congress and no plenum; the last look costs most."""
    return any(part in text for part in ("ại", "ẠI", "rung", "RUNG")) and _MEETS.search(text) is not None


def _closed(text: str, start: int, end: int) -> int:
    """The end of a name, with the bracket or quote that closes one within it."""
    while text[end : end + 1] in _PAIRS and _PAIRS[text[end]] in text[start:end]:
        end += 1
    return end


class Steps:
    """Everything that can be named, ready to be looked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.numbers = NumberIndex(lexicon.numbers)
        self.names = NameIndex(lexicon.names, lexicon.abbreviations)
        self._localities = {name.target: name.locality for name in lexicon.names if name.type == "body"}
        self._titles = TitleIndex(lexicon.unnumbered, lexicon.abbreviations)
        self._gatherings: dict[tuple[str, str, str, int], dict[str, set[str]]] = {}
        self._by_digits: dict[tuple[str, str, str], set[str]] = {}
        for name in lexicon.names:
            if name.type == "instrument":
                for gathering in (g for g in find_gatherings(canonical(name.phrase)) if g.start == 0):
                    self._gatherings.setdefault(gathering.key, {}).setdefault(name.target, set()).add(gathering.organisation)
        for candidate in lexicon.kinds.values():
            if candidate.number and candidate.issuer:
                key = (candidate.type, leading_digits(candidate.number), candidate.issuer)
                self._by_digits.setdefault(key, set()).add(candidate.id)

    def cited(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        text = passage.plain
        previous: Mention | None = None
        for citation in find_citations(text):
            behind = self._behind(passage, citation.end, scope)
            candidates = [c for c in self.numbers.candidates(citation) if self._may_mean(c, citation.date, behind, scope)]
            target = candidates[0].id if len(candidates) == 1 else ""
            if len(candidates) > 1:
                issued = [c.id for c in candidates if behind and behind.target and c.issuer == behind.target]
                target = scope.context.by_number(citation) or (only(issued) if all(c.issuer for c in candidates) else "")
            if not target and not citation.type:
                continue
            if previous and continues_list(text, previous.end, citation.start):
                relation = previous.relation
            else:
                relation = relation_before(text, citation.start)
            found_here = self.mention(passage.text, citation.start, citation.end, "instrument", target, relation, scope)
            previous = replace(
                found_here,
                number=citation.number,
                candidates=() if target else tuple(c.id for c in candidates),
                instrument_type=citation.type,
                date=citation.date,
            )
            yield previous

    def _may_mean(self, candidate: Candidate, said: date | None, behind: office_names.Office | None, scope: Scope) -> bool:
        return may_be_meant(candidate, said, behind, scope.localities, self._lexicon.bodies)

    def _behind(self, passage: Passage, end: int, scope: Scope) -> office_names.Office | None:
        """The office behind “của”, with its place."""
        if not passage.plain.startswith(" của ", end):
            return None
        start = end + 5
        words = [word for word in passage.words if start <= word[1] < start + 80]
        found = next(self.names.find(passage.text, words, scope.localities), None)
        if found and found[0] == start and found[2].type == "body":
            return office_names.settle(passage, *found, self._lexicon.places)
        return next((o for o in office_names.unregistered(passage, start, start + 80) if o.start == start), None)

    def named_by(self, index: NameIndex, not_named: str = "") -> Step:
        def named(passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
            for start, end, name in index.find(passage.text, passage.words, scope.localities, not_named):
                if name.type == "body":
                    office = office_names.settle(passage, start, end, name, self._lexicon.places)
                    if office:
                        yield self._body(passage, office, scope)
                    continue
                relation = relation_before(passage.plain, start)
                target = name.target
                if self._is_law(target):
                    longer = other_law(passage.plain, end)
                    target = target if longer == end else ""
                    end, year = year_after(passage.plain, longer)
                    target = target if not year or (target and self._is_of_year(target, year)) else ""
                yield self.mention(passage.text, start, _closed(passage.text, start, end), name.type, target, relation, scope)
                for next_start, next_end, phrase in further_terms(passage.plain, passage.plain[start:end], end):
                    other = index.exact(phrase, scope.localities)
                    if other:
                        yield self.mention(passage.text, next_start, next_end, other.type, other.target, relation, scope)

        return named

    def quoted_schemes(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        """Schemes that are named in quotes and that no registry has."""
        for match in _QUOTED_SCHEME.finditer(passage.text) if "“" in passage.text else ():
            if found.give_way(match.start(), match.end()):
                yield self.mention(passage.text, match.start(), match.end(), "scheme", "", "cites", scope)

    def _is_law(self, target: str) -> bool:
        candidate = self._lexicon.kinds.get(target)
        return candidate is not None and candidate.type in LAWS

    def _is_of_year(self, target: str, year: str) -> bool:
        """Whether a law can be called the one of this year; of one without a date and a number nothing is known."""
        candidate = self._lexicon.kinds[target]
        if candidate.date:
            return str(candidate.date.year) == year
        return year in candidate.number or not candidate.number

    def _body(self, passage: Passage, office: office_names.Office, scope: Scope) -> Mention:
        return self.mention(passage.text, office.start, office.end, "body", office.target, "names", scope)

    def offices(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        """Offices that no registry has. One that holds a shorter name is another office, and takes its place."""
        for office in office_names.unregistered(passage):
            if found.give_way(office.start, office.end):
                yield self._body(passage, office, scope)

    def laws(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        """Laws with their year that no registry has."""
        for start, end in find_laws(passage.plain) if _LAW_WORD.search(passage.plain) else ():
            if not found.give_way(start, end):
                continue
            yield self.mention(passage.text, start, end, "instrument", "", relation_before(passage.plain, start), scope)

    def headed(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        """Heads alone; in a line of capitals (a post in a signature) they say nothing."""
        if scope.heads:
            yield from (m for m in self.named_by(scope.heads)(passage, found, scope) if not m.text.isupper())

    def classes(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        for office in office_names.classes(passage, found):
            yield self._body(passage, office, scope)

    def gathered(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        for gathering in find_gatherings(passage.plain) if _tells_a_meeting(passage.plain) else ():
            known = self._gatherings.get(gathering.key, {})
            wanted = self._organisation(gathering.organisation, scope)
            target = only(t for t, said in known.items() if any(self._organisation(o, scope) == wanted for o in said))
            if not found.give_way(gathering.start, gathering.end):
                continue
            relation = relation_before(passage.plain, gathering.start)
            yield self.mention(passage.text, gathering.start, gathering.end, "instrument", target, relation, scope)

    def congresses(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        """Congresses by number; those of the registry that a name met already stay."""
        for start, end, organisation in find_congresses(passage.plain) if "Đại" in passage.plain else ():
            if any(m.target and "ại hội" in m.text for m in found.within(start, end)) or not found.give_way(start, end):
                continue
            said = [f"Đại hội đại biểu {organisation}", f"Đại hội {organisation}"] if organisation else list(_NATIONAL_CONGRESS)
            names = (self.names.exact(words, scope.localities) for words in said)
            target = next((name.target for name in names if name and name.type == "body"), "")
            yield self._body(passage, office_names.Office(start, end, target), scope)

    def _organisation(self, words: str, scope: Scope) -> str:
        """The body that words mean here, else the words themselves, of the own place only its type."""
        name = self.names.exact(words, scope.localities) if words else None
        if name:
            return name.target
        said = " ".join(token for token, _, _ in tokens(words, self._lexicon.abbreviations))
        for place in (self._lexicon.places[loc] for loc in scope.localities if loc in self._lexicon.places):
            said = said.removesuffix(" " + place.own.casefold()) if place.own else said
        return said

    def short(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        missing = False
        for start, end, kind, digits, continues in find_short(passage.plain, passage.types):
            if continues and missing:
                continue
            target = scope.context.by_digits(kind, digits)
            if target and not self._fits_issuer(target, passage.plain, end, found, scope):
                target = ""
            target = target or self._of_digits_and_issuer(passage.plain, end, kind, digits, found)
            missing = not target
            if target:
                yield self.mention(passage.text, start, end, "instrument", target, relation_before(passage.plain, start), scope)

    def _fits_issuer(self, target: str, text: str, end: int, found: Findings, scope: Scope) -> bool:
        """Whether who stands behind “của” can have issued it."""
        body = found.body_at(end + 5) if text.startswith(" của ", end) else None
        if body is None:
            return True
        candidate = self._lexicon.kinds[target]
        behind = office_names.Office(body.start, body.end, body.target)
        return may_be_meant(candidate, candidate.date, behind, scope.localities, self._lexicon.bodies, short=True)

    def _of_digits_and_issuer(self, text: str, end: int, kind: str, digits: str, found: Findings) -> str:
        """“Nghị quyết 31 của Bộ Chính trị”: type, digits and issuer together name one of the registry."""
        issuer = found.body_at(end + 5) if text.startswith(" của ", end) else None
        return only(self._by_digits.get((kind, digits.lstrip("0"), issuer.target), ())) if issuer else ""

    def of_issuer(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        for start, end, issuer_at, kind in find_of_issuer(passage.plain, passage.types):
            issuer = found.body_at(issuer_at)
            target = scope.context.by_issuer(kind, issuer.target) if issuer and issuer.target else ""
            if target:
                yield self.mention(passage.text, start, end, "instrument", target, relation_before(passage.plain, start), scope)

    def titled(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        issuers = [(m.start, m.end, m.target) for m in found if m.type == "body"]
        for start, end, target in self._titles.find(passage, issuers):
            yield self.mention(passage.text, start, end, "instrument", target, relation_before(passage.plain, start), scope)

    def bare(self, passage: Passage, found: Findings, scope: Scope) -> Iterator[Mention]:
        kinds = self._lexicon.kinds
        named = [Named(m.start, kinds[m.target].type, m.target) for m in found if m.target in kinds]
        home = scope.localities[0] if scope.localities else ""
        own = {m.start for m in found if m.type == "body" and self._localities.get(m.target) == home}
        for start, end, target in BareWords(passage, scope.context, scope.document, named, own).find():
            yield self.mention(passage.text, start, end, "instrument", target, relation_before(passage.plain, start), scope)

    def mention(self, text: str, start: int, end: int, kind: str, target: str, relation: str, scope: Scope) -> Mention:
        if target in self._lexicon.documents:
            kind = "document"
        if target == scope.document and target:
            relation = "self"
        elif kind != "body" and relation in ("cites", "implements"):
            relation = scope.stated.get(target, relation)
        return Mention(start, end, text[start:end], kind, target, relation)
