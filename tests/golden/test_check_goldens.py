"""Every mistake an author can make, with the whole message it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_tools.diagnostics import as_text
from tests.golden.corpus import check_files, overlay

CASES = sorted((Path(__file__).parent / "check").glob("*.yml"))


def messages(case: dict[str, object]) -> str:
    files = overlay(case.get("files") or {}, case.get("replace") or [])  # type: ignore[arg-type]

    def read_line(path: str, number: int) -> str | None:
        lines = files.get(path, b"").decode("utf-8", "replace").split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else None

    return as_text(check_files(files).diagnostics, read_line)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_message(path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text("utf-8")
    case = yaml.safe_load(text)
    got = messages(case)
    if request.config.getoption("--update-goldens"):
        head = text.partition("\nexpect:")[0].rstrip("\n")
        body = "".join(f"  {line}\n" if line else "\n" for line in got.split("\n")) if got else ""
        path.write_text(f"{head}\nexpect: |\n{body}" if got else f"{head}\nexpect: ''\n", "utf-8")
        return
    assert got == (case["expect"] or "").rstrip("\n")


def test_at_least_thirty_kinds_of_mistakes_have_distinct_messages() -> None:
    first_lines = {yaml.safe_load(p.read_text("utf-8"))["expect"].split("\n")[0].partition("]: ")[2] for p in CASES}
    assert len(first_lines - {""}) >= 30
