"""Ten thousand documents with two hundred thousand items, made one at a time, always the same.

Each item is shaped as one of the real documents: as many syllables, footnotes, assignments and deadlines. Nothing is
recognised in it; what the index needs of a document is set directly. A document comes from its number alone, so none
has to be kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from build_tools.link import Implements, LinkedItem, Site
from build_tools.link.site import ItemMentions
from build_tools.model import (
    Assignment,
    Block,
    Deadline,
    Document,
    Footnote,
    Item,
    Letterhead,
    Paragraph,
    Reference,
    Signature,
)
from build_tools.vocabularies import DOCUMENT_KINDS, ROLES
from tests.bench.search.registries import COMMUNES, FIRST_YEAR, NOWHERE, PROVINCES, SEED, names, registries
from tests.bench.search.words import Chain

DOCUMENTS, ITEMS = 10_000, 20
SECTIONS = ("I", "II", "III", "IV")
_CODES = {"programme": "CTr/TU", "work_programme": "CTr/ĐU", "notice": "TB/TU", "letter": "CV/BTG"}
OFFICES = 20
"""How many offices of a province tasks are given to."""
_PARAGRAPH = 150
"""Syllables after which a text gets a new paragraph."""
NO_MENTIONS = ItemMentions()
_NUMBER = re.compile(r"/van-ban-(\d+)[./]")


def name_of(number: int) -> str:
    """The id of a document."""
    return f"van-ban-{number}"


def number_of(address: str) -> int:
    """The number of the document that an address is about; -1 for anything else."""
    found = _NUMBER.search(address)
    return int(found[1]) if found else -1


@dataclass(frozen=True)
class Shape:
    """What an item of a real document is like: syllables of its heading, text and footnotes; how many roles and times it states."""

    heading: int
    text: int
    notes: tuple[int, ...]
    task: bool
    roles: int
    times: int
    carries: int

    @property
    def syllables(self) -> int:
        return self.heading + self.text + sum(self.notes)


@dataclass(frozen=True)
class Maker:
    """Makes the documents of the corpus; ``site`` holds the registries and no document."""

    site: Site
    chain: Chain
    shapes: tuple[Shape, ...]

    def document(self, number: int) -> tuple[Document, tuple[LinkedItem, ...]]:
        """The document of this number with its items, in printed order."""
        random = Random(f"{SEED}-{number}")
        bare = self.frame(random, number)
        carried = self._instrument(random)
        sections = [self._section(random, bare, label) for label in SECTIONS]
        document = replace(bare, items=tuple(sections))
        inherited = (Implements(carried, "inherited"),)
        linked = []
        for section in sections:
            linked.append(LinkedItem(document, section, (), NO_MENTIONS, ()))
            for item in section.children:
                own = tuple(Implements(r.id, "stated") for r in item.implements)
                linked.append(LinkedItem(document, item, (section,), NO_MENTIONS, own or inherited if item.task else ()))
        return document, tuple(linked)

    def frame(self, random: Random, number: int) -> Document:
        """A document without its items."""
        kind = list(_CODES)[int(len(_CODES) * random.random() ** 2)]
        province = int(PROVINCES * random.random())
        title = f"{DOCUMENT_KINDS[kind]} {self.chain.said(random, 10 + int(12 * random.random())).lower()}"
        return Document(
            id=name_of(number), kind=kind, span=NOWHERE, title_lines=(title.upper(),), short_title=title,
            number=f"{1 + int(300 * random.random())}-{_CODES[kind]}",
            date=date(FIRST_YEAR, 1, 1) + timedelta(int(16 * 365 * random.random())),
            issuer=f"tinh-{province}-0", locality=f"tinh-{province}", originals=(), part=0, letterhead=Letterhead(),
            addressees=Block(), items=(), recipients=Block(), signature=Signature(),
        )  # fmt: skip

    def _instrument(self, random: Random) -> str:
        instruments = self.site.corpus.instruments
        return instruments[int(len(instruments) * random.random() ** 2)].id

    def _section(self, random: Random, document: Document, label: str) -> Item:
        numbers = range(1, ITEMS // len(SECTIONS))
        children = tuple(self._item(random, document, f"{label}/{n}", f"{n}.") for n in numbers)
        return replace(self._item(random, document, label, f"{label}."), kind="section", children=children)

    def _item(self, random: Random, document: Document, path: str, label: str) -> Item:
        shape = self.shapes[int(len(self.shapes) * random.random())]
        assignments = tuple(self._assignment(random, document) for _ in range(shape.roles))
        said = "; ".join(f"{ROLES[a.role].lower()}: {self.site.bodies[a.body].name}" for a in assignments)
        return Item(
            path=path, label=label, kind="item", heading=self.chain.said(random, shape.heading), paragraphs=self._text(random, shape, said),
            span=NOWHERE, footnotes=tuple(self._note(random, n, length) for n, length in enumerate(shape.notes, 1)),
            task=shape.task, assignments=assignments, deadlines=tuple(_deadline(random) for _ in range(shape.times)),
            implements=tuple(Reference(self._instrument(random), NOWHERE) for _ in range(shape.carries if random.random() < 0.3 else 0)),
        )  # fmt: skip

    def _text(self, random: Random, shape: Shape, said: str) -> tuple[Paragraph, ...]:
        """Paragraphs of the shape's length; the offices that have a role are named in the last words."""
        left = max(shape.text - len(said.split()), 0)
        texts = []
        while left > 0:
            texts.append(f"{self.chain.said(random, min(left, _PARAGRAPH))}.")
            left -= _PARAGRAPH
        if said:
            texts.append(f"{said[0].upper()}{said[1:]}.")
        return tuple(Paragraph(text) for text in texts)

    def _note(self, random: Random, mark: int, length: int) -> Footnote:
        return Footnote(str(mark), (Paragraph(f"{self.chain.said(random, length)}."),), 0, NOWHERE)

    def _assignment(self, random: Random, document: Document) -> Assignment:
        """A role of an office of the document's province, or of one of its communes."""
        province = int(document.locality.removeprefix("tinh-"))
        if random.random() < 0.3:
            commune = province + PROVINCES * int((COMMUNES - province - 1) // PROVINCES * random.random())
            body = f"xa-{commune}-{int(2 * random.random())}"
        else:
            body = f"tinh-{province}-{int(OFFICES * random.random())}"
        return Assignment(body, list(ROLES)[int(len(ROLES) * random.random())], "", NOWHERE, NOWHERE)


def maker(site: Site) -> Maker:
    """Learn from the items of ``site`` that can be found: their words and their shapes."""
    known = [i for i in site.items.values() if i.item.path != "title" and i.item.kind not in ("recipients", "signature")]
    texts = [text for i in known for text in (i.item.heading, i.item.text, *(n.text for n in i.item.footnotes))]
    chain = Chain.of(texts, names(Random(SEED)))
    shapes = tuple(_shape(i) for i in known)
    return Maker(Site(registries(site, chain), {}, {}, {}, {}, {}), chain, shapes)


def _shape(linked: LinkedItem) -> Shape:
    item = linked.item
    notes = tuple(len(n.text.split()) for n in item.footnotes)
    counts = (len(item.assignments), len(item.deadlines), len(item.implements))
    return Shape(len(item.heading.split()), len(item.text.split()), notes, item.task, *counts)


def _deadline(random: Random) -> Deadline:
    year = FIRST_YEAR + 1 + int(20 * random.random())
    part = ("", f"-Q{1 + int(4 * random.random())}", f"-H{1 + int(2 * random.random())}", f"-{1 + int(12 * random.random()):02}-15")
    kind = ("deadline", "event", "period", "horizon")[int(4 * random.random() ** 2)]
    return Deadline(f"{year}{part[int(4 * random.random())]}", kind, "", NOWHERE)
