"""The index kept from build to build in a database: what changed goes in, the files that differ come out.

``tables`` keeps files and small values, ``merging`` sources' terms, ``shards`` the files of terms, ``common`` the lists of
very common terms, ``columns`` the filters; ``index`` composes. The files are those of ``search.build_index``, byte for byte.
"""

from build_tools.search.kept.index import KeptIndex
from build_tools.search.kept.tables import IndexChange

__all__ = ["IndexChange", "KeptIndex"]
