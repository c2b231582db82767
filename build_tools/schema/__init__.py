"""The content language, declared once: the loader reads by it, editors complete by it.

A ``Record`` lists its fields with their types and a Vietnamese description. From the same
declaration come the checks of ``load`` and the JSON Schemas of ``.vscode``.
"""

from build_tools.schema.json_schema import json_schema
from build_tools.schema.records import DOCUMENT_FOLDERS, FILE_RECORDS, FOLDERS_OF_KINDS, RECORDS, REGISTRIES
from build_tools.schema.types import (
    Choice,
    Day,
    Due,
    Field,
    Flag,
    Line,
    Lines,
    ListOf,
    Quantity,
    Record,
    RecordType,
    Slug,
    Text,
    Type,
    Whole,
)

__all__ = [
    "DOCUMENT_FOLDERS",
    "FILE_RECORDS",
    "FOLDERS_OF_KINDS",
    "RECORDS",
    "REGISTRIES",
    "Choice",
    "Day",
    "Due",
    "Field",
    "Flag",
    "Line",
    "Lines",
    "ListOf",
    "Quantity",
    "Record",
    "RecordType",
    "Slug",
    "Text",
    "Type",
    "Whole",
    "json_schema",
]
