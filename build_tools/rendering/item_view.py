"""An item ready for templates: its HTML in pieces, its anchors, its children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from build_tools.ids import anchor_of_path
from build_tools.link import LinkedItem, Site
from build_tools.mentions import Mention
from build_tools.model import OPENING
from build_tools.rendering.addresses import item_address, target_address
from build_tools.rendering.rich_text import Dress, Linker, note_anchor, render_heading, render_note, render_paragraphs
from build_tools.vocabularies import NAMES_OF_PARTS


@dataclass(frozen=True)
class NoteView:
    """A footnote."""

    mark: str
    anchor: str
    html: Markup


@dataclass(frozen=True)
class BlockView:
    """A paragraph with the run-in items that continue it, or a child."""

    paragraph: Markup | None = None
    run_in: tuple[ItemView, ...] = ()
    child: ItemView | None = None


@dataclass(frozen=True)
class ItemView:
    """What a template shows of an item. ``href`` is relative to the site's root."""

    linked: LinkedItem
    anchor: str
    href: str
    heading: Markup
    blocks: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]

    @property
    def path(self) -> str:
        return self.linked.item.path

    @property
    def label(self) -> str:
        return self.linked.item.label

    @property
    def kind(self) -> str:
        return self.linked.item.kind

    @property
    def task(self) -> bool:
        return self.linked.item.task

    def walk(self) -> Iterator[ItemView]:
        """Itself and all views below, in printed order."""
        yield self
        for block in self.blocks:
            for view in block.run_in:
                yield from view.walk()
            if block.child:
                yield from block.child.walk()


def linker(site: Site, root: str, own_page: str) -> Linker:
    """Links to the pages of targets, to a text on another site where we have no page, none to the page that is being written."""

    def address(mention: Mention) -> str:
        if foreign := site.foreign.of_mention(mention):
            return foreign.address
        target = target_address(site, mention.type, mention.target) if mention.target else ""
        return root + target if target and target != own_page else ""

    return address


def view_of(site: Site, linked: LinkedItem, link: Linker, prefix: str = "", dress: Dress | None = None) -> ItemView:
    """The view of an item and everything below it.

    ``prefix`` keeps anchors apart on a page with parts of several documents; ``dress`` is for HTML that leaves the site.
    """
    item = linked.item
    paragraphs = list(render_paragraphs(item, linked.mentions.text, link, prefix, dress))
    blocks: list[BlockView] = []
    run_in: list[ItemView] = []
    open_paragraph: Markup | None = None

    def close() -> None:
        nonlocal open_paragraph
        if open_paragraph is not None or run_in:
            blocks.append(BlockView(paragraph=open_paragraph or Markup(""), run_in=tuple(run_in)))
        open_paragraph = None
        run_in.clear()

    for position, child in enumerate(item.children):
        while paragraphs and paragraphs[0][0].position <= position:
            close()
            open_paragraph = paragraphs.pop(0)[1]
        view = view_of(site, site.items[f"{linked.document.id}#{child.path}"], link, prefix, dress)
        if child.run_in:
            run_in.append(view)
        else:
            close()
            blocks.append(BlockView(child=view))
    for _, html in paragraphs:
        close()
        open_paragraph = html
    close()
    return ItemView(
        linked=linked,
        anchor=prefix + anchor_of_path(item.path),
        href=item_address(linked.document, item),
        heading=render_heading(item, linked.mentions.heading, link, dress),
        blocks=tuple(blocks),
        notes=tuple(
            NoteView(
                note.mark,
                prefix + note_anchor(item.path, note.mark),
                render_note(item, note, linked.mentions.footnotes.get(note.mark, ()), link, dress),
            )
            for note in item.footnotes
        ),
    )


def shortened(text: str, limit: int) -> str:
    """A text cut between words."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" .,;:…") + "…"


class Part(Protocol):
    """What says how an item is called; items have it, and what is remembered of an item that is gone."""

    @property
    def path(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def opening(self) -> str: ...
    @property
    def text(self) -> str: ...


def name_of_item(linked: LinkedItem, limit: int = 110) -> str:
    """How lists call an item; an item without words by its document."""
    return name_of_part(linked.item, limit) or linked.document.name


def name_of_part(part: Part, limit: int = 110) -> str:
    """Its label and its heading or first words, cut between words."""
    text = shortened(part.heading or (part.opening if limit < OPENING else part.text.partition("\n")[0]), limit)
    label = part.label if part.label not in ("-", "+", "–") else ""
    return f"{label} {text}".strip()


def _spoken_label(item: Part) -> str:
    """A label without its stop; bullets and repeated labels by their count."""
    segment = item.path.rpartition("/")[2]
    if item.kind == "bullet":
        return f"{'dấu +' if segment[0] == 'p' else 'gạch đầu dòng'} thứ {segment[1:]}"
    _, _, count = segment.partition("#")
    return item.label.rstrip(".)- –") + (")" if item.label.startswith("(") else "") + (f" (mục thứ {count} cùng số)" if count else "")


def place_of_item(linked: LinkedItem) -> str:
    """Where an item stands, as a reader says it: ``Mục II.1.1.10``-like chains of labels."""
    return place_of_parts((*linked.ancestors, linked.item))


def place_of_parts(chain: Sequence[Part]) -> str:
    """The same for the last of a chain that leads down from the top."""
    shown = [_spoken_label(part) for part in chain if part.label]
    path = chain[-1].path
    if path.partition("/")[0] in NAMES_OF_PARTS:
        return " · ".join([NAMES_OF_PARTS[path.partition("/")[0]], *shown])
    return "Mục " + " › ".join(shown) if shown else path
