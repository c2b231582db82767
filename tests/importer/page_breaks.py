"""Documents whose paragraphs a page end cuts at any word, as recognition leaves them: an empty line in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from build_tools.model import Document
from tests.importer.printed import paragraphs_of

SHORTEST = 30
"""Words of a paragraph that may be cut."""


@dataclass(frozen=True)
class Cut:
    """The letters on both sides of a page end."""

    before: str
    after: str

    @property
    def undecidable(self) -> bool:
        """A page that ends with a sentence: the next one may begin a paragraph."""
        return self.before.rstrip("”\"')").endswith((".", "!", "?", "…"))


def cut_at_random(document: Document, seed: int) -> tuple[bytes, list[Cut]]:
    """The document's text with about a third of its long paragraphs cut, and where."""
    random = Random(f"{document.id} {seed}")
    head, body, foot = paragraphs_of(document, marks=False)
    cuts: list[Cut] = []
    out: list[str] = []
    for paragraph in body:
        words = paragraph.split(" ")
        if len(words) < SHORTEST or random.random() > 0.3:
            out.append(paragraph)
            continue
        at = random.randrange(8, len(words) - 4)
        cuts.append(Cut(" ".join(words[:at])[-40:], " ".join(words[at:])[:30]))
        out += [" ".join(words[:at]), " ".join(words[at:])]
    own = len(foot) - len(document.signature.capacity) - bool(document.signature.name)
    parts = ["\n".join(head), *out, "\n".join(foot[:own]), "\n".join(foot[own:])]
    return "\n\n".join(part for part in parts if part).encode(), cuts


def is_joined(cut: Cut, document: Document) -> bool:
    """Whether the words on both sides stand in one paragraph or heading of what was read."""
    wanted = " ".join(f"{cut.before} {cut.after}".split())
    for item in document.walk():
        texts = [item.heading, *(p.text for p in item.paragraphs)]
        own = " ".join(t for t in texts if t) if any(child.run_in for child in item.children) else ""
        runs = " ".join(f"{child.label} {child.text}" for child in item.children if child.run_in)
        for text in (*texts, f"{own} {runs}"):
            if wanted in f"{item.label} {text}":
                return True
    return False
