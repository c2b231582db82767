"""Feeds of documents and of changes, calendars of resolutions, and the page that lists what can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from build_tools.enews import source_of, summary_of
from build_tools.enews.article import End, article_of_document
from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering import addresses
from build_tools.rendering.calendar_file import CalendarFiles
from build_tools.rendering.change_view import DocumentChanges, days_of
from build_tools.rendering.connections import implementing_links
from build_tools.rendering.due_points import DATED, DuePoint, due_points
from build_tools.rendering.feed import LONGEST, Author, Enclosure, Entry, Feed
from build_tools.rendering.feed_atom import as_atom
from build_tools.rendering.feed_ids import start_of_ids
from build_tools.rendering.feed_json import as_json_feed
from build_tools.rendering.following import ALL_DOCUMENTS, CHANGES, Following, feed_links, feed_title
from build_tools.rendering.instrument_name import instrument_name
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import MEDIA_TYPES
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import DOCUMENT_KINDS

_WHOLE_TEXTS = 10
"""Newest entries with whole texts in the feed of one body or resolution; all entries of the large feeds have them.

A document that concerns a hundred bodies would otherwise stand in a hundred feeds for years.
"""
_OF_PAGES = re.compile(r' (?:id|class)="[^"]*"')
Row = tuple[str, str, str, str]
"""(name, address of its page, its feed without suffix or empty, its calendar or empty)."""


def render(context: Context) -> Iterator[Page | Artifact]:
    site, following = context.site, Following(context.site)
    points = {i.id: _points(site, i.id) for i in site.corpus.instruments}
    calendars = CalendarFiles(site, context.settings.site_url)
    for instrument in site.corpus.instruments:
        if points[instrument.id]:
            name = f"Thời hạn: {instrument_name(instrument)}"
            yield Artifact(addresses.instrument_calendar_file(instrument.id), calendars.of_points(name, points[instrument.id]))
    if context.settings.site_url:
        feeds = _Feeds(context)
        yield from feeds.written(_documents_feeds(feeds, following))
        yield from feeds.written([feeds.of_changes()])
    yield _list(context, following, {instrument for instrument, dated in points.items() if dated})


def _points(site: Site, instrument: str) -> list[DuePoint]:
    """The days that the tasks which carry an instrument out have to keep."""
    return [point for link in implementing_links(site, instrument) for point in due_points(link.source, DATED) if point.day]


def _documents_feeds(feeds: _Feeds, following: Following) -> Iterator[Feed]:
    site = feeds.context.site
    home = f"{feeds.base}index.html"
    yield feeds.of_documents(addresses.ALL_FEED, ALL_DOCUMENTS, home, site.corpus.documents, LONGEST)
    for kind, name in DOCUMENT_KINDS.items():
        title, page = feed_title("kind", name), f"{feeds.base}van-ban/index.html"
        yield feeds.of_documents(addresses.feed_of_kind(kind), title, page, following.of_kind(kind), LONGEST)
    for body in site.corpus.bodies:
        title, page = feed_title("body", body.name), feeds.base + addresses.body_page(body.id)
        if documents := following.of_body(body.id):
            yield feeds.of_documents(addresses.feed_of_body(body.id), title, page, documents)
    for instrument in site.corpus.instruments:
        title, page = feed_title("instrument", instrument_name(instrument)), feeds.base + addresses.instrument_page(instrument.id)
        if documents := following.of_instrument(instrument.id):
            yield feeds.of_documents(addresses.feed_of_instrument(instrument.id), title, page, documents)


class _Feeds:
    """Makes feeds of one site whose address is known; each document's entry is made once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.base = context.settings.site_url
        self._start = start_of_ids(self.base, context.settings.feed_ids)
        self._html: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}

    @cached_property
    def _author(self) -> Author:
        return Author(self.context.settings.site_name, self.base)

    @cached_property
    def _first_day(self) -> date:
        """Since when the site is known; what a feed without entries says."""
        history = self.context.history
        return min((history.first_seen(document) for document in self.context.site.documents), default=history.first_seen(""))

    def written(self, feeds: Iterable[Feed]) -> Iterator[Artifact]:
        for feed in feeds:
            yield Artifact(addresses.feed_file(feed.path, "atom"), as_atom(feed, self.base))
            yield Artifact(addresses.feed_file(feed.path, "json"), as_json_feed(feed, self.base))

    def of_documents(self, path: str, title: str, page: str, documents: Iterable[Document], whole: int = _WHOLE_TEXTS) -> Feed:
        history = self.context.history
        newest = sorted(documents, key=lambda d: (history.updated(d.id), d.date.isoformat() if d.date else "", d.id), reverse=True)
        entries = [self._entry(document, with_text=at < whole) for at, document in enumerate(newest[:LONGEST])]
        return self._feed(path, title, page, entries)

    def of_changes(self) -> Feed:
        """An entry for each day and document on which something changed; a build later on the same day adds to it."""
        site, history = self.context.site, self.context.history
        changes = ((day.date, document) for day in days_of(site, history.changes[: LONGEST * 40]) for document in day.documents)
        entries = []
        for (day, changed), _ in zip(changes, range(LONGEST), strict=False):
            html = str(self.context.templates.render("feed_changes.html", base=self.base, changed=changed))
            said = _said(changed)
            address = self.base + (changed.href or addresses.WHATS_NEW)
            identity = f"{self._start}thay-doi/{day.isoformat()}/{changed.id}"
            entries.append(Entry(identity, f"{changed.name}: {said}", address, f"{said}, ngày {day:%d/%m/%Y}", html, day))
        return self._feed(addresses.CHANGES_FEED, CHANGES, self.base + addresses.WHATS_NEW, entries)

    def _feed(self, path: str, title: str, page: str, entries: Iterable[Entry]) -> Feed:
        name = self.context.settings.site_name
        return Feed(
            f"{self._start}{path}",
            f"{title} – {name}",
            self.context.settings.site_description,
            path,
            page,
            self._author,
            self._first_day,
            tuple(entries),
        )

    def _entry(self, document: Document, *, with_text: bool) -> Entry:
        if document.id not in self._entries:
            self._entries[document.id] = self._bare_entry(document)
        entry = self._entries[document.id]
        return replace(entry, html=self._text(document)) if with_text else entry

    def _bare_entry(self, document: Document) -> Entry:
        site = self.context.site
        page = addresses.document_page(document.id)
        cover = addresses.cover_picture(document.id)
        issuer = site.bodies.get(document.issuer)
        return Entry(
            id=f"{self._start}van-ban/{document.id}",
            title=document.name,
            address=self.base + page,
            summary=summary_of(site, document),
            html="",
            updated=self.context.history.updated(document.id),
            published=document.date,
            author=Author(issuer.name, self.base + addresses.body_page(issuer.id)) if issuer else None,
            categories=((document.kind, DOCUMENT_KINDS[document.kind]), *_topics(site, document)),
            enclosures=tuple(
                Enclosure(self.base + file.path, MEDIA_TYPES[file.form], file.said, file.size)
                for file in self.context.prints.get(page, ())
                if file.form in ("pdf", "docx")
            ),
            picture=self.base + cover if cover in self.context.files else "",
        )

    def _text(self, document: Document) -> str:
        """The whole text without classes and ids: a reader of feeds shows many texts on one page."""
        if document.id not in self._html:
            site = self.context.site
            end = End(source_of(site, document), self.base + addresses.document_page(document.id), self.base)
            article = article_of_document(site, self.context.templates, document, end).preview
            self._html[document.id] = _OF_PAGES.sub("", str(article)).strip()
        return self._html[document.id]


def _topics(site: Site, document: Document) -> list[tuple[str, str]]:
    """(id, name) of the fields of work of a document and its parts."""
    stated = dict.fromkeys(topic for linked in site.items_by_document[document.id] for topic in linked.topics)
    return [(topic, site.topics[topic].name) for topic in stated if topic in site.topics]


def _said(changed: DocumentChanges) -> str:
    """``Thêm mới`` or ``Sửa đổi, Hiệu đính``."""
    views = [changed.whole] if changed.whole else changed.items
    return ", ".join(dict.fromkeys(view.said for view in views if view))


def _list(context: Context, following: Following, dated: set[str]) -> Page:
    base = context.settings.site_url
    whole: list[Row] = [
        (ALL_DOCUMENTS, "", addresses.ALL_FEED, addresses.ALL_DEADLINES),
        (CHANGES, addresses.WHATS_NEW, addresses.CHANGES_FEED, ""),
    ]
    groups: list[tuple[str, list[Row]]] = [
        ("Loại văn bản", [(name, "", addresses.feed_of_kind(kind), "") for kind, name in DOCUMENT_KINDS.items()]),
        ("Cơ quan", _bodies(context.site, following)),
        ("Nghị quyết, văn bản được thực hiện", _instruments(context.site, following, dated)),
    ]
    content = context.templates.render(
        "feeds.html", root="../", whole=whole, groups=groups, has_feeds=bool(base), feed_file=addresses.feed_file, longest=LONGEST
    )
    links = feed_links(base, (addresses.ALL_FEED, ALL_DOCUMENTS), (addresses.CHANGES_FEED, CHANGES))
    description = "Theo dõi văn bản mới, thay đổi và thời hạn bằng nguồn tin (Atom, JSON Feed) và lịch (.ics)"
    return Page(addresses.FEEDS, "documents", "Theo dõi", description, content, assets=("assets/feeds.css",), links=links)


def _bodies(site: Site, following: Following) -> list[Row]:
    """Those that documents concern, by name; with a calendar where they have tasks."""
    rows = []
    for body in sorted(site.corpus.bodies, key=lambda b: (collation_key(b.name), b.id)):
        calendar = addresses.calendar_file(body.id) if any(link.assignment for link in site.body_links[body.id]) else ""
        if following.of_body(body.id):
            rows.append((body.name, addresses.body_page(body.id), addresses.feed_of_body(body.id), calendar))
    return rows


def _instruments(site: Site, following: Following, dated: set[str]) -> list[Row]:
    """Those that documents carry out, by name; with a calendar where their tasks have days."""
    rows = []
    for instrument in sorted(site.corpus.instruments, key=lambda i: (collation_key(instrument_name(i)), i.id)):
        calendar = addresses.instrument_calendar_file(instrument.id) if instrument.id in dated else ""
        if following.of_instrument(instrument.id):
            feed = addresses.feed_of_instrument(instrument.id)
            rows.append((instrument_name(instrument), addresses.instrument_page(instrument.id), feed, calendar))
    return rows


OUTPUT = Output("feeds", LINKED, render)
