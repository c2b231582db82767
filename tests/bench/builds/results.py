"""What was measured, kept in ``.cache/bench/builds.json`` after each run, so that a long benchmark can go on later."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.builds.measure import Run


@dataclass
class Results:
    """Runs (seconds, peak, processor seconds) by size, contender and case; why a case was given up; pages by size and contender."""

    path: Path
    runs: dict[str, list[list[float]]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Results:
        found = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return cls(path, found.get("runs", {}), found.get("failed", {}), found.get("pages", {}))

    def write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps({"runs": self.runs, "failed": self.failed, "pages": self.pages}, indent=1), "utf-8")
        beside.replace(self.path)

    def add(self, key: str, runs: Iterable[Run]) -> None:
        self.runs.setdefault(key, []).extend([round(r.seconds, 4), round(r.peak, 1), round(r.cpu, 3)] for r in runs)
        self.write()

    def give_up(self, key: str, why: str) -> None:
        self.failed[key] = why
        self.write()

    def forget(self, names: Iterable[str]) -> None:
        """Of these contenders nothing is known any more."""
        gone = set(names)
        for held in (self.runs, self.failed, self.pages):
            for key in [key for key in held if key.split("/")[1] in gone]:
                del held[key]

    def count(self, key: str) -> int:
        return len(self.runs.get(key, ()))

    def seconds(self, size: int, name: str, case: str) -> float | None:
        """Median of the wall seconds."""
        return self._median(size, name, case, 0)

    def peak(self, size: int, name: str, case: str = "cold") -> float | None:
        return self._median(size, name, case, 1)

    def cpu(self, size: int, name: str, case: str = "cold") -> float | None:
        return self._median(size, name, case, 2)

    def _median(self, size: int, name: str, case: str, place: int) -> float | None:
        runs = self.runs.get(key_of(size, name, case))
        return statistics.median(r[place] for r in runs) if runs else None

    @property
    def sizes(self) -> list[int]:
        return sorted({int(key.split("/")[0]) for key in self.runs})

    def exponent(self, small: int, large: int, name: str, case: str) -> float | None:
        """b in seconds = a · documents^b between two sizes."""
        first, last = self.seconds(small, name, case), self.seconds(large, name, case)
        return math.log(last / first) / math.log(large / small) if first and last else None


def key_of(size: int, name: str, case: str) -> str:
    return f"{size}/{name}/{case}"
