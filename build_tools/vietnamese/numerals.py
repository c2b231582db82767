"""Numbers as Vietnamese writes them: dots between thousands, a comma before decimals."""

from __future__ import annotations


def show_number(value: float) -> str:
    """8500 -> 8.500; 3.55 -> 3,55."""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.10g}".replace(",", "\0").replace(".", ",").replace("\0", ".")
