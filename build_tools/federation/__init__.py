"""What sites tell each other: the inventory that each publishes, and what is done with those of others.

``inventory`` is the record, ``contents`` fills it from a site, ``reading`` reads one of elsewhere, with
limits, ``contract`` describes it, ``identity`` says when two entries are the same instrument,
``foreign`` links a site to the texts that others publish.
"""

from build_tools.federation.contents import as_bytes, inventory_of
from build_tools.federation.contract import inventory_schema
from build_tools.federation.foreign import Published, foreign_texts, with_foreign_texts
from build_tools.federation.inventory import INVENTORY, INVENTORY_SCHEMA, Entry, Inventory
from build_tools.federation.reading import InventoryError, is_safe_address, read_inventory

__all__ = [
    "INVENTORY",
    "INVENTORY_SCHEMA",
    "Entry",
    "Inventory",
    "InventoryError",
    "Published",
    "as_bytes",
    "foreign_texts",
    "inventory_of",
    "inventory_schema",
    "is_safe_address",
    "read_inventory",
    "with_foreign_texts",
]
