"""What opens a title: the word for a kind of paper, or an appendix."""

from __future__ import annotations

from build_tools.importer.structure.boundaries import ends_sentence, is_capitals
from build_tools.importer.structure.rich import squeezed
from build_tools.importer.structure.units import Unit
from build_tools.importer.structure.words import APPENDED, APPENDIX, KINDS
from build_tools.vietnamese.letters import canonical


def kind_of(text: str) -> tuple[str, str] | None:
    """(kind of the content language, type of instrument) that a title's first line names."""
    folded = canonical(squeezed(text)).casefold().rstrip(":")
    for words, kind, form in sorted(KINDS, key=lambda k: -len(k[0])):
        rest = folded[len(words) :]
        if folded.startswith(words) and not rest[:1].isalpha():
            return kind, form
    return None


def begins_title(unit: Unit) -> bool:
    """A line that may open a title: it begins with a kind of paper, in capitals, bold or centred."""
    text = unit.text
    first = next((w for w, _, _ in KINDS if canonical(text).casefold().startswith(w)), "")
    if (APPENDIX.match(text) and is_capitals(text)) or APPENDED.fullmatch(text):
        return True
    shown = is_capitals(text[: len(first)]) if first else False
    return (
        bool(first)
        and kind_of(text) is not None
        and (shown or ((unit.rich.is_all("strong") or unit.centred is True) and not ends_sentence(text)))
    )


def is_kind_alone(text: str) -> bool:
    """“Kế hoạch”: a line of nothing but the word for a kind of paper, in small letters too."""
    return canonical(squeezed(text)).casefold() in {words for words, _, _ in KINDS}


def is_appendix_title(unit: Unit) -> bool:
    """“PHỤ LỤC II” in capitals."""
    return bool(APPENDIX.match(unit.text)) and is_capitals(unit.text)
