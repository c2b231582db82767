"""One grammar for the papers of offices: lines in, drafts of documents out."""

from build_tools.importer.structure.accounting import unaccounted
from build_tools.importer.structure.draft import Draft, DraftFurniture, DraftItem, DraftNote, Finding
from build_tools.importer.structure.read import read_structure

__all__ = ["Draft", "DraftFurniture", "DraftItem", "DraftNote", "Finding", "read_structure", "unaccounted"]
