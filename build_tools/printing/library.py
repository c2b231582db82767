"""All printed files of a site, each made once for what it holds.

A file is kept under the hash of its data, the templates, the fonts and what makes it; the next build
takes it from there. Keeping is best effort: where nothing can be written, everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from build_tools.link import Site
from build_tools.model import Document
from build_tools.printing import pandoc
from build_tools.printing.body_sheet import sheet_of_body
from build_tools.printing.content import sheet_of_booklet, sheet_of_document, sheet_of_part
from build_tools.printing.cover import cover_of_document
from build_tools.printing.imposition import page_count
from build_tools.printing.press import BY_PANDOC, SUFFIXES, Press
from build_tools.printing.sheet import Sheet
from build_tools.rendering import addresses
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.page import Artifact
from build_tools.rendering.print_file import PrintFile

_KEPT_DAYS = 60


def sheets_of(site: Site) -> Iterator[tuple[str, Sheet]]:
    """(path of the file, sheet) of everything that is printed."""
    for kind, things in (("booklet", site.corpus.booklets), ("document", site.corpus.documents), ("body", site.corpus.bodies)):
        for thing in things:
            yield from sheets_of_thing(site, kind, thing.id)


def sheets_of_thing(site: Site, kind: str, identity: str) -> Iterator[tuple[str, Sheet]]:
    """Of a booklet; of a document, its parts with a heading, and its tasks; of a body with tasks."""
    if kind == "booklet":
        booklet = next(booklet for booklet in site.corpus.booklets if booklet.id == identity)
        yield addresses.print_of_booklet(identity), sheet_of_booklet(site, booklet)
    elif kind == "document":
        yield addresses.print_of_document(identity), sheet_of_document(site, site.documents[identity])
        for linked in site.items_by_document[identity]:
            if linked.item.task or (linked.item.heading and linked.item.kind == "section"):
                yield addresses.print_of_part(identity, linked.item.path), sheet_of_part(site, linked)
    elif duties_of(site, identity):
        yield addresses.print_of_body(identity), sheet_of_body(site, site.bodies[identity])


@dataclass
class Library:
    """Files made by a press or taken from the folder in which earlier ones are kept."""

    press: Press
    folder: Path

    @cached_property
    def _maker(self) -> bytes:
        """What else a file depends on besides its data: the templates, the fonts, and who makes it."""
        digest = hashlib.blake2b(f"typst {version('typst')} pandoc {pandoc.version()}".encode())
        own = Path(__file__).parent.glob("*.py")
        for path in sorted([*self.press.folder.rglob("*"), *own]):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
        return digest.digest()

    def files(self, site: Site) -> Iterator[tuple[PrintFile, Artifact, str]]:
        """(how pages show it, the file, address of what is in it), those of one address in the order of their forms. Raises PrintError."""
        yield from self.of_sheets(sheets_of(site))
        self.forget_old()

    def of_sheets(self, sheets: Iterable[tuple[str, Sheet]]) -> Iterator[tuple[PrintFile, Artifact, str]]:
        """The same for some sheets. Pandoc works in processes of its own, so its files are made beside those of Typst."""
        orders = [(path.removesuffix(".pdf") + SUFFIXES[form], sheet, form) for path, sheet in sheets for form in sheet.forms]
        with ThreadPoolExecutor(os.cpu_count() or 1) as beside:
            made = {path: beside.submit(self.file, sheet, form) for path, sheet, form in orders if form in BY_PANDOC}
            try:
                for path, sheet, form in orders:
                    data = made[path].result() if path in made else self.file(sheet, form)
                    yield _print_file(sheet, path, form, data), Artifact(path, data), sheet.address
            finally:
                for waiting in made.values():
                    waiting.cancel()

    def of_sheet(self, path: str, sheet: Sheet, forms: Iterable[str]) -> Iterator[tuple[PrintFile, Artifact]]:
        """The same for one sheet, whose path as PDF is given, in some of its forms."""
        for form in forms:
            named = path.removesuffix(".pdf") + SUFFIXES[form]
            data = self.file(sheet, form)
            yield _print_file(sheet, named, form, data), Artifact(named, data)

    def covers(self, site: Site) -> Iterator[Artifact]:
        """The cover picture of every document. Raises PrintError."""
        for document in site.corpus.documents:
            yield self.cover(site, document)

    def cover(self, site: Site, document: Document) -> Artifact:
        """The cover picture of one document. Raises PrintError."""
        return Artifact(addresses.cover_picture(document.id), self.file(cover_of_document(site, document), "cover"))

    def file(self, sheet: Sheet, form: str) -> bytes:
        """The bytes of a sheet in a form."""
        told = json.dumps([form, sheet.title, sheet.data, self.press.site_url], ensure_ascii=False, sort_keys=True).encode()
        kept = self.folder / f"{hashlib.blake2b(self._maker + told, digest_size=20).hexdigest()}{SUFFIXES[form]}"
        with contextlib.suppress(OSError):
            data = kept.read_bytes()
            os.utime(kept)
            return data
        data = self.press.file(sheet, form)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            scratch = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}.tmp")
            scratch.write_bytes(data)
            scratch.replace(kept)
        return data

    def forget_old(self) -> None:
        """Remove what no build has used for a long time."""
        before = time.time() - _KEPT_DAYS * 86400
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)


def _print_file(sheet: Sheet, path: str, form: str, data: bytes) -> PrintFile:
    return PrintFile(sheet.title, path, form, 0 if form in BY_PANDOC else page_count(data), len(data))
