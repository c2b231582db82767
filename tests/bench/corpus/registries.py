"""Registries of the generated project: those of the real one that hold everywhere, and for each province those of the cities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from build_tools.link import Site
from build_tools.model import Body, Instrument, Scheme
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES, TYPE_NAMES
from tests.bench.corpus.places import CITIES, Province
from tests.bench.corpus.yaml_lines import Record

Records = dict[str, list[Record]]
BODIES, BODIES_A_DOCUMENT, MOST_BODIES = 600, 2, 2000
INSTRUMENTS = 200
"""How many central instruments are made up, beside the real ones."""
FIRST_NUMBER = 201
"""Of made-up instruments; the real ones that texts name without a date have lower numbers."""
FIRST_DAY, DAYS = date(2010, 1, 1), 3650
_ISSUERS = {"bo-chinh-tri": "TW", "ban-bi-thu": "TW"}
_TYPES = ("resolution", "directive", "conclusion", "decision")


@dataclass(frozen=True)
class Local:
    """The things of the real registries that belong to a city, by registry and id."""

    bodies: tuple[Body, ...]
    instruments: tuple[Instrument, ...]
    schemes: tuple[Scheme, ...]
    localities: tuple[tuple[str, str, str], ...]
    """Of parts of a city: id, name, id of what it is part of."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Numbers of the instruments; no two provinces have the same."""
        return tuple(i.number for i in self.instruments if i.number)

    def ids(self, province: Province) -> dict[str, str]:
        """Id of a local thing -> its id in the province. Offices of two cities that are called the same are one."""
        things: tuple[Body | Instrument | Scheme, ...] = (*self.bodies, *self.instruments, *self.schemes)
        by_name: dict[str, str] = {}
        found = {}
        for thing in things:
            own = province.identity(thing.id)
            name = getattr(thing, "name", "")
            found[thing.id] = by_name.setdefault(province.said(name).casefold(), own) if name else own
        return found | {identity: province.locality(identity) for identity, *_ in self.localities} | dict.fromkeys(CITIES, province.id)


def local_of(site: Site) -> Local:
    """What belongs to a city: it says so, or its issuer does."""
    corpus = site.corpus
    parts = tuple((p.id, p.name, p.parent.id) for p in corpus.localities if p.parent and p.id not in CITIES and p.parent.id != "trung-uong")
    places = {*CITIES, *(p[0] for p in parts)}
    bodies = tuple(b for b in corpus.bodies if b.locality in places)
    offices = {b.id for b in bodies}
    instruments = tuple(i for i in corpus.instruments if i.issuer in offices or (i.locality in places and not i.issuer))
    schemes = tuple(s for s in corpus.schemes if s.locality in places or s.issuer in offices)
    return Local(bodies, instruments, schemes, parts)


def count_of_provinces(site: Site, documents: int) -> int:
    """How many provinces there are so that the number of bodies grows as it should."""
    local = local_of(site)
    wanted = min(MOST_BODIES, BODIES + BODIES_A_DOCUMENT * documents)
    return max(1, (wanted - len(site.corpus.bodies) + len(local.bodies)) // len(local.bodies))


def everywhere(site: Site, seed: str, subjects: Sequence[str]) -> Records:
    """What is the same in every province."""
    corpus, local = site.corpus, local_of(site)
    return {
        "localities": [{"id": "trung-uong", "name": "Trung ương"}],
        "bodies": [_body(b) for b in corpus.bodies if b not in local.bodies],
        "instruments": [
            *(_instrument(replace(i, locality="")) for i in corpus.instruments if i not in local.instruments),
            *(_made_up(n, seed, subjects) for n in range(INSTRUMENTS)),
        ],
        "schemes": [_scheme(s) for s in corpus.schemes if s not in local.schemes],
        "indicators": [{"id": i.id, "name": i.name, "unit": i.unit, "direction": i.direction} for i in corpus.indicators],
        "topics": [{"id": t.id, "name": t.name} for t in corpus.topics],
        "abbreviations": [{"id": a.id, "short": a.short, "words": list(a.words), "in_names": a.in_names} for a in corpus.abbreviations],
    }


def of_province(local: Local, province: Province) -> Records:
    """What the province has of its own."""
    ids = local.ids(province)
    places: list[Record] = [{"id": province.id, "name": province.called, "parent": "trung-uong"}]
    places += [{"id": ids[i], "name": province.said(name), "parent": ids[parent]} for i, name, parent in local.localities]
    found: Records = {"localities": places}
    for registry, records in (
        ("bodies", map(_body, local.bodies)),
        ("instruments", map(_instrument, local.instruments)),
        ("schemes", map(_scheme, local.schemes)),
    ):
        found[registry] = _merged(province.adapted(record, ids) for record in records)
    return found


def _merged(records: Iterator[Record]) -> list[Record]:
    """Records of one id as one, with the aliases of all."""
    found: dict[str, Record] = {}
    for record in records:
        held = found.setdefault(record["id"], dict(record))
        aliases = [*held.get("aliases", ()), *record.get("aliases", ())]
        held["aliases"] = list(dict.fromkeys(aliases))
    return list(found.values())


def _body(body: Body) -> Record:
    own: Record = {"id": body.id, "name": body.name, "kind": body.kind, "locality": body.locality}
    parent = body.parent.id if body.parent else ""
    return own | {"aliases": list(body.aliases), "excluding": list(body.excluding), "parent": parent}


def _instrument(instrument: Instrument) -> Record:
    """Without what it replaces, forwards and so on, which may be a real document."""
    day = instrument.date.isoformat() if instrument.date else ""
    own: Record = {"id": instrument.id, "type": instrument.type, "number": instrument.number, "date": day}
    own |= {"issuer": instrument.issuer, "title": instrument.title, "aliases": list(instrument.aliases)}
    own |= {"excluding": list(instrument.excluding), "locality": instrument.locality, "sources": ["bản mẫu"]}
    return own


def _scheme(scheme: Scheme) -> Record:
    own: Record = {"id": scheme.id, "name": scheme.name, "aliases": list(scheme.aliases)}
    return own | {"excluding": list(scheme.excluding), "locality": scheme.locality, "issuer": scheme.issuer}


@cache
def made_up(number: int, seed: str) -> tuple[str, str, date, str]:
    """Type, number, day and issuer of a made-up central instrument."""
    random = Random(f"{seed}-instrument-{number}")
    kind = _TYPES[number % len(_TYPES)]
    code = next(t.abbreviations[0] for t in INSTRUMENT_TYPES if t.id == kind)
    issuer = list(_ISSUERS)[int(random.random() * len(_ISSUERS))]
    return kind, f"{FIRST_NUMBER + number}-{code}/{_ISSUERS[issuer]}", FIRST_DAY + timedelta(int(random.random() * DAYS)), issuer


def _made_up(number: int, seed: str, subjects: Sequence[str]) -> Record:
    kind, said, day, issuer = made_up(number, seed)
    title = f"về {_subject(subjects[number % len(subjects)])}"
    own: Record = {"id": made_up_id(number), "type": kind, "number": said, "date": day.isoformat(), "issuer": issuer}
    return own | {"title": title, "sources": ["bản mẫu"]}


def made_up_id(number: int) -> str:
    return f"van-ban-tw-{FIRST_NUMBER + number}"


def citation(number: int, seed: str, issuer_names: Mapping[str, str]) -> str:
    """How a text names a made-up instrument in full."""
    kind, said, day, issuer = made_up(number, seed)
    return f"{TYPE_NAMES[kind]} số {said} ngày {on(day)} của {issuer_names[issuer]}"


def on(day: date) -> str:
    """A day as documents print it."""
    return f"{day:%d} tháng {day.month if day.month > 2 else f'{day.month:02}'} năm {day.year}"


def _subject(heading: str) -> str:
    return heading[0].lower() + heading[1:].rstrip(" .:;") if not heading.isupper() else heading.lower()
