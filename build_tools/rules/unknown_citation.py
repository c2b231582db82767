"""Văn bản được dẫn bằng số đầy đủ phải có trong danh mục.

Chữ trong văn bản dẫn một số, ký hiệu đầy đủ (có cả loại văn bản) mà `content/instruments`
chưa có thì người đọc không bấm sang được. Gợi ý kèm sẵn đoạn YAML để dán vào danh mục.

- LNK005 (cảnh báo): văn bản được dẫn chưa có trong danh mục

Sai:  “Nghị quyết số 99-NQ/TW” được dẫn, danh mục không có số 99-NQ/TW loại resolution
Đúng: danh mục có mục `number: 99-NQ/TW`, `type: resolution`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.link import LinkedItem, Site
from build_tools.mentions import Mention
from build_tools.mentions.instruments import find_citations
from build_tools.rules.place import place_of_mention
from build_tools.vietnamese.instrument_numbers import slug_of_number

CODES = ("LNK005",)


def check(site: Site) -> Iterator[Diagnostic]:
    if site.corpus.is_damaged("instruments"):
        return  # the entry may be there with a fault of its own
    seen: set[tuple[str, str]] = set()
    for linked in site.items.values():
        for mention in linked.mentions.all():
            if mention.type != "instrument" or mention.target or mention.candidates:
                continue
            key = (linked.document.id, mention.number)
            if key not in seen:
                seen.add(key)
                yield _unknown(linked, mention)


def _unknown(linked: LinkedItem, mention: Mention) -> Diagnostic:
    span = place_of_mention(linked, mention)
    return Diagnostic(
        span,
        "LNK005",
        f"văn bản được dẫn “{mention.text}” chưa có trong danh mục",
        f"thêm vào content/instruments: {registry_entry(linked, mention)}",
        Severity.WARNING,
    )


def registry_entry(linked: LinkedItem, mention: Mention) -> str:
    """A ready entry in YAML flow style, with what the citation itself says."""
    citation = next(find_citations(mention.text), None)
    day = citation.date if citation else None
    kind = citation.type if citation and citation.type else "resolution"
    slug = slug_of_number(mention.number) + (f"-{day.year}" if day and str(day.year) not in mention.number else "")
    date = f", date: {day.isoformat()}" if day else ""
    return f"- {{id: {slug}, type: {kind}, number: {mention.number}{date}, sources: [{linked.key}]}}"
