"""Entries of the registries, from fields to records."""

from __future__ import annotations

from build_tools.load.reader import Fields
from build_tools.model import Abbreviation, Body, Indicator, Instrument, Locality, Reference, Scheme, Topic
from build_tools.vocabularies import DOCUMENT_RELATIONS


def read_relations(fields: Fields) -> tuple[tuple[str, Reference], ...]:
    """(relation, target) of a document or an instrument, in the order of the vocabulary."""
    return tuple((name, ref) for name in DOCUMENT_RELATIONS for ref in fields.references(name))


def id_of(fields: Fields, name: str = "id") -> str:
    """The id under a key, empty when there is none."""
    reference = fields.reference(name)
    return reference.id if reference else ""


def read_instrument(fields: Fields) -> Instrument:
    return Instrument(
        id=id_of(fields),
        type=fields.text("type"),
        number=fields.text("number"),
        date=fields.day("date"),
        issuer=id_of(fields, "issuer"),
        title=fields.text("title"),
        aliases=fields.lines("aliases"),
        locality=id_of(fields, "locality"),
        sources=fields.lines("sources"),
        relations=read_relations(fields),
        span=fields.span_of("id"),
        excluding=fields.lines("excluding"),
        unreviewed=fields.flag("unreviewed") is True,
    )


def read_body(fields: Fields) -> Body:
    return Body(
        id=id_of(fields),
        name=fields.text("name"),
        kind=fields.text("kind"),
        locality=id_of(fields, "locality"),
        aliases=fields.lines("aliases"),
        parent=fields.reference("parent"),
        span=fields.span_of("id"),
        excluding=fields.lines("excluding"),
    )


def read_locality(fields: Fields) -> Locality:
    return Locality(id_of(fields), fields.text("name"), fields.reference("parent"), fields.span_of("id"))


def read_scheme(fields: Fields) -> Scheme:
    return Scheme(
        id_of(fields),
        fields.text("name"),
        fields.lines("aliases"),
        id_of(fields, "locality"),
        id_of(fields, "issuer"),
        fields.span_of("id"),
        fields.lines("excluding"),
    )


def read_indicator(fields: Fields) -> Indicator:
    return Indicator(id_of(fields), fields.text("name"), fields.text("unit"), fields.text("direction") or "none", fields.span_of("id"))


def read_topic(fields: Fields) -> Topic:
    return Topic(id_of(fields), fields.text("name"), fields.span_of("id"))


def read_abbreviation(fields: Fields) -> Abbreviation:
    named = fields.flag("in_names") is True
    return Abbreviation(id_of(fields), fields.text("short"), fields.lines("words"), fields.span_of("id"), named)
