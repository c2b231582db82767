"""Mã được nêu phải có trong danh mục.

Mã cơ quan, văn bản, địa phương, chỉ tiêu viết trong YAML phải là mã của một mục trong
`content/bodies`, `content/instruments` (hoặc một văn bản đã đăng), `content/localities`,
`content/indicators`, `content/topics`. Không bao giờ tự tạo liên kết đến chỗ không có.

- LNK001: cơ quan không có trong danh mục
- LNK002: văn bản, chương trình, đề án không có trong danh mục
- LNK003: địa phương không có trong danh mục
- LNK004: chỉ tiêu không có trong danh mục
- LNK008: lĩnh vực không có trong danh mục

Sai:  `body: ban-dan-van-tinh`  khi danh mục chỉ có `ban-dan-van-tinh-uy`
Đúng: `body: ban-dan-van-tinh-uy`
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from build_tools.diagnostics import Diagnostic, Span
from build_tools.link import Site
from build_tools.model import Document, Item, Reference
from build_tools.schema import DOCUMENT_FOLDERS

CODES = ("LNK001", "LNK002", "LNK003", "LNK004", "LNK008")
_WHAT = {
    "LNK001": ("cơ quan", "content/bodies"),
    "LNK002": ("văn bản", "content/instruments"),
    "LNK003": ("địa phương", "content/localities"),
    "LNK004": ("chỉ tiêu", "content/indicators"),
    "LNK008": ("lĩnh vực", "content/topics"),
}


def check(site: Site) -> Iterator[Diagnostic]:
    yield from _unknown_of(site, _of_registries(site))


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    yield from _unknown_of(site, _of_document(document))


def _unknown_of(site: Site, references: Iterable[tuple[str, Reference]]) -> Iterator[Diagnostic]:
    localities = {loc.id: loc for loc in site.corpus.localities}
    for code, reference in references:
        known: tuple[Mapping[str, Any], ...] = {
            "LNK001": (site.bodies,),
            "LNK002": (site.instruments, site.documents, site.schemes),
            "LNK003": (localities,),
            "LNK004": (site.indicators,),
            "LNK008": (site.topics,),
        }[code]
        if reference.id and not any(reference.id in things for things in known) and not _unread(site, _FOLDERS[code]):
            yield _unknown(code, reference, {name: thing.span for things in known for name, thing in things.items()})


_FOLDERS = {
    "LNK001": ("bodies",),
    "LNK002": ("instruments", "schemes", *DOCUMENT_FOLDERS),
    "LNK003": ("localities",),
    "LNK004": ("indicators",),
    "LNK008": ("topics",),
}


def _unread(site: Site, folders: tuple[str, ...]) -> bool:
    """A file that cannot be read at all may hold what seems unknown; its own error is told."""
    return any(f"/{folder}/" in path for path in site.corpus.unread for folder in folders)


def _of_registries(site: Site) -> Iterator[tuple[str, Reference]]:
    corpus = site.corpus
    for instrument in corpus.instruments:
        yield "LNK001", Reference(instrument.issuer, instrument.span)
        yield "LNK003", Reference(instrument.locality, instrument.span)
        yield from (("LNK002", reference) for _, reference in instrument.relations)
    for body in corpus.bodies:
        yield "LNK003", Reference(body.locality, body.span)
        if body.parent:
            yield "LNK001", body.parent
    for locality in corpus.localities:
        if locality.parent:
            yield "LNK003", locality.parent
    for scheme in corpus.schemes:
        yield "LNK001", Reference(scheme.issuer, scheme.span)
        yield "LNK003", Reference(scheme.locality, scheme.span)


def _of_document(document: Document) -> Iterator[tuple[str, Reference]]:
    yield "LNK001", Reference(document.issuer, document.span_of("issuer"))
    yield "LNK003", Reference(document.locality, document.span_of("locality"))
    yield from (("LNK002", reference) for _, reference in document.relations)
    yield from (("LNK002", review.instrument) for review in document.reviewed)
    yield from (("LNK008", topic) for topic in document.topics)
    for item in document.walk():
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[tuple[str, Reference]]:
    yield from (("LNK001", Reference(a.body, a.body_span)) for a in item.assignments)
    yield from (("LNK002", reference) for reference in item.implements)
    yield from (("LNK002", Reference(c.target, c.target_span)) for c in item.citations)
    yield from (("LNK002", review.instrument) for review in item.reviewed)
    yield from (("LNK008", topic) for topic in item.topics)
    yield from (("LNK004", Reference(t.indicator, t.indicator_span)) for t in item.targets)


def _unknown(code: str, reference: Reference, known: Mapping[str, Span]) -> Diagnostic:
    what, folder = _WHAT[code]
    near = difflib.get_close_matches(reference.id, list(known), n=1, cutoff=0.55)
    hint = f"có phải ý bạn là “{near[0]}” ({known[near[0]]})?" if near else f"thêm vào danh mục trong {folder}"
    return Diagnostic(reference.span, code, f"không có {what} nào mang mã “{reference.id}”", hint)
