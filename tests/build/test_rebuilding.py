"""What the live server's builds are told of edits: after a build that was refused, or that failed, everything is looked at."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from build_tools import building
from build_tools.incremental.run import RefusedError
from build_tools.incremental.session import Outcome
from build_tools.project import Project
from build_tools.serving import Edited

A, B, C = (frozenset({f"content/notices/{name}.yml"}) for name in "abc")
GOOD, REFUSED, FAULT = None, RefusedError("sai"), ZeroDivisionError("hỏng")


@pytest.mark.parametrize(
    ("builds", "told"),
    [
        ([(None, GOOD), (A, GOOD), (B, GOOD)], [None, A, B]),
        ([(None, GOOD), (A, REFUSED), (B, REFUSED), (C, GOOD), (A, GOOD)], [None, A, None, None, A]),
        ([(None, REFUSED), (A, GOOD), (B, GOOD)], [None, None, B]),
        ([(None, GOOD), (A, FAULT), (B, GOOD)], [None, A, None]),
    ],
    ids=["all good", "refused", "the first refused", "a fault of ours"],
)
def test_a_build_looks_at_what_was_edited_where_the_last_one_took_in_everything(
    builds: list[tuple[Edited, Exception | None]], told: list[Edited], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``builds``: what the watcher saw before each, and how it ended."""
    found: list[Edited] = []
    ends = [end for _, end in builds]

    def build_again(*_: object, edited: Edited, **__: object) -> Outcome:
        end = ends[len(found)]
        found.append(edited)
        if end:
            raise end
        return Outcome()

    monkeypatch.setattr(building, "build_again", build_again)
    rebuild = building.rebuilding(Project(tmp_path), tmp_path / "site")
    for edited, end in builds:
        with pytest.raises(ZeroDivisionError) if end is FAULT else nullcontext():
            outcome = rebuild(lambda _: None, edited, lambda: False)
            assert bool(outcome.diagnostics_text) == (end is REFUSED)
    assert found == told
