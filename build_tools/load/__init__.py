"""Files of ``content/`` in, a typed ``Corpus`` and diagnostics out."""

from build_tools.load.corpus import ContentFile, load_corpus

__all__ = ["ContentFile", "load_corpus"]
