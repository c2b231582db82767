"""Lighthouse, on the settings of a phone, for each kind of page: ``python -m tests.bench lighthouse [kind ...]``.

The site is served as hosts serve it: compressed, pages asked for again, the rest kept. One page is measured at a time, and a low
figure of speed again, because other work on the machine lowers it and nothing raises it. What is measured is kept in
``.cache/bench/lighthouse.json``.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.builds.install import CACHE, UnavailableError, node_folder
from tests.browser.conftest import kinds_of_page
from tests.chromium import ARGUMENTS

PINS = Path(__file__).resolve().parent / "lighthouse-pins" / "package.json"
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
WANTED = 95
RUNS = 3
"""How often a page is measured whose speed is below ``WANTED``; its best run counts."""
CATEGORIES = {"performance": "tốc độ", "accessibility": "tiếp cận", "best-practices": "thông lệ", "seo": "tìm thấy"}
FIGURES = {
    "first-contentful-paint": "FCP, ms", "largest-contentful-paint": "LCP, ms", "total-blocking-time": "TBT, ms",
    "cumulative-layout-shift": "CLS", "total-byte-weight": "byte",
}  # fmt: skip
SEPARATE = {"not found": "một trang lỗi không dành cho máy tìm kiếm"}
"""Kinds that Lighthouse refuses, with the reason: the host answers them with 404."""


@dataclass(frozen=True)
class Outcome:
    """One page: points of 100 by category, figures by audit, and the audits that cost points."""

    points: dict[str, int]
    figures: dict[str, float]
    faults: tuple[str, ...]


class _Host(SimpleHTTPRequestHandler):
    """A host with the usual settings."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        kind = self.guess_type(path)
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml")):
            data, kind = gzip.compress(data), f"{kind}; charset=utf-8"
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=31536000")
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def measured(command: list[str], address: str) -> Outcome:
    """One run of Lighthouse with a browser that has seen nothing."""
    with tempfile.TemporaryDirectory() as profile:
        report = Path(profile) / "report.json"
        flags = " ".join([*ARGUMENTS, f"--user-data-dir={profile}/chromium"])
        line = [
            *command,
            address,
            "--quiet",
            "--disable-full-page-screenshot",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
        ]
        subprocess.run(line, check=True, capture_output=True, timeout=300, env={**os.environ, "CHROME_PATH": CHROMIUM})
        return outcome(json.loads(report.read_text("utf-8")))


def outcome(report: dict) -> Outcome:  # type: ignore[type-arg]
    """What counts of a report as Lighthouse writes it."""
    categories, audits = report["categories"], report["audits"]
    points = {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}
    figures = {name: round(audits[name].get("numericValue", 0), 3) for name in FIGURES}
    counted = [ref["id"] for name in CATEGORIES for ref in categories[name]["auditRefs"] if ref["weight"]]
    low = [audits[name] for name in counted if audits[name]["score"] is not None and audits[name]["score"] < 0.9]
    return Outcome(points, figures, tuple(f"{a['id']} {a.get('displayValue', '')}".strip() for a in low))


def best_of(command: list[str], address: str) -> Outcome:
    """Measured again while the speed is low."""
    best = measured(command, address)
    for _ in range(RUNS - 1):
        if best.points["performance"] >= WANTED:
            break
        best = max(best, measured(command, address), key=lambda o: o.points["performance"])
    return best


def main(console: Console, wanted: list[str]) -> None:
    try:
        command = _command()
    except UnavailableError as error:
        sys.exit(f"lighthouse: {error}")
    kinds = {kind: path for kind, path in kinds_of_page().items() if kind not in SEPARATE and (not wanted or kind in wanted)}
    kept = CACHE / "lighthouse.json"
    found: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory() as folder, hosted(Path(folder) / "site") as address:
        subprocess.run([sys.executable, "-m", "build_tools", "build", "-d", f"{folder}/site"], cwd=ROOT, check=True, capture_output=True)
        for kind, path in kinds.items():
            found[kind] = best_of(command, address + path)
            console.print(kind, *found[kind].points.values(), *found[kind].faults, sep="  ")
            kept.write_text(json.dumps({k: asdict(o) for k, o in found.items()}, ensure_ascii=False, indent=1), "utf-8")
    console.print(_table(found))


def _command() -> list[str]:
    """How Lighthouse is called. Raises UnavailableError when something is missing."""
    if shutil.which(CHROMIUM) is None:
        raise UnavailableError(f"this machine has no {CHROMIUM}")
    return ["node", str(node_folder(PINS) / "node_modules" / "lighthouse" / "cli" / "index.js")]


def _table(found: dict[str, Outcome]) -> Table:
    table = Table("trang", *CATEGORIES.values(), *FIGURES.values(), "dưới mức", title="Lighthouse, cấu hình điện thoại")
    for kind, seen in found.items():
        points = [f"{'' if p >= WANTED else '[red]'}{p}" for p in seen.points.values()]
        figures = [f"{value:g}" if name.endswith("shift") else f"{value:,.0f}" for name, value in seen.figures.items()]
        table.add_row(kind, *points, *figures, "; ".join(seen.faults))
    return table
