"""What an import made of a paper, told to the editor: as text and as a page with the original beside the draft."""

from build_tools.importer.report.page import html_report
from build_tools.importer.report.text import text_report
from build_tools.importer.report.understood import to_fill

__all__ = ["html_report", "text_report", "to_fill"]
