"""Một văn bản chỉ có một mục trong danh mục.

Loại, số và ngày cùng nhau là danh tính của văn bản. Hai mục trùng cả ba là một văn bản ghi
hai lần, và các liên kết sẽ chia đôi.

- REG001: văn bản ghi hai lần trong danh mục

Sai:  hai mục cùng `type: resolution`, `number: 31-NQ/TW`, `date: 2022-12-30`
Đúng: một mục, các cách gọi khác ghi trong `aliases`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Related
from build_tools.link import Site
from build_tools.model import Instrument
from build_tools.vietnamese.instrument_numbers import number_key

CODES = ("REG001",)


def check(site: Site) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str, str, object], Instrument] = {}
    for instrument in site.corpus.instruments:
        if not instrument.number:
            continue
        key = (instrument.type, number_key(instrument.number), instrument.issuer, instrument.date)
        first = seen.setdefault(key, instrument)
        if first is not instrument:
            yield Diagnostic(
                instrument.span,
                "REG001",
                f"“{instrument.id}” trùng loại, số và ngày với “{first.id}”",
                "gộp hai mục làm một",
                related=(Related(first.span, "mục kia ở đây"),),
            )
