"""Everything that a text can name, from registries and published documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from build_tools.mentions import Lexicon
from build_tools.mentions.instruments import Candidate, Issuer
from build_tools.mentions.names import Abbreviations, Name, tokens
from build_tools.mentions.variants import Place, of_parent, of_whom, place_of, variants
from build_tools.model import Body, Corpus, Document, Instrument, Scheme
from build_tools.vietnamese.instrument_numbers import LAWS, TYPE_NAMES, find_type_words, types_of_number

DOCUMENT_TYPES: dict[str, tuple[str, ...]] = {
    "programme": ("action_programme", "programme"),
    "work_programme": ("programme",),
    "notice": ("notice",),
    "letter": ("letter",),
    "plan": ("plan",),
    "decision": ("decision",),
    "guidance": ("guidance",),
    "report": ("report",),
    "conclusion": ("conclusion", "notice"),
    "resolution": ("resolution", "joint_resolution"),
    "directive": ("directive",),
    "regulation": ("regulation", "statute"),
    "other": (),
}
"""Kind of document -> types of instruments that it can be, the usual one first; none where the kind says nothing."""


def lexicon_of(corpus: Corpus) -> Lexicon:
    """Numbers, names with their variants, titles and places of a corpus."""
    abbreviations = abbreviations_of(corpus)
    places = {loc.id: place for loc in corpus.localities if (place := place_of(loc.name, abbreviations))}
    parents = {body.id: body.name for body in corpus.bodies}
    instruments = [(i.number, Candidate(i.id, i.type, i.date, i.issuer, i.number, i.locality)) for i in corpus.instruments]
    documents = [
        (d.number, Candidate(d.id, kind, d.date, d.issuer, d.number, d.locality)) for d in corpus.documents for kind in types_of_document(d)
    ]
    names = [name for body in corpus.bodies for name in _body_names(body, places, parents, abbreviations)]
    names += [Name(phrase, "scheme", s.id, s.locality, bare=bare) for s in corpus.schemes for phrase, bare in _scheme_names(s)]
    names += [Name(phrase, "instrument", i.id, i.locality) for i in corpus.instruments for phrase in _instrument_names(i)]
    names += [Name(phrase, "instrument", d.id, d.locality) for d in corpus.documents for phrase in _document_names(d)]
    entries = chain[Body | Scheme | Instrument](corpus.bodies, corpus.schemes, corpus.instruments)
    names += [Name(phrase, "", "") for entry in entries for phrase in entry.excluding]
    kinds = {candidate.id: candidate for _, candidate in (*reversed(documents), *instruments)}
    return Lexicon(
        tuple(instruments + documents),
        tuple(names),
        frozenset(d.id for d in corpus.documents),
        frozenset(s.id for s in corpus.schemes),
        places,
        tuple(
            (i.title, Candidate(i.id, i.type, i.date, i.issuer))
            for i in corpus.instruments
            if i.title and not i.number and not _is_gathering(i.title)
        ),
        kinds,
        {body.id: Issuer(body.locality, body.kind) for body in corpus.bodies},
        abbreviations,
    )


def abbreviations_of(corpus: Corpus) -> Abbreviations:
    """Those that stand in names of offices, each as the first of its meanings; a damaged entry has none."""
    named = (a for a in corpus.abbreviations if a.in_names and a.words)
    return {a.short.casefold(): (a.short, tuple(token for token, _, _ in tokens(a.words[0], {}))) for a in named}


def types_of_document(document: Document) -> tuple[str, ...]:
    """Types of instrument as which a document can be cited, that of its title first; one without a name where nothing tells."""
    can_be = DOCUMENT_TYPES[document.kind]
    word = find_type_words(document.title)[:1]
    said = tuple(kind.id for start, _, kind in word if start == 0 and (not can_be or kind.id in can_be))
    programme = ("programme",) if "programme" in can_be else ()
    numbered = (kind for kind in types_of_number(document.number) if kind != "programme")
    return tuple(dict.fromkeys((*said, *can_be[:1], *programme, *numbered))) or ("",)


def _body_names(body: Body, places: dict[str, Place], parents: dict[str, str], abbreviations: Abbreviations) -> Iterator[Name]:
    """Name and aliases, then what they are without their place or their office; those that say the place count everywhere."""
    phrases = tuple(phrase for phrase in (body.name, *body.aliases) if phrase)  # a damaged entry has no name
    place = places.get(body.locality)
    own = place.own.casefold() if place else ""
    for phrase in phrases:
        yield Name(phrase, "body", body.id, body.locality, everywhere=bool(own) and own in phrase.casefold())
    parent = parents.get(body.parent.id, "") if body.parent else ""
    shorter = [form for phrase in phrases if parent and (form := of_parent(phrase, parent))]
    shorter += [form for phrase in phrases if (form := of_whom(phrase))]
    for phrase in shorter:
        yield Name(phrase, "body", body.id, body.locality, bare=True)
    for phrase, bare in variants((*phrases, *shorter), [place] if place else [], abbreviations):
        yield Name(phrase, "body", body.id, body.locality, bare=bare, everywhere=bool(own) and own in phrase.casefold())


_SPAN = re.compile(r"\s*,?\s+(?:giai đoạn|thời kỳ|đến năm|năm)\s+(?:19|20)\d{2}.*$")


def _scheme_names(scheme: Scheme) -> Iterator[tuple[str, bool]]:
    """(name, whether its span of years was left away): “Chương trình … giai đoạn 2021 - 2025”."""
    for phrase in (scheme.name, *scheme.aliases):
        yield phrase, False
        shorter = _SPAN.sub("", phrase)
        if shorter != phrase and len(shorter.split()) >= 4:
            yield shorter, True


def _is_gathering(title: str) -> bool:
    """Whether an instrument is named by who met: of a congress, of a plenum."""
    return title.casefold().startswith(("đại hội", "hội nghị", "trung ương"))


def _instrument_names(instrument: Instrument) -> Iterator[str]:
    yield from instrument.aliases
    if not instrument.number and _is_gathering(instrument.title):
        yield f"{TYPE_NAMES[instrument.type]} {instrument.title}"
    if instrument.type in LAWS and instrument.title:
        kind = TYPE_NAMES[instrument.type]
        yield instrument.title if instrument.title.casefold().startswith(kind.casefold()) else f"{kind} {instrument.title}"


def _document_names(document: Document) -> Iterator[str]:
    """Title and short title, when they say more than the type of the document."""
    for phrase in dict.fromkeys((document.title, document.short_title)):
        if len(phrase.split()) >= 8:
            yield phrase[:1].upper() + phrase[1:]
