"""What can be found: one record per item, document, instrument, scheme, body, indicator, booklet and guide section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from build_tools.link import LinkedItem, Site
from build_tools.model import Body, Booklet, Document, Indicator, Instrument, Item, Scheme
from build_tools.rendering import addresses
from build_tools.rendering.due_points import due_points
from build_tools.rendering.instrument_name import instrument_name, name_of_target
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import HandWritten
from build_tools.vietnamese.dates import show_date
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vocabularies import DOCUMENT_KINDS, ROLES

_NAME = 110
"""Longest name of an item without a heading, in characters."""


@dataclass(frozen=True)
class Record:
    """Something that can be found.

    ``instruments``, ``bodies`` (role, body), ``document`` and ``locality`` hold ids; ``names``, ``due`` and ``about`` words.
    ``heading`` is what its own words call it, empty when ``title`` is only the start of ``text``.
    """

    kind: str
    kind_name: str
    address: str
    title: str
    heading: str = ""
    path: tuple[str, ...] = ()
    place: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    number: str = ""
    bodies: tuple[tuple[str, str], ...] = ()
    due: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    document: str = ""
    day: date | None = None
    """When it was issued, of an instrument or a document: by its date it is found as by its number."""
    year: str = ""
    locality: str = ""
    cited: int = 0
    """How often texts name it: of two with the same number, the one that is named more comes first."""


def records_of_document(site: Site, document: Document, items: Iterable[LinkedItem]) -> Iterator[Record]:
    """The document itself, then its items."""
    yield Record(
        kind="document",
        kind_name=DOCUMENT_KINDS[document.kind],
        address=addresses.document_page(document.id),
        title=document.name,
        heading=document.name,
        text=document.title if document.title.casefold() != document.name.casefold() else "",
        names=(document.number,) if document.number else (),
        number=document.number,
        about=tuple(
            filter(
                None,
                (
                    _said(document.date),
                    _body_name(site, document.issuer),
                    site.name_of_locality(document.locality),
                    document.signature.name,
                ),
            )
        ),
        document=document.id,
        day=document.date,
        year=_year(document.date),
        locality=document.locality,
        cited=site.tally("instrument", document.id).links,
    )
    for linked in items:
        if linked.item.path != "title" and linked.item.kind not in ("recipients", "signature"):
            yield _item(site, linked)


def _item(site: Site, linked: LinkedItem) -> Record:
    item, document = linked.item, linked.document
    carried = tuple(c.instrument for c in linked.implements)
    own = tuple(c.instrument for c in linked.implements if c.via != "inherited")
    return Record(
        kind="task" if item.task else "section",
        kind_name="Nhiệm vụ" if item.task else DOCUMENT_KINDS[document.kind],
        address=addresses.linked_address(linked),
        title=name_of_item(linked, _NAME),
        heading=item.heading,
        path=(document.name, *(_called(part) for part in linked.ancestors if part.heading)),
        place=place_of_item(linked),
        text=item.text,
        notes=tuple(note.text for note in item.footnotes),
        bodies=tuple(dict.fromkeys((a.role, a.body) for a in item.assignments)),
        due=tuple(dict.fromkeys(point.said for point in due_points(linked))),
        instruments=carried,
        about=(*(name_of_target(site, target) for target in own), *_topic_names(site, linked)),
        document=document.id,
        year=_year(document.date),
        locality=document.locality,
    )


def _called(part: Item) -> str:
    return f"{part.label} {part.heading}".strip()


def record_of_instrument(site: Site, instrument: Instrument) -> Record:
    name = instrument_name(instrument)
    return Record(
        kind="instrument",
        kind_name=TYPE_NAMES[instrument.type],
        address=addresses.instrument_page(instrument.id),
        title=name,
        heading=name,
        text=instrument.title if instrument.title != name else "",
        names=tuple(filter(None, (instrument.number, *instrument.aliases))),
        number=instrument.number,
        instruments=(instrument.id,),
        about=tuple(filter(None, (_said(instrument.date), _body_name(site, instrument.issuer)))),
        day=instrument.date,
        year=_year(instrument.date),
        locality=instrument.locality,
        cited=site.tally("instrument", instrument.id).links,
    )


def record_of_scheme(site: Site, scheme: Scheme) -> Record:
    return Record(
        kind="scheme",
        kind_name="Chương trình, đề án",
        address=addresses.scheme_page(scheme.id),
        title=scheme.name,
        heading=scheme.name,
        names=scheme.aliases,
        instruments=(scheme.id,),
        about=tuple(filter(None, (_body_name(site, scheme.issuer), site.name_of_locality(scheme.locality)))),
        locality=scheme.locality,
        cited=site.tally("scheme", scheme.id).links,
    )


def record_of_body(site: Site, body: Body) -> Record:
    return Record(
        kind="body",
        kind_name="Cơ quan",
        address=addresses.body_page(body.id),
        title=body.name,
        heading=body.name,
        names=body.aliases,
        about=tuple(filter(None, (_body_name(site, body.parent.id) if body.parent else "", site.name_of_locality(body.locality)))),
        locality=body.locality,
        cited=site.tally("body", body.id).links,
    )


def record_of_indicator(indicator: Indicator) -> Record:
    about = (indicator.unit,) if indicator.unit else ()
    return Record("indicator", "Chỉ tiêu", addresses.indicator_page(indicator.id), indicator.name, indicator.name, about=about)


def record_of_page(section: HandWritten) -> Record:
    return Record("page", "Hướng dẫn", section.address, section.title, section.title, section.path, text=section.text)


def record_of_booklet(booklet: Booklet) -> Record:
    """A booklet for study; its parts are found where they stand in their documents."""
    return Record(
        "page",
        "Tập học tập",
        addresses.booklet_page(booklet.id),
        booklet.title,
        booklet.title,
        text=" ".join(filter(None, (booklet.note, *booklet.questions))),
        about=tuple(filter(None, (booklet.occasion, booklet.chair, _said(booklet.date)))),
    )


def words_of(site: Site, record: Record) -> Iterator[tuple[float, str]]:
    """(weight, text) of everything by which a record is found."""
    named = record.kind not in ("task", "section", "page")
    yield 5.0 if named else 3.0, record.heading
    yield 3.0 if named else 1.0, record.text
    yield from ((5.0, name) for name in record.names)
    yield from ((0.6, note) for note in record.notes)
    yield from ((0.4, name) for name in record.path)
    yield from ((0.6, f"{ROLES[role]} {_body_name(site, body)}") for role, body in record.bodies)
    yield from ((0.5, text) for text in (*record.due, *record.about))


def facts_of(site: Site, record: Record) -> Iterator[str]:
    """What a result says of itself below its name: who has which role; of an instrument, when and by whom it was issued."""
    for role, name in ROLES.items():
        bodies = [_body_name(site, body) for own, body in record.bodies if own == role]
        if bodies:
            yield f"{name}: {', '.join(bodies)}"
    if record.kind in ("instrument", "document"):
        yield from record.about


def _topic_names(site: Site, linked: LinkedItem) -> list[str]:
    return [site.topics[topic].name for topic in linked.topics if topic in site.topics]


def _body_name(site: Site, body: str) -> str:
    return site.bodies[body].name if body in site.bodies else ""


def _said(day: date | None) -> str:
    return f"ngày {show_date(day)}" if day else ""


def _year(day: date | None) -> str:
    return str(day.year) if day else ""
