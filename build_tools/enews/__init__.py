"""The kit for a news page: a document or a section of it as pieces that are pasted and attached there.

``article`` is the text as HTML with style attributes only, ``plain`` the same for messages, ``summary``
a few sentences, ``checks`` what to look at before publishing; ``kit`` puts them together, ``files``
makes a folder or a zip of them.
"""

from build_tools.enews.article import Article, clean
from build_tools.enews.checks import Check
from build_tools.enews.files import MARK, attachment_name, files_of, zipped
from build_tools.enews.kit import ATTACHED_FORMS, Kit, KitMaker, attached_documents, is_section, source_of
from build_tools.enews.plain import SHORT_LENGTH, text_of
from build_tools.enews.summary import SUMMARY_LENGTH, summary_of, summary_of_part

__all__ = [
    "ATTACHED_FORMS",
    "MARK",
    "SHORT_LENGTH",
    "SUMMARY_LENGTH",
    "Article",
    "Check",
    "Kit",
    "KitMaker",
    "attached_documents",
    "attachment_name",
    "clean",
    "files_of",
    "is_section",
    "source_of",
    "summary_of",
    "summary_of_part",
    "text_of",
    "zipped",
]
