"""What is read of other sites, from the network and from disks, and kept.

``sources`` (which ones), ``fetching`` (one file), ``unreachable`` (why not), ``keeping`` (the files of earlier days),
``inventories`` (for the links of a build), ``members`` (whole sites for a portal).
"""

from build_tools.collecting.inventories import Collected, age_said, collect, foreign_of, with_inventories
from build_tools.collecting.sources import SETTINGS, Source, read_sources

__all__ = ["SETTINGS", "Collected", "Source", "age_said", "collect", "foreign_of", "read_sources", "with_inventories"]
