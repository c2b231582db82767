"""Light pages for the frames of other sites, the codes to paste, and who may frame what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from build_tools.enews import is_section, source_of
from build_tools.enews.article import End, article_of_document, article_of_part
from build_tools.link import LinkedItem
from build_tools.model import Document
from build_tools.rendering import addresses, newest
from build_tools.rendering.body_duties import by_role, duties_of
from build_tools.rendering.embed_view import LATEST, MESSAGE, Embed
from build_tools.rendering.framing import apache_rules, header_rules
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page


def _of_site(context: Context) -> Iterator[Page | Artifact]:
    frames = _Frames(context)
    latest = Embed(addresses.EMBED_LATEST, f"Văn bản mới nhất – {context.settings.site_name}", "index.html")
    yield from frames.written(latest, "embed_latest.html", documents=newest.documents_by_day(context.site)[:LATEST])
    yield from _index(frames, latest)
    yield Artifact("_headers", header_rules())
    yield Artifact(".htaccess", apache_rules())


def _of_body(context: Context, identity: str) -> Iterator[Page | Artifact]:
    frames, body = _Frames(context), context.site.bodies[identity]
    if duties := duties_of(context.site, identity):
        embed = Embed(addresses.embed_of_body(identity), f"Nhiệm vụ của {body.name}", addresses.body_page(identity))
        listed = newest.shown_documents(context.site, Counter(duty.task.document.id for duty in duties))
        shown = [duty for duty in duties if duty.task.document.id in listed]
        yield from frames.written(
            embed, "embed_body.html", by_role=by_role(shown), count=len(duties), earlier=len(duties) - len(shown), body=body
        )
        yield frames.codes(addresses.embed_codes_of_body(identity), "bodies", body.name, embed.full_page, [("", embed)])


def _of_document(context: Context, identity: str) -> Iterator[Page | Artifact]:
    frames, document = _Frames(context), context.site.documents[identity]
    site, page = context.site, addresses.document_page(identity)
    cover = addresses.cover_picture(document.id)
    picture = cover if cover in frames.context.files else ""
    whole = Embed(addresses.embed_of_document(document.id), document.name, page, picture)
    yield from frames.written(whole, "embed_document.html", document=document, text=frames.text(whole, document), linked=None)
    codes = [("Cả văn bản", whole)]
    for linked in filter(is_section, site.items_by_document[document.id]):
        embed = _of_section(linked, picture)
        yield from frames.written(embed, "embed_document.html", document=document, text=frames.text(embed, document, linked), linked=linked)
        codes.append((name_of_item(linked, 90), embed))
    yield frames.codes(addresses.embed_codes_of_document(document.id), "documents", document.name, page, codes)


def _of_section(linked: LinkedItem, picture: str) -> Embed:
    document = linked.document
    path = addresses.embed_of_document(document.id, linked.item.path)
    return Embed(path, f"{name_of_item(linked)} – {document.name}", addresses.linked_address(linked), picture)


def _index(frames: _Frames, latest: Embed) -> Iterator[Page | Artifact]:
    context = frames.context
    base = context.settings.site_url
    documents = newest.documents_by_day(context.site)
    code = str(context.templates.render("embed_list.html", base=base, documents=documents[:LATEST])).strip() if base else ""
    if code:
        yield Artifact(addresses.EMBED_LATEST_LIST, f"{code}\n".encode())
    content = context.templates.render(
        "embeds.html",
        root="../",
        base=base,
        latest=latest,
        listener=_listener(context),
        list_code=code,
        documents=documents[: newest.NAMED],
        unnamed=len(documents[newest.NAMED :]),
        every_document=addresses.DOCUMENTS,
        list_address=addresses.EMBED_LATEST_LIST,
        codes_of=addresses.embed_codes_of_document,
    )
    description = "Đưa văn bản, nhiệm vụ, danh sách văn bản mới vào trang tin khác"
    yield Page(addresses.EMBEDS, "documents", "Nhúng vào trang khác", description, content, assets=_ASSETS)


def _listener(context: Context) -> str:
    """The script that a page around may have; empty while nobody knows from where our messages come."""
    address = urlsplit(context.settings.site_url)
    origin = f"{address.scheme}://{address.netloc}"
    return str(context.templates.render("embed_listener.html", origin=origin, message=MESSAGE)).strip() if address.netloc else ""


_MARK = re.compile(r"<sup>\[(\w+)\]</sup>")
_NOTE = re.compile(r'<p class="small">\[(\w+)\] ')
_ASSETS = ("assets/embeds.js",)


class _Frames:
    """Writes the pages for frames of one site."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def text(self, embed: Embed, document: Document, linked: LinkedItem | None = None) -> Markup:
        """A whole document or a section; its footnotes are places of the frame and open there."""
        end = End(source_of(self.context.site, document), base=_root(embed.path))
        article = article_of_part(self.context, linked, end) if linked else article_of_document(self.context, document, end)
        return _with_note_links(article.preview)

    def written(self, embed: Embed, template: str, **values: Any) -> Iterator[Artifact]:
        """The page, and with the site's address known what oEmbed says of it."""
        settings = self.context.settings
        html = self.context.templates.render(
            template,
            root=_root(embed.path),
            base=settings.site_url,
            site_name=settings.site_name,
            site=self.context.site,
            embed=embed,
            oembed=addresses.oembed_of(embed.path),
            addresses=addresses,
            name_of_item=name_of_item,
            place_of_item=place_of_item,
            **values,
        )
        yield Artifact(embed.path, str(html).encode())
        if settings.site_url:
            yield Artifact(addresses.oembed_of(embed.path), embed.oembed(settings.site_name, settings.site_url))

    def codes(self, path: str, section: str, name: str, full_page: str, embeds: Sequence[tuple[str, Embed]]) -> Page:
        base = self.context.settings.site_url
        content = self.context.templates.render(
            "embed_codes.html", root=_root(path), base=base, name=name, full_page=full_page, embeds=embeds, embeds_page=addresses.EMBEDS
        )
        return Page(path, section, f"Nhúng: {name}", f"Mã để đưa “{name}” vào trang tin khác", content, assets=_ASSETS)


def _with_note_links(article: Markup) -> Markup:
    """Marks and notes of an article lead to each other, within the frame; a mark without a note stays text."""
    notes = frozenset(_NOTE.findall(article))

    def mark(match: re.Match[str]) -> str:
        own = match[1]
        return f'<sup id="ve-{own}"><a target="_self" href="#ct-{own}">[{own}]</a></sup>' if own in notes else match[0]

    linked = _MARK.sub(mark, article)
    return Markup(_NOTE.sub(r'<p class="small" id="ct-\1"><a target="_self" href="#ve-\1">[\1]</a> ', linked))


def _root(path: str) -> str:
    return "../" * path.count("/")


OUTPUT = Output("embed", _of_site, {"document": _of_document, "body": _of_body})
