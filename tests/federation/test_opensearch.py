"""Bulk lines for OpenSearch fit the mapping that goes with them, field by field."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_tools.build import Checked
from build_tools.cli import main
from build_tools.exporting.opensearch import bulk_lines, index_body
from build_tools.vietnamese.letters import fold
from tests.conftest import ROOT
from tests.golden.corpus import check_files, overlay

FITS: dict[str, Any] = {
    "keyword": lambda v: isinstance(v, str) and len(v.encode()) <= 32766,
    "text": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool) and abs(v) < 2**31,
    "boolean": lambda v: isinstance(v, bool),
    "date": lambda v: re.fullmatch(r"\d{4}-\d{2}-\d{2}", v) is not None and date.fromisoformat(v),
    "completion": lambda v: isinstance(v, str) and v != "",
}
"""Type of a field -> whether OpenSearch takes a value for it; of a list it takes every value."""


def problems(source: dict[str, Any], properties: dict[str, Any], where: str = "") -> list[str]:
    found = []
    for key, value in source.items():
        place = f"{where}{key}"
        if key not in properties:
            found.append(f"{place}: not in the mapping, refused by dynamic: strict")
            continue
        field = properties[key]
        for one in value if isinstance(value, list) else [value]:
            if field["type"] == "nested":
                found += problems(one, field["properties"], f"{place}.") if isinstance(one, dict) else [f"{place}: no object"]
            elif not FITS[field["type"]](one):
                found.append(f"{place}: {one!r} is no {field['type']}")
    return found


def pairs(text: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    assert text.endswith("\n"), "the last line too must end, or the call is refused"
    lines = [json.loads(line) for line in text.splitlines()]
    assert len(lines) % 2 == 0
    return list(zip(lines[::2], lines[1::2], strict=True))


@pytest.fixture(scope="module")
def found(checked: Checked) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return pairs("".join(bulk_lines(checked.site, "thu", "https://vi-du.vn/")))


def test_every_line_fits_the_mapping(found: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    properties = index_body()["mappings"]["properties"]
    assert [p for _, source in found for p in problems(source, properties)] == []
    used = {key for _, source in found for key in source}
    assert used == set(properties), "a field that nothing fills is a mistake too"
    assert problems({"more": 1, "year": "2020", "assignments": [{"who": "x"}]}, properties), "the check itself can fail"


def test_everything_of_the_site_is_there_once(checked: Checked, found: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    site = checked.site
    names = [action["index"]["_id"] for action, _ in found]
    assert len(set(names)) == len(names)
    assert len(names) == len(site.documents) + len(site.items) + len(site.instruments) + len(site.bodies)
    assert {action["index"]["_index"] for action, _ in found} == {"thu"}
    assert all(len(name.encode()) <= 512 for name in names), "the longest id that OpenSearch takes"
    tasks = [source for _, source in found if source["what"] == "task"]
    assert len(tasks) == len(site.tasks)


def test_a_task_carries_who_when_and_what(found: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    source = pairs("".join(bulk_lines(check_files(overlay({}, [])).site)))
    task = next(own for action, own in source if action["index"]["_id"] == "item:thong-bao-1#I/1")
    assert task["assignments"] == [{"body": "ban-dan-van-a", "name": "Ban Dân vận Tỉnh ủy A", "role": "lead", "role_name": "Chủ trì"}]
    assert (task["due"], task["due_date"]) == (["2023-Q2"], ["2023-06-30"])
    assert task["implements"] == ["9-nq-tw-2022"]
    assert task["url"] == "nhiem-vu/thong-bao-1/I/1.html", "relative where the site does not know its address"
    assert found[0][1]["url"].startswith("https://vi-du.vn/van-ban/")


def test_folded_text_is_what_the_folded_analyzer_makes_of_it(found: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """So that a query, which the index folds, meets a text, which we folded: đ by the character filter, the rest by its ASCII base."""
    filters = index_body()["settings"]["analysis"]
    assert filters["char_filter"]["d_bar"]["mappings"] == ["đ => d", "Đ => D"]

    def as_the_index(text: str) -> str:
        swapped = text.replace("đ", "d").replace("Đ", "D").lower()
        return "".join(letter for letter in unicodedata.normalize("NFD", swapped) if not unicodedata.combining(letter))

    words = {word for _, source in found for word in re.findall(r"\w+", source["text"] if "text" in source else source["title"])}
    assert len(words) > 1500
    assert [word for word in words if fold(word) != as_the_index(word)] == []
    assert all(source["title_folded"] == fold(source["title"]) for _, source in found)


def test_the_command_writes_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines, mapping = tmp_path / "x.ndjson", tmp_path / "x.json"
    assert main(["-C", str(ROOT), "export", "opensearch", "-o", str(lines), "--mapping", str(mapping), "--index", "thu"]) == 0
    assert json.loads(mapping.read_text("utf-8")) == index_body()
    assert pairs(lines.read_text("utf-8"))[0][0]["index"]["_index"] == "thu"
    assert capsys.readouterr().out == ""
    assert main(["-C", str(ROOT), "export", "opensearch"]) == 0
    assert capsys.readouterr().out == lines.read_text("utf-8").replace('"_index":"thu"', '"_index":"van-kien"')
    assert main(["-C", str(ROOT), "export", "opensearch", "--index", "Hoa"]) == 2
