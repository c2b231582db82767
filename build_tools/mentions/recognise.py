"""All mentions of one text, from the registries and from what its document teaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_tools.mentions.bare import own_heads
from build_tools.mentions.context import Cited, Context, defined_target, find_definitions
from build_tools.mentions.instruments import Candidate, find_citations
from build_tools.mentions.mention import Findings, Lexicon, Mention, Passage, Scope
from build_tools.mentions.names import Name, NameIndex
from build_tools.mentions.relation import relation_before
from build_tools.mentions.short_heads import ShortForms
from build_tools.mentions.steps import Step, Steps
from build_tools.vietnamese.instrument_numbers import number_key


class Recogniser:
    """Finds mentions; built once for all texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._steps = Steps(lexicon)
        self._short_forms = ShortForms(lexicon.names)

    def scope(
        self,
        localities: tuple[str, ...],
        document: str,
        stated: dict[str, str],
        texts: Iterable[str],
        *,
        year: int | None = None,
        title: str = "",
        issuer: str = "",
    ) -> Scope:
        """Read a document's texts once for what they teach: full citations, then defined names and short heads."""
        texts, kinds = list(texts), self._lexicon.kinds
        context = Context(own_heads=own_heads(title, kinds[document].type if document in kinds else ""))
        context.implemented = [_cited(kinds[target]) for target, relation in stated.items() if relation == "implements" and target in kinds]
        for text in filter(None, texts):
            context.cited += self._full_citations(text)
        plain = Scope(localities, document, stated, context, year=year)
        for text in filter(None, texts):
            for at, name in find_definitions(text):
                before = [(m.type, m.target, m.text) for m in self.recognise(text[:at], plain) if m.target]
                kind, target = defined_target(name, before)
                if target:
                    context.names.append(Name(name, kind, target))
        heads = self._short_forms.taught_by(texts, localities, issuer)
        signer = self._short_forms.signing(issuer)
        return replace(plain, names=self._index(context.names), heads=self._index(heads), signer=self._index(signer))

    def _index(self, names: Iterable[Name]) -> NameIndex | None:
        listed = list(names)
        return NameIndex(listed, self._lexicon.abbreviations) if listed else None

    def _full_citations(self, text: str) -> Iterator[Cited]:
        for citation in find_citations(text):
            found = self._steps.numbers.candidates(citation)
            if len(found) == 1:
                yield replace(_cited(found[0]), number=number_key(citation.number), dated=citation.date is not None)

    def recognise(self, text: str, scope: Scope, *, part: str = "") -> tuple[Mention, ...]:
        """Mentions in order, not overlapping; the surer reading wins: full number, name, grammar of names, short form.

        ``part`` tells the part of a document: in its ``title`` it does not name itself, in its ``preamble``
        it announces itself, in its ``signature`` the issuer is named by its head alone.
        """
        passage = Passage.of(text, self._lexicon.abbreviations, part)
        found = Findings()
        not_named = scope.document if part == "title" else ""
        see = self._steps
        first = [see.names, scope.names, scope.signer if part == "signature" else None]
        steps: list[Step] = [see.cited]
        steps += [see.named_by(index, not_named) for index in first if index]
        steps += [see.gathered, see.congresses, see.headed, see.offices, see.laws, see.quoted_schemes]
        steps += [see.short, see.of_issuer, see.titled, *([] if not_named else [see.bare]), see.classes]
        for step in steps:
            for mention in step(passage, found, scope):
                found.add(mention)
        return tuple(found)

    def stated(self, text: str, quote: str, target: str, scope: Scope) -> tuple[Mention, ...]:
        """Mentions that an author states: every place of the quote refers to the target."""
        kind = "scheme" if target in self._lexicon.schemes else "instrument"
        pattern = r"\s+".join(map(re.escape, quote.split()))
        places = [m.span() for m in re.finditer(pattern, text)] if pattern else []
        return tuple(self._steps.mention(text, a, b, kind, target, relation_before(text, a), scope) for a, b in places)


def _cited(candidate: Candidate) -> Cited:
    return Cited(candidate.id, candidate.type, number_key(candidate.number), candidate.issuer, candidate.date is not None)
