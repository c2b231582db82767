"""``python -m tests.bench.search.build_index FOLDER DOCUMENTS``: the index of the generated corpus, in a process of its own.

Prints as JSON how long it took and how much memory it needed at most.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from build_tools.build import check_content
from build_tools.project import Project
from build_tools.search import Record, Source, build_index, sources_of
from build_tools.search.records import records_of_document
from tests.bench.search.corpus import Maker, maker, name_of
from tests.bench.search.registries import SEED

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Making:
    """The documents' records, and how many seconds went into making the documents up."""

    maker: Maker
    seconds: float = 0.0
    records: int = 0

    def records_of(self, number: int) -> Iterator[Record]:
        start = time.perf_counter()
        document, items = self.maker.document(number)
        self.seconds += time.perf_counter() - start
        for record in records_of_document(self.maker.site, document, items):
            self.records += 1
            yield record


def learned() -> Maker:
    """A maker that learned from the project's own documents."""
    return maker(check_content(Project(ROOT).content_files()).site)


def main(folder: Path, documents: int) -> None:
    start = time.perf_counter()
    made = learned()
    sources = sources_of(made.site, ())
    frames = tuple(made.frame(Random(f"{SEED}-{n}"), n) for n in range(documents))
    known = replace(made.site, corpus=replace(made.site.corpus, documents=frames))
    making = Making(replace(made, site=known))
    sources += [Source(f"document:{name_of(n)}", "document", partial(making.records_of, n)) for n in range(documents)]
    ready, used = time.perf_counter(), time.process_time()
    for artifact in build_index(known, sources):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "seconds": time.perf_counter() - ready - making.seconds,
        "processor": time.process_time() - used - making.seconds,
        "making": making.seconds + ready - start,
        "megabytes": peak,
        "records": making.records,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
