"""Everything that was loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from build_tools.model.booklets import Booklet
from build_tools.model.documents import Document
from build_tools.model.registries import Abbreviation, Body, Indicator, Instrument, Locality, Scheme, Topic


@dataclass(frozen=True)
class Original:
    """A file as received."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The checksum by which anybody can tell whether a file is this one."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Corpus:
    """Everything that was loaded, sorted by id so that no order of files can show.

    ``damaged`` are the paths of files with errors, ``unread`` of those that gave nothing:
    what seems missing elsewhere may stand there.
    """

    documents: tuple[Document, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    bodies: tuple[Body, ...] = ()
    localities: tuple[Locality, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    topics: tuple[Topic, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    originals: tuple[Original, ...] = ()
    damaged: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    booklets: tuple[Booklet, ...] = ()

    @cached_property
    def originals_by_name(self) -> dict[str, Original]:
        return {original.name: original for original in self.originals}

    def is_damaged(self, *folders: str) -> bool:
        """Whether a file of these folders could not be read whole."""
        return any(f"/{folder}/" in path for path in self.damaged for folder in folders)
