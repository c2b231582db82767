"""From a corpus to a site: every mention resolved, every relation known in both directions."""

from build_tools.link.backlinks import relations_of
from build_tools.link.lexicon import lexicon_of
from build_tools.link.linking import link, locality_chains
from build_tools.link.site import BackLink, Implements, ItemMentions, LinkedItem, Outdated, Site, StatedLink

__all__ = [
    "BackLink",
    "Implements",
    "ItemMentions",
    "LinkedItem",
    "Outdated",
    "Site",
    "StatedLink",
    "lexicon_of",
    "link",
    "locality_chains",
    "relations_of",
]
