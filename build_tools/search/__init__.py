"""The search index: records of everything that can be found, cut into small files that a page reads as needed.

``records`` says what can be found, ``blocks`` gives records their places, ``weights`` says how weighty terms are in a record,
``prepared`` holds all that of one source, ``postings`` collects and encodes where each term stands, ``parts`` writes the
files, ``index`` composes them from nothing and ``kept`` from what the last build left. The page's side is
``overrides/assets/search``.
"""

from build_tools.search.blocks import Source, identities_of, source_of, sources_of
from build_tools.search.index import INDEX, abbreviations_of, build_index, said_abbreviations
from build_tools.search.kept import IndexChange, KeptIndex
from build_tools.search.prepared import Prepared, prepared
from build_tools.search.records import Record

__all__ = [
    "INDEX",
    "IndexChange",
    "KeptIndex",
    "Prepared",
    "Record",
    "Source",
    "abbreviations_of",
    "build_index",
    "identities_of",
    "prepared",
    "said_abbreviations",
    "source_of",
    "sources_of",
]
