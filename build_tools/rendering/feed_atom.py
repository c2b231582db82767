"""A feed as Atom (RFC 4287): the same feed gives the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from build_tools.rendering.addresses import feed_file
from build_tools.rendering.feed import Author, Entry, Feed, moment

_NAMESPACE = "http://www.w3.org/2005/Atom"


def as_atom(feed: Feed, site_url: str) -> bytes:
    """A feed document. Text constructs are plain, content is HTML, escaped as the format asks."""
    root = Tree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "vi"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", moment(feed.updated))
    _link(root, "self", "application/atom+xml", site_url + feed_file(feed.path, "atom"))
    _link(root, "alternate", "text/html", feed.address)
    _author(root, feed.author)
    for entry in feed.entries:
        _entry(root, entry)
    Tree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Tree.tostring(root, "unicode")}\n'.encode()


def _entry(root: Tree.Element, entry: Entry) -> None:
    element = Tree.SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    if entry.published:
        _text(element, "published", moment(entry.published))
    _text(element, "updated", moment(entry.updated))
    _link(element, "alternate", "text/html", entry.address)
    if entry.author:
        _author(element, entry.author)
    for term, label in entry.categories:
        Tree.SubElement(element, "category", {"term": term, "label": label})
    for file in entry.enclosures:
        attributes = {"length": str(file.size), "title": file.title}
        _link(element, "enclosure", file.type, file.address, attributes)
    _text(element, "summary", entry.summary)
    if entry.html:
        _text(element, "content", entry.html, {"type": "html"})


def _text(parent: Tree.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    Tree.SubElement(parent, name, attributes or {}).text = text


def _link(parent: Tree.Element, relation: str, kind: str, address: str, more: dict[str, str] | None = None) -> None:
    Tree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address, **(more or {})})


def _author(parent: Tree.Element, author: Author) -> None:
    element = Tree.SubElement(parent, "author")
    _text(element, "name", author.name)
    if author.address:
        _text(element, "uri", author.address)
