"""``python -m tests.bench.corpus FOLDER DOCUMENTS``: a project that ``vankien -C FOLDER build`` builds.

Always the same for a seed; the first documents of a larger project are those of a smaller one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.corpus.project import SEED, write_project


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the project is written; its content/ is replaced")
    parser.add_argument("documents", type=int, help="how many documents, 20 to 10000")
    parser.add_argument("--seed", default=SEED, help="another one gives another corpus")
    options = parser.parse_args()
    write_project(options.folder, options.documents, options.seed)


if __name__ == "__main__":
    main()
