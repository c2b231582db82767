"""Numbers as Vietnamese writes them: dots between thousands, a comma before decimals."""

from __future__ import annotations

import re


def show_number(value: float) -> str:
    """8500 -> 8.500; 3.55 -> 3,55."""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.10g}".replace(",", "\0").replace(".", ",").replace("\0", ".")


_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(text: str) -> int:
    """XIII -> 13, up to XXXIX, as terms of office, quarters and parts are counted; 0 for what is no numeral."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
