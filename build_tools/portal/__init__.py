"""One search over many sites: their indexes merged into one, and the page that asks it.

``shards`` reads the index of a built site back, with limits, ``duplicates`` tells which entries of registries are the
same on several sites, ``merging`` writes one index of all, ``page`` the files around it.
"""

from build_tools.portal.merging import Merger
from build_tools.portal.page import Listed, portal_files
from build_tools.portal.shards import Load, ShardError, SiteIndex, part_names, read_index

__all__ = ["Listed", "Load", "Merger", "ShardError", "SiteIndex", "part_names", "portal_files", "read_index"]
