"""``make bench``: what can be measured now, printed as tables. Never part of the tests.

Stages of a build on the real content, the whole command, and the growth of the engine when the
same documents are repeated under other names.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from build_tools.build import check_content, compose
from build_tools.load import ContentFile, load_corpus
from build_tools.project import Project
from build_tools.rendering.output import Settings
from build_tools.rendering.templates import Templates
from build_tools.schema import DOCUMENT_FOLDERS
from tests.bench import federation, lighthouse, printing, proofreading, proposals, recognition, tasks_table
from tests.bench import importer as reading
from tests.bench import map as connections_map
from tests.bench.builds import runner as builds
from tests.bench.search import quality, scale

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 5


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def repeated(files: list[ContentFile], times: int) -> list[ContentFile]:
    """The documents and their originals ``times`` over, each copy under a name of its own."""
    out = []
    for file in files:
        folder = file.path.split("/")[1]
        if folder in DOCUMENT_FOLDERS:
            out.append(file)
            for n in range(1, times):
                data = re.sub(rb"(\d+)\.txt", rb"\1-%d.txt" % n, file.data.replace(b"\nnumber:", b"\n# number:"))
                out.append(ContentFile(file.path.replace(".yml", f"-{n}.yml"), data))
        elif folder == "originals":
            out += [file, *(ContentFile(file.path.replace(".txt", f"-{n}.txt"), file.data) for n in range(1, times))]
        else:
            out.append(file)
    return out


def main() -> None:
    console = Console()
    project = Project(ROOT)
    files = list(project.content_files())
    settings = Settings("Văn kiện", "", "")
    templates = Templates(project.pages)
    checked = check_content(files)
    stages = Table("giai đoạn", "giây (trung vị)", title=f"Nội dung thật, {len(files)} tệp")
    stages.add_row("đọc", f"{median_seconds(lambda: load_corpus(files)):.3f}")
    stages.add_row("đọc, nối, kiểm tra", f"{median_seconds(lambda: check_content(files)):.3f}")
    stages.add_row("tạo trang", f"{median_seconds(lambda: compose(checked, templates, settings)):.3f}")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in (("mkdocs build", ["mkdocs", "build", "-q", "-d"]), ("vankien build", ["build_tools", "build", "-d"])):
            line = [sys.executable, "-m", *command, f"{folder}/site"]
            stages.add_row(name, f"{median_seconds(lambda line=line: subprocess.run(line, cwd=ROOT, check=True, capture_output=True)):.3f}")  # type: ignore[misc]
    console.print(stages)
    growth = Table("văn bản", "trang", "đọc, nối, kiểm tra (giây)", "tạo trang (giây)", title="Tăng theo số văn bản")
    for times in (1, 10, 40):
        many = repeated(files, times)
        start = time.perf_counter()
        result = check_content(many)
        middle = time.perf_counter()
        pages, _ = compose(result, templates, settings)
        end = time.perf_counter()
        row = [len(result.site.documents), len(pages), f"{middle - start:.2f}", f"{end - middle:.2f}"]
        growth.add_row(*map(str, row))
    console.print(growth)
    recognition.report(console, files, repeated(files, 40))
    proposals.report(console, checked.site)
    proofreading.main(console)
    reading.report(console)
    connections_map.main(console)
    tasks_table.main(console)
    printing.main(console)
    quality.main(console)
    console.print("Tìm kiếm với 10.000 văn bản: khoảng mười phút …")
    scale.main(console)
    console.print("Dựng trang, bên cạnh các chương trình khác: một giờ hoặc hơn …")
    builds.main([])


if __name__ == "__main__":
    if sys.argv[1:2] == ["federation"]:
        federation.main(Console(), *map(int, sys.argv[2:3]))
    elif sys.argv[1:2] == ["lighthouse"]:
        lighthouse.main(Console(width=150), sys.argv[2:])
    else:
        builds.main(sys.argv[2:]) if sys.argv[1:2] == ["builds"] else main()
