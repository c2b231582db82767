"""A page per instrument with everything that points at it, and the list of instruments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.link import BackLink, Site
from build_tools.model import Instrument
from build_tools.rendering.addresses import feed_of_instrument, instrument_page, linked_address, tasks_filtered
from build_tools.rendering.connections import carriers_of, implementing_links, stated_by, stating, steps_above, steps_after
from build_tools.rendering.following import Following, feed_links, feed_title
from build_tools.rendering.instrument_name import instrument_name
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.newest import earlier_documents, shown_documents
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from build_tools.vietnamese.letters import collation_key

_OUTGOING = {"amends": "Sửa đổi, bổ sung", "forwards": "Gửi kèm", "replies_to": "Thực hiện, trả lời"}
_INCOMING = {"amends": "Được sửa đổi, bổ sung bởi", "forwards": "Được gửi kèm theo", "replies_to": "Văn bản thực hiện, trả lời"}
_PER_DOCUMENT = 30
"""Tasks shown of one document. The table of tasks has the rest."""


def _list(context: Context) -> Iterator[Page]:
    site = context.site
    groups = []
    for kind in INSTRUMENT_TYPES:
        members = sorted((i for i in site.corpus.instruments if i.type == kind.id), key=lambda i: collation_key(i.number or i.title))
        if members:
            groups.append((kind.name, [(i, instrument_name(i), site.tally("instrument", i.id)) for i in members]))
    yield Page(
        "nghi-quyet/index.html",
        "instruments",
        "Nghị quyết và văn bản được dẫn",
        "Các nghị quyết, chỉ thị, kết luận, quyết định… mà văn bản trên trang thực hiện hoặc dẫn",
        context.templates.render("instruments.html", root="../", site=site, groups=groups),
    )


def _of_instrument(context: Context, identity: str) -> Iterator[Page]:
    followed = Following(context.site).has_of_instrument(identity)
    yield _page(context, context.site.instruments[identity], followed=followed)


def _page(context: Context, instrument: Instrument, *, followed: bool) -> Page:
    site = context.site
    name = instrument_name(instrument)
    carriers = carriers_of(site, instrument.id)
    per_document = {carrier.target: min(len(carrier.links), _PER_DOCUMENT) for carrier in carriers.shown}
    citations = _by_document(
        [link for link in site.instrument_links[instrument.id] if not (link.relation == "implements" and link.is_of_task)]
    )
    places = {document: len(found) for document, found in citations.items()}
    cited_in = shown_documents(site, places)
    content = context.templates.render(
        "instrument.html",
        root="../",
        site=site,
        instrument=instrument,
        name=name,
        foreign=site.foreign.of_instrument.get(instrument.id, ()),
        above=steps_above(site, instrument.id),
        after=steps_after(site, instrument.id),
        relations=_relations(site, instrument),
        replaced=[(old, _unreviewed(site, old)) for old in stated_by(site, instrument.id, ("replaces",))],
        carriers=carriers,
        unreviewed=_unreviewed(site, instrument.id),
        listed=shown_documents(site, {target: count for target, count in per_document.items() if target in site.documents}),
        per_document=_PER_DOCUMENT,
        citations=[(document, found) for document, found in citations.items() if document in cited_in],
        cited_earlier=earlier_documents(site, places, cited_in),
        sources=[_source(context, source) for source in instrument.sources],
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
        filtered=tasks_filtered,
    )
    description = (
        f"{name}{': ' + instrument.title if instrument.title and instrument.number else ''}. Văn bản và nhiệm vụ thực hiện, dẫn chiếu."
    )
    feeds = [(feed_of_instrument(instrument.id), feed_title("instrument", name))] if followed else []
    return Page(
        instrument_page(instrument.id),
        "instruments",
        name,
        description,
        content,
        _json_ld(context, instrument, name),
        links=feed_links(context.settings.site_url, *feeds),
    )


def _relations(site: Site, instrument: Instrument) -> list[tuple[str, tuple[str, ...]]]:
    """(name of a relation, ids) beyond the chain and its replacement, in both directions."""
    found = [(name, stated_by(site, instrument.id, (relation,))) for relation, name in _OUTGOING.items()]
    found += [(name, stating(site, instrument.id, (relation,))) for relation, name in _INCOMING.items()]
    return [(name, ids) for name, ids in found if ids]


def _unreviewed(site: Site, instrument: str) -> int:
    """How many tasks carry out a replaced instrument and still wait for a review."""
    return sum(instrument in link.outdated for link in implementing_links(site, instrument))


def _by_document(links: list[BackLink]) -> dict[str, list[BackLink]]:
    """Document -> links, in the order of the corpus, each source once."""
    grouped: dict[str, dict[str, BackLink]] = {}
    for link in links:
        grouped.setdefault(link.document.id, {}).setdefault(link.key, link)
    return {document: list(found.values()) for document, found in grouped.items()}


def _source(context: Context, source: str) -> tuple[str, str]:
    """(what to show, address or empty) of a stated source."""
    linked = context.site.items.get(source)
    if linked is None:
        return source, ""
    return f"{linked.document.name} – {place_of_item(linked)}", linked_address(linked)


def _json_ld(context: Context, instrument: Instrument, name: str) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Legislation", "name": name, "inLanguage": "vi"}
    if instrument.number:
        data["legislationIdentifier"] = instrument.number
    if instrument.date:
        data["legislationDate"] = instrument.date.isoformat()
    issuer = context.site.bodies.get(instrument.issuer)
    if issuer:
        data["legislationPassedBy"] = {"@type": "Organization", "name": issuer.name}
    return data


OUTPUT = Output("instruments", _list, {"instrument": _of_instrument})
