"""A kit: everything that a news page needs of a document or of a section, ready to paste, attach and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from build_tools.enews.article import Article, End, article_of_document, article_of_part
from build_tools.enews.checks import Check, Piece, checks_of
from build_tools.enews.plain import long_message, short_message, text_of
from build_tools.enews.summary import summary_of, summary_of_part
from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.reading import read
from build_tools.rendering import addresses
from build_tools.rendering.output import Context
from build_tools.rendering.print_file import PrintFile
from build_tools.vietnamese.dates import show_date

ATTACHED_FORMS = ("pdf", "docx")
"""What news pages attach: to read, and to work with."""

_LONGEST_TITLE = 150


@dataclass(frozen=True)
class Kit:
    """The pieces; ``page`` is where they lie on the site, ``permalink`` the absolute address of the text, if there is one."""

    title: str
    summary: str
    article: Article
    source: str
    permalink: str
    page: str
    attachments: tuple[PrintFile, ...]
    checks: tuple[Check, ...]

    @cached_property
    def text(self) -> str:
        return text_of(self.article.html)

    @property
    def short_message(self) -> str:
        return short_message(self.title, self.summary, self.permalink)

    @property
    def long_message(self) -> str:
        return long_message(self.title, self.text)


def is_section(linked: LinkedItem) -> bool:
    """Whether an item has a kit of its own: it has a heading."""
    return linked.item.kind == "section" and bool(linked.item.heading)


def attached_documents(site: Site, document: Document) -> tuple[Document, ...]:
    """The document itself and those that it forwards, as far as their texts are here: their files are attached."""
    forwarded = (reference.id for relation, reference in document.relations if relation == "forwards")
    return tuple(site.documents[name] for name in dict.fromkeys((document.id, *forwarded)) if name in site.documents)


class KitMaker:
    """Makes the kits of one site. Where nobody knows the site's address, they have no links."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._site = context.site
        self._base = context.settings.site_url

    def document(self, document: Document) -> Kit:
        """The kit of a whole document."""
        tops = [linked for linked in self._site.items_by_document[document.id] if not linked.ancestors]
        address = addresses.document_page(document.id)
        files = self._files([addresses.document_page(attached.id) for attached in attached_documents(self._site, document)])
        end = self._end(source_of(self._site, document), address, files)
        article = article_of_document(self._context, document, end)
        page = addresses.kit_page(document.id)
        return self._kit(document, tops, (document.name, summary_of(self._site, document), article, end, page))

    def part(self, linked: LinkedItem) -> Kit:
        """The kit of a section."""
        document, item = linked.document, linked.item
        heading = f"{item.label} {read(item.heading, item.corrections).text}".strip()
        address = addresses.linked_address(linked)
        end = self._end(f"trích {source_of(self._site, document)}", address, self._files([address]))
        article = article_of_part(self._context, linked, end)
        page = addresses.kit_page(document.id, item.path)
        return self._kit(document, [linked], (_title_of_part(heading, document), summary_of_part(linked), article, end, page))

    def _files(self, pages: Sequence[str]) -> tuple[PrintFile, ...]:
        return tuple(file for page in pages for file in self._context.prints.get(page, ()) if file.form in ATTACHED_FORMS)

    def _end(self, source: str, address: str, files: tuple[PrintFile, ...]) -> End:
        return End(source, self._base + address if self._base else "", self._base, files)

    def _kit(self, document: Document, tops: Sequence[LinkedItem], pieces: tuple[str, str, Article, End, str]) -> Kit:
        title, summary, article, end, page = pieces
        names = tuple(f"{file.title} ({file.said})" for file in end.attachments)
        note_count = sum(len(item.footnotes) for top in tops for item in top.item.walk())
        piece = Piece(title, summary, end.permalink, names, note_count)
        checks = tuple(checks_of(self._site, document, tops, piece))
        return Kit(title, summary, article, end.source, end.permalink, page, end.attachments, checks)


def _title_of_part(heading: str, document: Document) -> str:
    """With the name of its document, unless both together are more than a title can be."""
    both = f"{heading} – {document.name}"
    return both if len(both) <= _LONGEST_TITLE else heading


def source_of(site: Site, document: Document) -> str:
    """A document as a source line names it: name, number, date, issuer."""
    issuer = site.bodies[document.issuer].name if document.issuer in site.bodies else ""
    number = f"số {document.number}" if document.number else ""
    day = f"ngày {show_date(document.date)}" if document.date else ""
    return ", ".join(filter(None, (document.name, number, day, issuer)))
