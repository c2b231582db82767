"""The real site with an address of its own, built as the next one after an earlier site; and what must hold of its feeds."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Tree

import pytest

from build_tools.link import Site
from tests.earlier import DAY, before_some_work, leave
from tests.made_once import made_once

ROOT = Path(__file__).resolve().parent.parent
URL = "https://vi-du.vn/van-kien/"
ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_ONCE = {"feed": {"id", "title", "subtitle", "updated"}, "entry": {"id", "title", "summary", "updated", "published", "content"}}
_NEEDED = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
_MANY = {"feed": {"link", "author", "category", "entry"}, "entry": {"link", "author", "category"}}


def public_site(factory: pytest.TempPathFactory, site: Site) -> Path:
    """Once for all workers of a run."""
    from build_tools.mkdocs_plugin import build_site

    def make(folder: Path) -> None:
        leave(folder / "earlier", before_some_work(site))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", URL)
            patch.setenv("VANKIEN_HISTORY", str(folder / "earlier"))
            patch.setenv("SOURCE_DATE_EPOCH", DAY)
            build_site(ROOT, strict=True, site_dir=str(folder / "site"))

    return made_once(factory, "public", make) / "site"


def atom_problems(data: bytes, address: str) -> list[str]:
    """What breaks RFC 4287, by the rules that the W3C's feed validator reports. ``address`` is where the feed is served."""
    feed = Tree.fromstring(data)
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_parts(feed, "feed"), *(problem for entry in entries for problem in _parts(entry, "entry"))]
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        found.append(f"self link {own}, not {address}")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len({*ids}) != len(ids):
        found.append("two entries of the same id")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("an entry without author in a feed without author")
    return found


def _parts(element: Tree.Element, what: str) -> list[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    found = [f"{what} without {name}" for name in _NEEDED[what] - {*names}]
    found += [f"{what} with {names.count(name)} {name}" for name in _ONCE[what] if names.count(name) > 1]
    found += [f"{what} with unknown {name}" for name in {*names} - _ONCE[what] - _MANY[what]]
    for child in element:
        name = child.tag.removeprefix(ATOM)
        if name != "entry":
            found += [f"{what}: {problem}" for problem in _CHECKS.get(name, _text_problems)(child)]
    alternates = [(link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    if len({*alternates}) != len(alternates) or (what == "entry" and not alternates):
        found.append(f"{what}: alternates {alternates}")
    return found


def _text_problems(element: Tree.Element) -> list[str]:
    """A text construct: plain, or HTML that is escaped; never elements of its own."""
    kind = element.get("type", "text")
    text = element.text or ""
    found = [f"{element.tag} of type {kind}"] if kind not in ("text", "html") else []
    found += [f"{element.tag} holds elements"] if len(element) else []
    found += [f"empty {element.tag}"] if not text.strip() else []
    if kind == "text" and re.search(r"</?[a-z]+[ >]|&[a-z]+;", text):
        found.append(f"markup in plain {element.tag}: {text[:60]}")
    if kind == "html":
        found += [f"relative or dangerous address: {a}" for a in re.findall(r'(?:href|src)="([^"]*)"', text) if not _is_absolute(a)]
        found += [f"{tag} in content" for tag in re.findall(r"<(script|style|iframe|object|form|base|link|meta)\b", text)]
        found += ["style or script attribute in content"] if re.search(r"<[^>]+\s(?:style|on[a-z]+)=", text) else []
    return found


def _moment_problems(element: Tree.Element) -> list[str]:
    text = element.text or ""
    if not _MOMENT.fullmatch(text):
        return [f"no RFC 3339 moment: {text}"]
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return [f"no day of any calendar: {text}"]
    return []


def _id_problems(element: Tree.Element) -> list[str]:
    address = urlsplit(element.text or "")
    return [] if address.scheme and address.path and not re.search(r"\s", element.text or "") else [f"no absolute IRI: {element.text}"]


def _link_problems(element: Tree.Element) -> list[str]:
    found = [] if _is_absolute(element.get("href", "")) else [f"relative link {element.get('href')}"]
    found += [] if element.get("rel") in ("self", "alternate", "enclosure") else [f"relation {element.get('rel')}"]
    found += [] if _TYPE.fullmatch(element.get("type", "")) else [f"media type {element.get('type')}"]
    if element.get("rel") == "enclosure" and not element.get("length", "").isdigit():
        found.append("enclosure without length")
    return found


def _author_problems(element: Tree.Element) -> list[str]:
    name, address = element.findtext(f"{ATOM}name"), element.findtext(f"{ATOM}uri")
    return ([] if name else ["author without name"]) + ([] if address is None or _is_absolute(address) else [f"author at {address}"])


def _category_problems(element: Tree.Element) -> list[str]:
    return [] if element.get("term") else ["category without term"]


def _is_absolute(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).hostname)


_CHECKS = {
    "id": _id_problems,
    "updated": _moment_problems,
    "published": _moment_problems,
    "link": _link_problems,
    "author": _author_problems,
    "category": _category_problems,
}
