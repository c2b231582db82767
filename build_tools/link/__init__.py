"""From a corpus to a site: every mention resolved, every relation known in both directions."""

from build_tools.link.backlinks import Known, links_from, relations_of, relations_of_item, relations_of_thing, stated_links
from build_tools.link.dues import RECURRING, Due, by_stretch, dues_of, has_days, order_of_stretch
from build_tools.link.foreign import Foreign, ForeignText
from build_tools.link.lexicon import abbreviations_of, lexicon_of, types_of_document
from build_tools.link.linking import DocumentLinker, link, locality_chains
from build_tools.link.site import BackLink, Implements, ItemMentions, LinkedItem, Outdated, Site, StatedLink
from build_tools.link.tally import Tally, tally_of

__all__ = [
    "RECURRING",
    "BackLink",
    "DocumentLinker",
    "Due",
    "Foreign",
    "ForeignText",
    "Implements",
    "ItemMentions",
    "Known",
    "LinkedItem",
    "Outdated",
    "Site",
    "StatedLink",
    "Tally",
    "abbreviations_of",
    "by_stretch",
    "dues_of",
    "has_days",
    "lexicon_of",
    "link",
    "links_from",
    "locality_chains",
    "order_of_stretch",
    "relations_of",
    "relations_of_item",
    "relations_of_thing",
    "stated_links",
    "tally_of",
    "types_of_document",
]
