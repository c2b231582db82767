"""The files that an import writes: a document for each draft, the received text, entries to review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.drafting.belonging import Belonging, belonging_of
from build_tools.drafting.claims import as_claims, proposed, set_aside
from build_tools.drafts import as_line, entries_for
from build_tools.fidelity import compare_originals
from build_tools.ids import suggest_slug
from build_tools.importer.structure import Draft
from build_tools.importer.yaml_draft import UNKNOWN, Claims, Frame, yaml_of
from build_tools.link import Site, link
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Corpus, Document
from build_tools.rules import check_site
from build_tools.schema import FOLDERS_OF_KINDS
from build_tools.vietnamese.instrument_numbers import slug_of_number

_LONGEST = 60
_REVIEW = "# Mục do máy đề xuất khi nhập {}. Đối chiếu từng mục rồi chuyển vào thư mục cùng tên trong content/; tệp này không được đọc."


@dataclass(frozen=True)
class Wanted:
    """What the caller chose: the received file's name below ``content/originals``, the first document's id."""

    original: str
    identity: str = ""


@dataclass(frozen=True)
class Drafted:
    """A document's id, folder and YAML; ``review`` holds new entries of registries, empty when none lacks."""

    identity: str
    folder: str
    text: str
    review: str
    claims: int = 0
    problems: tuple[Diagnostic, ...] = ()

    @property
    def file(self) -> ContentFile:
        """The document as a file of ``content/``."""
        return ContentFile(f"content/{self.folder}/{self.identity}.yml", self.text.encode())


def drafted(drafts: Sequence[Draft], files: Sequence[ContentFile], wanted: Wanted) -> list[Drafted]:
    """Every draft as a file, checked against the project's registries."""
    name = wanted.original
    kept = [f for f in files if f.folder != "originals"]
    corpus, _ = load_corpus(kept)
    taken = (
        {d.id for d in corpus.documents if name not in d.originals} | {i.id for i in corpus.instruments} | {s.id for s in corpus.schemes}
    )
    known = replace(corpus, documents=tuple(map(_title_only, corpus.documents)))
    out = []
    for index, draft in enumerate(drafts, start=1):
        belonging = belonging_of(draft, known)
        identity = wanted.identity if index == 1 and wanted.identity else _identity(draft, belonging, taken)
        frame = _frame(belonging, name, index if len(drafts) > 1 else 0)
        taken.add(identity)
        one = _Drafting(draft, frame, identity, known).drafted()
        out.append(one)
        own, _ = load_corpus([one.file])  # the next document may cite this one
        others = (d for d in known.documents if d.id != identity)
        known = replace(known, documents=tuple(sorted((*others, *map(_title_only, own.documents)), key=lambda d: d.id)))
    return out


def _title_only(document: Document) -> Document:
    """A document as others see it: what it is called, without its text, which would be read again for nothing."""
    return replace(document, items=document.items[:1])


def _identity(draft: Draft, belonging: Belonging, taken: set[str]) -> str:
    """By number and place, else by title; none that is taken."""
    place = belonging.locality if belonging.locality != UNKNOWN else ""
    said = " ".join(draft.title_lines) or "van ban"
    base = f"{slug_of_number(draft.number)}-{place}" if draft.number else _short(suggest_slug(said))
    base = suggest_slug(base.strip("-")) or "van-ban-nhap"
    identity, count = base, 2
    while identity in taken:
        identity, count = f"{base}-{count}", count + 1
    return identity


def _short(slug: str) -> str:
    """As many whole syllables as fit."""
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0]


def _frame(belonging: Belonging, name: str, part: int) -> Frame:
    why = {key: said for key, said in (("locality", belonging.locality_why), ("issuer", belonging.issuer_why)) if said}
    return Frame(belonging.locality, belonging.issuer, (name,), part, why)


class _Drafting:
    """Writes a draft, reads it back, adds what its text supports, takes back what the checks refuse."""

    def __init__(self, draft: Draft, frame: Frame, identity: str, known: Corpus) -> None:
        self.draft, self.frame, self.identity, self.known = draft, frame, identity, known
        self.folder = FOLDERS_OF_KINDS[draft.kind]
        self.path = f"content/{self.folder}/{identity}.yml"

    def drafted(self) -> Drafted:
        site, _ = self._read(self._written(Claims()))
        document = site.documents.get(self.identity)
        if document is None:  # the YAML says what is wrong
            return Drafted(self.identity, self.folder, self._written(Claims()), "")
        stated = _implements(site, document)
        if stated:
            site, _ = self._read(self._written(Claims(stated)))
            document = site.documents[self.identity]
        found = proposed(self.draft, site, document)
        claims = found.claims
        text, problems = "", tuple[Diagnostic, ...]()
        for _ in range(3):
            text = self._written(as_claims(claims, stated))
            site, problems = self._read(text)
            wrong = [p.span.line for p in problems if p.severity is Severity.ERROR]
            changed = set_aside(claims, text, wrong) if wrong else claims
            if sum(c.aside for c in changed) == sum(c.aside for c in claims):
                break
            claims = changed
        return Drafted(self.identity, self.folder, text, self._review(site, found.lacking), len(claims), problems)

    def _written(self, claims: Claims) -> str:
        return yaml_of(self.draft, self.frame, self.draft.findings, claims)

    def _read(self, text: str) -> tuple[Site, tuple[Diagnostic, ...]]:
        """The draft among the registries, with what is wrong in it."""
        own, problems = load_corpus([ContentFile(self.path, text.encode())])
        others = tuple(d for d in self.known.documents if d.id != self.identity)
        site = link(replace(self.known, documents=tuple(sorted((*others, *own.documents), key=lambda d: d.id))))
        found = (*problems, *(p for p in check_site(site, ()) if p.span.path == self.path and not p.code.startswith("ORG")))
        return site, found

    def _review(self, site: Site, lacking: Sequence[tuple[str, str]]) -> str:
        entries: dict[str, list[str]] = {}
        for registry, line in lacking:
            entries.setdefault(registry, []).append(line)
        for unknown, entry in entries_for(site):
            if unknown.document == self.identity:
                entries.setdefault("instruments", []).append(as_line(entry))
        if not entries:
            return ""
        lines = [_REVIEW.format(PurePosixPath(self.path).name)]
        for registry, said in sorted(entries.items()):
            lines += [f"{registry}:", *(f"  {line}" for line in dict.fromkeys(said))]
        return "\n".join(lines) + "\n"


def _implements(site: Site, document: Document) -> tuple[str, ...]:
    """What the title says that the document carries out."""
    mentions = site.items[f"{document.id}#title"].mentions.text
    targets = dict.fromkeys(m.target for m in mentions if m.type == "instrument" and m.target and m.relation == "implements")
    return (f"implements: [{', '.join(targets)}]  # xem lại: đọc từ tên văn bản",) if targets else ()


def differences(drafts: Sequence[Drafted], name: str, received: bytes) -> int:
    """How many differences the written documents have with the received text, once they are read back."""
    corpus, _ = load_corpus([*(d.file for d in drafts), ContentFile(f"content/originals/{name}", received)])
    return sum(len(report.differences) for report in compare_originals(corpus.originals, corpus.documents))
