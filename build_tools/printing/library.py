"""All printed files of a site, each made once for what it holds.

A file is kept under the hash of its data, the templates, the fonts and Typst itself; the next build
takes it from there. Keeping is best effort: where nothing can be written, everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from build_tools.link import Site
from build_tools.printing.content import Sheet, sheet_of_booklet, sheet_of_document, sheet_of_part
from build_tools.printing.typeset import Typesetter
from build_tools.rendering import addresses
from build_tools.rendering.page import Artifact
from build_tools.rendering.print_file import PrintFile

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def sheets_of(site: Site) -> Iterator[tuple[str, Sheet]]:
    """(path of the file, sheet) of every booklet, every document, every part with a heading and every task."""
    for booklet in site.corpus.booklets:
        yield addresses.print_of_booklet(booklet.id), sheet_of_booklet(site, booklet)
    for document in site.corpus.documents:
        yield addresses.print_of_document(document.id), sheet_of_document(site, document)
        for linked in site.items_by_document[document.id]:
            if linked.item.task or (linked.item.heading and linked.item.kind == "section"):
                yield addresses.print_of_part(document.id, linked.item.path), sheet_of_part(site, linked)


@dataclass
class Library:
    """Printed files, made by a typesetter or taken from the folder in which earlier ones are kept."""

    typesetter: Typesetter
    folder: Path

    @cached_property
    def _maker(self) -> bytes:
        """What else a file depends on besides its data."""
        digest = hashlib.blake2b(version("typst").encode())
        for path in sorted(self.typesetter.folder.rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
        return digest.digest()

    def files(self, site: Site) -> Iterator[tuple[str, PrintFile, Artifact]]:
        """(address of what is printed, how pages show it, the file). Raises PrintError."""
        for path, sheet in sheets_of(site):
            data = self.pdf(sheet)
            yield sheet.address, PrintFile(sheet.title, path, len(_PAGE.findall(data)), len(data)), Artifact(path, data)

    def pdf(self, sheet: Sheet) -> bytes:
        """The bytes of a sheet."""
        told = json.dumps([sheet.data, self.typesetter.site_url], ensure_ascii=False, sort_keys=True).encode()
        kept = self.folder / f"{hashlib.blake2b(self._maker + told, digest_size=20).hexdigest()}.pdf"
        with contextlib.suppress(OSError):
            return kept.read_bytes()
        data = self.typesetter.pdf(sheet)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            scratch = kept.with_suffix(".tmp")
            scratch.write_bytes(data)
            scratch.replace(kept)
        return data
