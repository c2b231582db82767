"""A page per document with its whole text, and the list of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.enews import summary_of
from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering import newest
from build_tools.rendering.addresses import (
    ALL_FEED,
    DOCUMENTS,
    WHATS_NEW,
    cover_picture,
    document_page,
    embed_codes_of_document,
    embed_of_document,
    feed_of_kind,
    oembed_of,
    tasks_of_document,
)
from build_tools.rendering.change_view import days_of
from build_tools.rendering.documents_by_quarter import (
    UNDATED,
    by_quarter,
    name_of_quarter,
    page_of_quarter,
    year_and_number,
)
from build_tools.rendering.due_pages import QUARTERS
from build_tools.rendering.embed_view import oembed_link
from build_tools.rendering.following import ALL_DOCUMENTS, feed_links, feed_title
from build_tools.rendering.item_view import linker, place_of_item, view_of
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import HeadLink, Page
from build_tools.rendering.task_tables import with_own_table
from build_tools.vocabularies import DOCUMENT_KINDS

_TOLD = 40
"""Changes that the history of a document tells; all are on the pages of the years."""


def _list(context: Context) -> Iterator[Page]:
    documents = newest.documents_by_day(context.site)
    quarters = by_quarter(documents)
    years: dict[str, dict[int, tuple[str, int]]] = {}
    for quarter, found in quarters:
        if quarter != UNDATED:
            year, number = year_and_number(quarter)
            years.setdefault(year, {})[number] = page_of_quarter(quarter), len(found)
    content = context.templates.render(
        "documents.html",
        root="../",
        site=context.site,
        documents=documents[: newest.CARDS] if quarters else documents,
        total=len(documents),
        is_cut=bool(quarters),
        years=years.items(),
        quarters=QUARTERS,
        undated=[(page_of_quarter(quarter), len(found)) for quarter, found in quarters if quarter == UNDATED],
    )
    yield Page(DOCUMENTS, "documents", "Văn bản", "Danh sách văn bản có toàn văn trên trang", content)
    for at, (quarter, found) in enumerate(quarters):
        newer, older = (quarters[at - 1][0] if at else ""), (quarters[at + 1][0] if at + 1 < len(quarters) else "")
        yield _of_quarter(context, quarter, found, newer, older)


def _of_quarter(context: Context, quarter: str, documents: list[Document], newer: str, older: str) -> Page:
    """``newer`` and ``older``: the quarters beside it, empty at the ends."""
    name = name_of_quarter(quarter)
    content = context.templates.render(
        "documents_quarter.html",
        root="../../",
        site=context.site,
        documents=documents,
        name=name,
        index=DOCUMENTS,
        newer=newer,
        older=older,
        name_of=name_of_quarter,
    )
    return Page(page_of_quarter(quarter), "documents", f"Văn bản: {name}", f"Văn bản có toàn văn trên trang: {name}", content)


def has_tables(context: Context, _: str) -> bool:
    """Whether documents have tables of their tasks."""
    return bool(with_own_table(context.site.task_counts))


def _of_document(context: Context, identity: str) -> Iterator[Page]:
    yield _page(context, context.site.documents[identity])


def _page(context: Context, document: Document) -> Page:
    site = context.site
    path = document_page(document.id)
    link = linker(site, "../", path)
    views = [view_of(site, site.items[f"{document.id}#{item.path}"], link) for item in document.items]
    by_path = {view.path: view for view in views}
    body = [view for view in views if view.path not in ("title", "recipients", "signature")]
    content = context.templates.render(
        "document.html",
        root="../",
        site=site,
        document=document,
        prints=context.prints,
        own_page=path,
        table=tasks_of_document(document.id) if context.value(has_tables, "") else "",
        embed_codes=embed_codes_of_document(document.id),
        title=by_path["title"],
        body=body,
        recipients=by_path.get("recipients"),
        contents=[view for view in body if (view.label and view.kind == "section") or (view.label and view.linked.item.children)],
        notes=[note for view in views for part in view.walk() for note in part.notes],
        place_of=lambda item: place_of_item(site.items[f"{document.id}#{item.path}"]),
        has_corrections=any(item.corrections for item in document.walk()),
        relations=_relations(site, document),
        incoming=_incoming(site, document),
        provenance=_provenance(context, document),
        known_since=context.history.first_seen(document.id),
        history_days=days_of(site, context.history.of_document(document.id)[:_TOLD]),
        history_more=len(context.history.of_document(document.id)) > _TOLD,
        whats_new=WHATS_NEW,
        tasks=[linked for linked in site.items_by_document[document.id] if linked.item.task],
    )
    cover = cover_picture(document.id)
    return Page(
        path,
        "documents",
        document.name,
        summary_of(site, document),
        content,
        _json_ld(context, document),
        links=_links(context, document),
        picture=cover if cover in context.files else "",
        og_type="article",
    )


def _links(context: Context, document: Document) -> tuple[HeadLink, ...]:
    """Feeds in which the document stands, and its form for the frames of other sites."""
    of_kind = (feed_of_kind(document.kind), feed_title("kind", DOCUMENT_KINDS[document.kind]))
    feeds = feed_links(context.settings.site_url, (ALL_FEED, ALL_DOCUMENTS), of_kind)
    return (*feeds, oembed_link(oembed_of(embed_of_document(document.id)), document.name))


def _relations(site: Site, document: Document) -> dict[str, list[str]]:
    """Relation -> ids of what the document is stated to relate to."""
    grouped: dict[str, list[str]] = {}
    for relation, reference in document.relations:
        grouped.setdefault(relation, []).append(reference.id)
    return grouped


def _incoming(site: Site, document: Document) -> dict[str, tuple[Sequence[str], int]]:
    """Relation -> ids of what points at the document: stated ones first, then other documents' citations; and how many older ones."""
    grouped: dict[str, list[str]] = {}
    for stated in site.stated_links.get(document.id, ()):
        grouped.setdefault(stated.relation, []).append(stated.source)
    for link in site.instrument_links.get(document.id, ()):
        sources = grouped.setdefault(link.relation, [])
        if link.document.id != document.id and link.document.id not in sources:
            sources.append(link.document.id)
    return {relation: newest.newest_named(site, sources) for relation, sources in grouped.items() if sources}


def _provenance(context: Context, document: Document) -> list[dict[str, Any]]:
    """Each original: name, SHA-256 of its bytes, characters compared, differences."""
    originals = context.site.corpus.originals_by_name
    found = []
    for name in document.originals:
        if name in originals and name in context.fidelity:
            report = context.fidelity[name]
            found.append({"name": name, "sha256": originals[name].sha256, "report": report})
    return found


def _json_ld(context: Context, document: Document) -> dict[str, Any]:
    body = context.site.bodies.get(document.issuer)
    data: dict[str, Any] = {"@type": "CreativeWork", "name": document.name, "inLanguage": "vi"}
    if document.number:
        data["identifier"] = document.number
    if document.date:
        data["datePublished"] = document.date.isoformat()
    if body:
        data["publisher"] = {"@type": "Organization", "name": body.name}
    return data


OUTPUT = Output("documents", _list, {"document": _of_document})
