"""Where to publish, as ``mkdocs.yml`` says it under ``plugins: - vankien: publish:``, with a place for every mistake.

``mkdocs.yml`` may hold tags of MkDocs (``!ENV``), so its nodes are read here without being made into values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

import yaml

from build_tools.diagnostics import Diagnostic, Span
from build_tools.ids import is_slug

SETTINGS = "mkdocs.yml"
_KEYS = ("to", "url", "key", "known_hosts")
_FORMS = "các dạng: folder:/đường/dẫn, sftp://tài-khoản@máy-chủ/đường/dẫn, rsync:tài-khoản@máy-chủ:/đường/dẫn, rsync://máy-chủ/mô-đun"
_OVER_SSH = re.compile(r"^(?!-)(?:[^@/:\s]+@)?[^@/:\s-][^@/:\s]*:[^:\s].*$")


@dataclass(frozen=True)
class Destination:
    """A named place. ``kind`` is folder, sftp or rsync; ``place`` a path, an ``sftp://`` address or what rsync is called with."""

    name: str
    kind: str
    place: str
    url: str = ""
    """Public address of the site there, with a slash at its end; empty where only SITE_URL says it."""
    key: str = ""
    known_hosts: str = ""


def read_destinations(text: str) -> tuple[tuple[Destination, ...], tuple[Diagnostic, ...]]:
    """All destinations that can be used, and what is wrong with the others."""
    found: list[Destination] = []
    problems: list[Diagnostic] = []
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Span(SETTINGS, mark.line + 1, mark.column + 1) if mark else Span(SETTINGS)
        return (), (Diagnostic(place, "PUB007", "không đọc được mkdocs.yml", "xem lại thụt đầu dòng, dấu hai chấm, dấu nháy"),)
    for name, value in _entries(_publish_option(root)):
        made = list(_destination(name, value))
        found += [d for d in made if isinstance(d, Destination)]
        problems += [d for d in made if isinstance(d, Diagnostic)]
    return tuple(found), tuple(problems)


def _publish_option(root: yaml.Node | None) -> yaml.Node | None:
    """The node under ``publish:``; plugins stand in a list or in a mapping."""
    plugins = dict(_named(root)).get("plugins")
    holders = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    options = (dict(_named(holder)).get("vankien") for holder in holders)
    return next((node for option in options for name, node in _named(option) if name == "publish"), None)


def _entries(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    yield from node.value if isinstance(node, yaml.MappingNode) else ()


def _named(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    return ((str(key.value), value) for key, value in _entries(node))


def _destination(name: yaml.Node, value: yaml.Node) -> Iterator[Destination | Diagnostic]:
    if not is_slug(str(name.value)):
        yield _problem(name, "PUB001", f"tên nơi đăng “{name.value}” không dùng được", "chữ thường không dấu, số, gạch nối")
        return
    given: dict[str, yaml.Node] = {}
    for key, part in _entries(value):
        if key.value not in _KEYS:
            yield _problem(key, "PUB002", f"nơi đăng không có khóa “{key.value}”", f"các khóa: {', '.join(_KEYS)}")
        elif not isinstance(part, yaml.ScalarNode) or not part.value:
            yield _problem(part, "PUB003", f"khóa “{key.value}” cần một dòng chữ")
        else:
            given[key.value] = part
    if "to" not in given:
        yield _problem(name, "PUB004", f"nơi đăng “{name.value}” chưa có khóa to", _FORMS)
        return
    kind, place = _kind_and_place(given["to"].value)
    if not kind:
        yield _problem(given["to"], "PUB005", f"không hiểu nơi đăng “{given['to'].value}”", place or _FORMS)
        return
    url = given["url"].value if "url" in given else ""
    if url and urlsplit(url).scheme not in ("http", "https"):
        yield _problem(given["url"], "PUB006", "url phải bắt đầu bằng https:// hoặc http://")
        return
    made = Destination(str(name.value), kind, place, url and url.rstrip("/") + "/")
    yield replace(made, **{key: given[key].value for key in ("key", "known_hosts") if key in given})


def _kind_and_place(to: str) -> tuple[str, str]:
    """Kind and place; of what is not understood an empty kind and, where there is one, a hint."""
    if to.startswith("folder:"):
        place = to.removeprefix("folder:")
        return ("folder", place) if place else ("", "")
    if to.startswith("sftp://"):
        return _sftp(to)
    if to.startswith("rsync://"):
        parts = urlsplit(to)
        return ("rsync", to) if parts.hostname and parts.path.strip("/") else ("", "")
    place = to.removeprefix("rsync:")
    if _OVER_SSH.match(place) and "://" not in place and (to.startswith("rsync:") or "@" in place):
        return "rsync", place
    return ("rsync", place) if to.startswith("rsync:") and place.startswith("/") else ("", "")


def _sftp(to: str) -> tuple[str, str]:
    parts = urlsplit(to)
    try:
        known = parts.hostname and parts.path.strip("/") and (parts.port or True)
    except ValueError:
        known = False
    if parts.password is not None:
        return "", "mật khẩu không ghi trong mkdocs.yml; đặt biến môi trường VANKIEN_PASSWORD"
    return ("sftp", to) if known else ("", "")


def sftp_parts(place: str) -> tuple[str, int, str, str]:
    """(host, port, user, folder) of an ``sftp://`` address that has been read; the user may be empty."""
    parts = urlsplit(place)
    return parts.hostname or "", parts.port or 22, unquote(parts.username or ""), unquote(parts.path)


def _problem(node: yaml.Node, code: str, message: str, hint: str = "") -> Diagnostic:
    mark = node.start_mark
    length = len(str(node.value)) if isinstance(node, yaml.ScalarNode) else 1
    return Diagnostic(Span(SETTINGS, mark.line + 1, mark.column + 1, max(1, length)), code, message, hint)
