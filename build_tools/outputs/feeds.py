"""Feeds of documents and of changes, calendars of resolutions, and the page that lists what can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from build_tools.rendering.due_points import DuePoint, due_points
from build_tools.rendering.feed import LONGEST, Author, Enclosure, Entry, Feed
from build_tools.rendering.feed_atom import as_atom
from build_tools.rendering.feed_ids import start_of_ids
from build_tools.rendering.feed_json import as_json_feed
from build_tools.rendering.following import ALL_DOCUMENTS, CHANGES, Following, feed_links, feed_title
from build_tools.rendering.instrument_name import instrument_name
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import MEDIA_TYPES
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import DATED, DOCUMENT_KINDS

_OF_PAGES = re.compile(r' (?:id|class)="[^"]*"')
Row = tuple[str, str, str, str]
"""(name, address of its page, its feed without suffix or empty, its calendar or empty)."""


def _of_site(context: Context) -> Iterator[Page | Artifact]:
    if context.settings.site_url:
        feeds, following = _Feeds(context), Following(context.site)
        documents = context.site.corpus.documents
        yield from feeds.written(feeds.of_documents(addresses.ALL_FEED, ALL_DOCUMENTS, f"{feeds.base}index.html", documents, whole=True))
        for kind, name in following.kinds:
            title, page = feed_title("kind", name), f"{feeds.base}van-ban/index.html"
            yield from feeds.written(feeds.of_documents(addresses.feed_of_kind(kind), title, page, following.of_kind(kind), whole=True))
        yield from feeds.written(feeds.of_changes())
    yield _list(context)


def _of_body(context: Context, identity: str) -> Iterator[Artifact]:
    if context.settings.site_url and (documents := Following(context.site).of_body(identity)):
        feeds, body = _Feeds(context), context.site.bodies[identity]
        page = feeds.base + addresses.body_page(identity)
        yield from feeds.written(feeds.of_documents(addresses.feed_of_body(identity), feed_title("body", body.name), page, documents))


def _of_instrument(context: Context, identity: str) -> Iterator[Artifact]:
    site, base = context.site, context.settings.site_url
    name = instrument_name(site.instruments[identity])
    if points := _points(site, identity):
        calendar = CalendarFiles(site, base).of_points(f"Thời hạn: {name}", points)
        yield Artifact(addresses.instrument_calendar_file(identity), calendar)
    if base and (documents := Following(site).of_instrument(identity)):
        feeds, page = _Feeds(context), base + addresses.instrument_page(identity)
        yield from feeds.written(
            feeds.of_documents(addresses.feed_of_instrument(identity), feed_title("instrument", name), page, documents)
        )


def _points(site: Site, instrument: str) -> list[DuePoint]:
    """The days that the tasks which carry an instrument out have to keep."""
    dated = (link.source for link in implementing_links(site, instrument) if link.is_dated)
    return [point for task in dated for point in due_points(task, DATED) if point.day]


class _Feeds:
    """Makes feeds of one site whose address is known."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.base = context.settings.site_url
        self._start = start_of_ids(self.base, context.settings.feed_ids)
        self._entries: dict[str, Entry] = {}
        self._texts: dict[str, str] = {}

    @cached_property
    def _author(self) -> Author:
        return Author(self.context.settings.site_name, self.base)

    @cached_property
    def _first_day(self) -> date:
        """Since when the site is known; what a feed without entries says."""
        history = self.context.history
        return min((history.first_seen(document) for document in self.context.site.documents), default=history.first_seen(""))

    def written(self, feed: Feed) -> Iterator[Artifact]:
        yield Artifact(addresses.feed_file(feed.path, "atom"), as_atom(feed, self.base))
        yield Artifact(addresses.feed_file(feed.path, "json"), as_json_feed(feed, self.base))

    def of_documents(self, path: str, title: str, page: str, documents: Iterable[Document], *, whole: bool = False) -> Feed:
        """The feeds of all documents and of a kind have ``whole`` texts.

        Those of bodies and resolutions have summaries: a document that concerns a hundred bodies would stand in a hundred feeds.
        """
        history = self.context.history
        newest = sorted(documents, key=lambda d: (history.updated(d.id), d.date.isoformat() if d.date else "", d.id), reverse=True)
        return self._feed(path, title, page, [self._entry(document, with_text=whole) for document in newest[:LONGEST]])

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

    def _feed(self, path: str, title: str, page: str, entries: Sequence[Entry]) -> Feed:
        name = self.context.settings.site_name
        return Feed(
            f"{self._start}{path}",
            f"{title} – {name}",
            self.context.settings.site_description,
            path,
            page,
            self._author,
            entries[0].updated if entries else self._first_day,
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
            summary=self.context.value(summary_of_document, document.id),
            html="",
            updated=self.context.history.updated(document.id),
            published=document.date,
            author=Author(issuer.name, self.base + addresses.body_page(issuer.id)) if issuer else None,
            categories=((document.kind, DOCUMENT_KINDS[document.kind]), *self.context.value(topics_of_document, document.id)),
            enclosures=tuple(
                Enclosure(self.base + file.path, MEDIA_TYPES[file.form], file.said, file.size)
                for file in self.context.prints.get(page, ())
                if file.form in ("pdf", "docx")
            ),
            picture=self.base + cover if cover in self.context.files else "",
        )

    def _text(self, document: Document) -> str:
        """The whole text without classes and ids: a reader of feeds shows many texts on one page."""
        if document.id not in self._texts:
            end = End(source_of(self.context.site, document), self.base + addresses.document_page(document.id), self.base)
            article = article_of_document(self.context, document, end).preview
            self._texts[document.id] = _OF_PAGES.sub("", str(article)).strip()
        return self._texts[document.id]


def summary_of_document(context: Context, identity: str) -> str:
    """Kept, so that a feed is made anew when a summary changed and not with every change of a text."""
    return summary_of(context.site, context.site.documents[identity])


def topics_of_document(context: Context, identity: str) -> tuple[tuple[str, str], ...]:
    """(id, name) of the fields of work of a document and its parts."""
    site = context.site
    stated = dict.fromkeys(topic for linked in site.items_by_document[identity] for topic in linked.topics)
    return tuple((topic, site.topics[topic].name) for topic in stated if topic in site.topics)


def _said(changed: DocumentChanges) -> str:
    """``Thêm mới`` or ``Sửa đổi, Hiệu đính``."""
    views = [changed.whole] if changed.whole else changed.items
    return ", ".join(dict.fromkeys(view.said for view in views if view))


def _list(context: Context) -> Page:
    following = Following(context.site)
    base = context.settings.site_url
    whole: list[Row] = [
        (ALL_DOCUMENTS, "", addresses.ALL_FEED, addresses.ALL_DEADLINES),
        (CHANGES, addresses.WHATS_NEW, addresses.CHANGES_FEED, ""),
    ]
    groups: list[tuple[str, list[Row]]] = [
        ("Loại văn bản", [(name, "", addresses.feed_of_kind(kind), "") for kind, name in following.kinds]),
        ("Cơ quan", _bodies(context.site, following)),
        ("Nghị quyết, văn bản được thực hiện", _instruments(context.site, following)),
    ]
    content = context.templates.render(
        "feeds.html", root="../", whole=whole, groups=groups, has_feeds=bool(base), feed_file=addresses.feed_file, longest=LONGEST
    )
    links = feed_links(base, (addresses.ALL_FEED, ALL_DOCUMENTS), (addresses.CHANGES_FEED, CHANGES))
    description = "Theo dõi văn bản mới, thay đổi và thời hạn bằng nguồn tin (Atom, JSON Feed) và lịch (.ics)"
    return Page(addresses.FEEDS, "documents", "Theo dõi", description, content, links=links)


def _bodies(site: Site, following: Following) -> list[Row]:
    """Those that documents concern, by name; with a calendar where they have tasks."""
    rows = []
    for body in sorted(site.corpus.bodies, key=lambda b: (collation_key(b.name), b.id)):
        calendar = addresses.calendar_file(body.id) if site.tally("body", body.id).assigned else ""
        if following.has_of_body(body.id):
            rows.append((body.name, addresses.body_page(body.id), addresses.feed_of_body(body.id), calendar))
    return rows


def _instruments(site: Site, following: Following) -> list[Row]:
    """Those that documents carry out, by name; with a calendar where their tasks have days."""
    rows = []
    for instrument in sorted(site.corpus.instruments, key=lambda i: (collation_key(instrument_name(i)), i.id)):
        calendar = addresses.instrument_calendar_file(instrument.id) if site.tally("instrument", instrument.id).dated else ""
        if following.has_of_instrument(instrument.id):
            feed = addresses.feed_of_instrument(instrument.id)
            rows.append((instrument_name(instrument), addresses.instrument_page(instrument.id), feed, calendar))
    return rows


OUTPUT = Output("feeds", _of_site, {"body": _of_body, "instrument": _of_instrument})
