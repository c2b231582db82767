"""Places, bodies and instruments of the generated corpus: thousands, named after the pattern of the real ones."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from random import Random

from build_tools.diagnostics import Span
from build_tools.link import Site
from build_tools.model import Body, Corpus, Instrument, Locality, Reference
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from tests.bench.search.words import Chain, person, place

NOWHERE = Span("generated")
PROVINCES, COMMUNES, INSTRUMENTS, PEOPLE = 63, 1500, 4000, 20_000
FIRST_YEAR = 2010
SEED = "van-kien"


def names(random: Random) -> list[str]:
    """Names of people and places for the running text."""
    return [place(random) if n % 3 == 0 else person(random) for n in range(PEOPLE)]


def registries(site: Site, chain: Chain) -> Corpus:
    """A corpus without documents."""
    random = Random(SEED)
    centre = Locality("trung-uong", "Trung ương", None, NOWHERE)
    taken: dict[str, None] = {}
    while len(taken) < PROVINCES + COMMUNES:
        taken[place(random)] = None
    provinces, communes = list(islice(taken, PROVINCES)), list(islice(taken, PROVINCES, None))
    upper = Reference(centre.id, NOWHERE)
    localities = [centre, *(Locality(f"tinh-{n}", f"Tỉnh {name}", upper, NOWHERE) for n, name in enumerate(provinces))]
    bodies = [_body(f"tw-{b.id}", b.name, centre.id, b.aliases) for b in site.corpus.bodies if b.locality == centre.id]
    for n, name in enumerate(provinces):
        for m, office in enumerate(offices(site)):
            bodies.append(_body(f"tinh-{n}-{m}", f"{office} {name}", f"tinh-{n}", (office,)))
    for n, name in enumerate(communes):
        kind = ("xã", "phường")[n % 2]
        for m, office in enumerate(("Đảng ủy", "Ủy ban nhân dân")):
            bodies.append(_body(f"xa-{n}-{m}", f"{office} {kind} {name}", f"tinh-{n % PROVINCES}", ()))
    instruments = tuple(_instrument(n, random, chain, bodies) for n in range(INSTRUMENTS))
    abbreviations = site.corpus.abbreviations
    return Corpus(instruments=instruments, bodies=tuple(bodies), localities=tuple(localities), abbreviations=abbreviations)


def offices(site: Site) -> list[str]:
    """What offices of a province are called, from those of the real cities: their names without the city's."""
    cities = {locality.id: locality.name for locality in site.corpus.localities if locality.name.startswith("Thành phố ")}
    found: dict[str, None] = {}
    for body in site.corpus.bodies:
        city = cities.get(body.locality, "")
        for ending in (f" {city.casefold()}", f" {city.removeprefix('Thành phố ').casefold()}"):
            if city and body.kind != "class" and body.name.casefold().endswith(ending):
                office = body.name[: -len(ending)].replace("Thành ủy", "Tỉnh ủy").replace("Thành Đoàn", "Tỉnh Đoàn")
                found[office if office.endswith(("Tỉnh ủy", "Tỉnh Đoàn")) else f"{office} tỉnh"] = None
                break
    return list(found)


def _body(name: str, called: str, locality: str, aliases: tuple[str, ...]) -> Body:
    return Body(name, called, "party", locality, aliases, None, NOWHERE)


def _instrument(n: int, random: Random, chain: Chain, bodies: list[Body]) -> Instrument:
    kinds = [kind for kind in INSTRUMENT_TYPES if kind.abbreviations]
    kind = kinds[int(len(kinds) * random.random() ** 2)]
    day = date(FIRST_YEAR, 1, 1) + timedelta(int(16 * 365 * random.random()))
    number, code = 1 + int(400 * random.random() ** 2), kind.abbreviations[0]
    central = random.random() < 0.3
    said = f"{number}/{day.year}/{code}-HĐND" if n % 4 == 0 else f"{number}-{code}/{'TW' if central else 'TU'}"
    issuer = bodies[int(len(bodies) * random.random())]
    title = f"về {chain.said(random, 8 + int(16 * random.random())).lower()}"
    locality = "" if central else issuer.locality
    return Instrument(f"vb-{n}", kind.id, said, day, issuer.id, title, (), locality, (), (), NOWHERE)
