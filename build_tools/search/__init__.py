"""The search index: records of everything that can be found, cut into small files that a page reads as needed.

``records`` says what can be found, ``blocks`` gives records their places, ``postings`` collects
and encodes where each term stands, ``parts`` writes the files, ``index`` composes. The page's side
is ``overrides/assets/search``.
"""

from build_tools.search.blocks import Source, sources_of
from build_tools.search.index import INDEX, build_index
from build_tools.search.records import Record

__all__ = ["INDEX", "Record", "Source", "build_index", "sources_of"]
