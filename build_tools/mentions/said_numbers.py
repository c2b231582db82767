"""Which numbers of instruments a text says, whatever the registries hold: what could come to be a mention of one that is added."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.mentions.context import find_short, leading_digits
from build_tools.mentions.instruments import find_citations
from build_tools.vietnamese.instrument_numbers import find_type_words, number_key
from build_tools.vietnamese.letters import canonical


def said_numbers(text: str) -> Iterator[str]:
    """``12-CTR/TU`` of a complete number, ``12`` of one that only begins: “Chương trình 12 của Tỉnh ủy”."""
    plain = canonical(text)
    for form in dict.fromkeys((text, plain)):
        yield from (number_key(citation.number) for citation in find_citations(form))
    yield from (digits.lstrip("0") for _, _, _, digits, _ in find_short(plain, find_type_words(plain)))


def forms_of_number(number: str) -> Iterator[str]:
    """What ``said_numbers`` gives of a text that may mean the instrument of this number."""
    if number:
        yield number_key(number)
        yield leading_digits(number)
