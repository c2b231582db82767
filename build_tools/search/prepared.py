"""Everything of one source that the index needs, made from this source's records alone and kept from build to build.

No place stands in it: where a source's blocks go depends on all others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from build_tools.link import Site
from build_tools.search.blocks import Block, Source, blocks_of
from build_tools.search.columns import OwnColumn, columns_of
from build_tools.search.postings import records_by_term, split_records
from build_tools.search.records import facts_of
from build_tools.search.weights import weights_in
from build_tools.vietnamese.search_terms import Abbreviations


@dataclass(frozen=True)
class PreparedBlock:
    """A block: what results show of it, how many records it has and how many are no tasks, and which records have a term."""

    text: bytes
    count: int
    first_task: int
    terms: str
    """One a line."""
    records: bytes
    """For each term, as ``postings.records_bytes`` writes them."""

    def by_term(self) -> dict[str, bytes]:
        """Term -> the records that have it."""
        return by_term(self.terms, self.records)


def by_term(terms: str, records: bytes) -> dict[str, bytes]:
    """Term -> its records, of a block's terms and records."""
    return dict(zip(terms.split("\n"), split_records(records), strict=True)) if terms else {}


@dataclass(frozen=True)
class Prepared:
    """A source: what its blocks are (see ``blocks.ROWS``), the blocks, and its part of each of ``columns.COLUMNS``."""

    rows: str
    blocks: tuple[PreparedBlock, ...]
    columns: tuple[OwnColumn, ...]


def prepared(site: Site, source: Source, abbreviations: Abbreviations) -> Prepared:
    """What the index needs of a source."""
    blocks = list(blocks_of(0, source))
    return Prepared(source.rows, tuple(_block(site, block, abbreviations) for block in blocks), columns_of(site, blocks))


def _block(site: Site, block: Block, abbreviations: Abbreviations) -> PreparedBlock:
    found = records_by_term((number, weights_in(site, record, abbreviations)) for number, record in enumerate(block.records))
    return PreparedBlock(_texts(site, block), len(block.records), block.first_task, "\n".join(found), b"".join(found.values()))


def _texts(site: Site, block: Block) -> bytes:
    """What results show: strings once, and for each record its values in the order in which ``store.js`` reads them."""
    strings: dict[str, int] = {}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    records = [
        [
            number(record.kind),
            number(record.kind_name),
            record.address,
            record.title,
            [number(name) for name in (*record.path, *filter(None, [record.place]))],
            record.text,
            list(record.notes),
            list(facts_of(site, record)),
            list(record.due),
            list(record.names),
            [number(text) for text in record.about],
        ]
        for record in block.records
    ]
    return json.dumps([list(strings), records], ensure_ascii=False, separators=(",", ":")).encode()
