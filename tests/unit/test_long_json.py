"""JSON written row by row is the JSON of the whole."""

from __future__ import annotations

import json

import pytest

from build_tools.rendering.long_json import Escape, JsonRows, json_pieces


def rows_of(count: int) -> list[object]:
    return [[number, f"“Số {number}” \\ \u2028", [number, None], {"a": True}] for number in range(count)]


def written(rows: list[object], escape: Escape) -> str:
    kept = JsonRows()
    for row in rows:
        kept.append(row)
    data = {"first": 1, "deep": {"kept": kept, "empty": {}}, "given": iter(rows), "list": rows[:2]}
    return b"".join(json_pieces(data, escape)).decode()


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_rows_come_out_as_if_they_were_encoded_together(count: int) -> None:
    rows = rows_of(count)
    whole = {"first": 1, "deep": {"kept": rows, "empty": {}}, "given": rows, "list": rows[:2]}
    expected = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    assert written(rows, str) == expected
    assert written(rows, lambda text: text.replace("“", "<<")) == expected.replace("“", "<<")
