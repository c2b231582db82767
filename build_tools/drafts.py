"""Entries for the registry of instruments, drafted from citations that no registry resolves.

Only what the citation itself says goes into an entry: type, number, date, the issuer behind “của”,
the subject behind “về”. A person has to review it; the entry says so (``unreviewed``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from build_tools.diagnostics import Span
from build_tools.link import LinkedItem, Site
from build_tools.link.place import place_of_mention
from build_tools.mentions import Mention
from build_tools.vietnamese.instrument_numbers import number_key, slug_of_number

DRAFTS_PATH = "instruments/can-ra-soat.yml"
"""Where drafted entries are kept, below ``content/``."""
_NOTE = "# Mục do máy lập từ chữ trong văn bản. Đối chiếu từng mục, chuyển sang tệp phù hợp rồi xóa khóa unreviewed."
_EMPTY_LIST = re.compile(r"^(instruments:)[ ]*\[[ ]*\]", re.MULTILINE)
_FIRST_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
_LIST_GAP = re.compile(r"\s*(?:,|và|, và)\s*(?:số\s+)?")
_SUBJECT = re.compile(r"\s*,?\s*(?P<title>về\s[^.;:()“”\n]{8,240}?)(?=\s*[.;:()“”\n]|,\s+(?:thực hiện|nhằm|gắn|theo|trong đó)|$)")


@dataclass
class Draft:
    """An instrument that texts cite and no registry has."""

    type: str
    number: str
    date: date | None
    issuer: str
    title: str
    document: str
    """The document that cites it first; there ``said`` stands at ``place``."""
    said: str
    place: Span
    sources: list[str] = field(default_factory=list)

    def entry(self, taken: Iterable[str] = ()) -> dict[str, Any]:
        """The entry for a registry file; its id is none of ``taken``."""
        base = slug_of_number(self.number) + (f"-{self.date.year}" if self.date and str(self.date.year) not in self.number else "")
        identity, count, others = base, 2, set(taken)
        while identity in others:
            identity, count = f"{base}-{count}", count + 1
        facts = {"type": self.type, "number": self.number, "date": self.date, "issuer": self.issuer, "title": self.title}
        return {"id": identity, **{key: value for key, value in facts.items() if value}, "sources": self.sources}


def unknown_in_document(site: Site, document: str) -> tuple[Draft, ...]:
    """A draft for each citation of a document by a complete number that the registry does not have, with its item as source."""
    linked_items = (linked for linked in site.items_by_document[document] if linked.has_open_mentions)
    return tuple(_draft(linked, mention) for linked in linked_items for mention in _unknown(linked))


UnknownIn = Callable[[Site, str], Iterable[Draft]]


def unknown_instruments(site: Site, unknown_in: UnknownIn = unknown_in_document) -> list[Draft]:
    """Every instrument that is cited by a complete number and not in the registry, once, with all places that cite it.

    A citation without a date belongs to the dated one of the same type and number, when there is one.
    """
    drafts: dict[tuple[str, str], list[Draft]] = {}
    for document in site.corpus.documents:
        for draft in unknown_in(site, document.id):
            same = drafts.setdefault((draft.type, number_key(draft.number)), [])
            known = next((d for d in same if not d.date or not draft.date or d.date == draft.date), None)
            if known is None:
                known = replace(draft, sources=[])
                same.append(known)
            known.date = known.date or draft.date
            known.issuer = known.issuer or draft.issuer
            known.title = known.title or draft.title
            known.sources += [source for source in draft.sources if source not in known.sources]
    return [draft for same in drafts.values() for draft in same]


def entries_for(site: Site, unknown_in: UnknownIn = unknown_in_document) -> list[tuple[Draft, dict[str, Any]]]:
    """Every draft with its entry, no two entries and no registered thing of the same id."""
    corpus = site.corpus
    taken = {i.id for i in corpus.instruments} | {s.id for s in corpus.schemes} | {d.id for d in corpus.documents}
    found = []
    for draft in unknown_instruments(site, unknown_in):
        entry = draft.entry(taken)
        taken.add(entry["id"])
        found.append((draft, entry))
    return found


def _unknown(linked: LinkedItem) -> Iterator[Mention]:
    for mention in linked.mentions.all():
        if mention.type == "instrument" and mention.number and not mention.target and not mention.candidates:
            yield mention


def _draft(linked: LinkedItem, mention: Mention) -> Draft:
    issuer, title = _issuer_and_title(linked, mention)
    kind, place = mention.instrument_type or "resolution", place_of_mention(linked, mention)
    return Draft(kind, mention.number, mention.date, issuer, title, linked.document.id, mention.text, place, [linked.key])


def _issuer_and_title(linked: LinkedItem, mention: Mention) -> tuple[str, str]:
    """The body behind “của” and the subject behind “về”, where they follow in the item's text at once or behind a list."""
    if mention not in linked.mentions.text:
        return "", ""
    text, end, issuer = linked.item.text, mention.end, ""
    for other in linked.mentions.text:  # one issuer and one subject behind a list of numbers
        if other.type == "instrument" and other.start > end and _LIST_GAP.fullmatch(text, end, other.start):
            end = other.end
    if text.startswith(" của ", end):
        body = next((m for m in linked.mentions.text if m.type == "body" and m.start == end + 5), None)
        if body is None:
            return "", ""
        issuer, end = body.target, body.end
    match = _SUBJECT.match(text, end)
    return issuer, " ".join(match["title"].split()) if match else ""


def as_line(entry: dict[str, Any]) -> str:
    """An entry on one line, for a hint."""
    return "- " + yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**6).strip()


def as_file(entries: Iterable[dict[str, Any]], before: str = "") -> str:
    """A registry file with entries added to what it holds (``before``), each marked to be reviewed.

    They are indented as the entries before them. A file in another style, for instance in braces, cannot be
    added to so; whoever writes the text has to see that it can be read.
    """
    head = _EMPTY_LIST.sub(r"\1", before).rstrip("\n") or f"{_NOTE}\ninstruments:"
    known = _FIRST_ENTRY.search(before)
    indent = known[1] if known else "  "
    blocks = [yaml.safe_dump([{**entry, "unreviewed": True}], allow_unicode=True, sort_keys=False, width=100) for entry in entries]
    body = "".join("".join(f"{indent}{line}\n" for line in block.splitlines()) for block in blocks)
    return f"{head}\n{body}"
