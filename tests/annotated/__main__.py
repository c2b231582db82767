"""``python -m tests.annotated CONTENT FOLDER``: write the skeleton of every document of CONTENT that FOLDER lacks, check the others."""

from __future__ import annotations

import sys
from pathlib import Path

from build_tools.load import ContentFile, load_corpus
from tests.annotated.measure import plain, skeleton


def main(content: Path, folder: Path) -> int:
    files = [ContentFile(f"content/{p.relative_to(content).as_posix()}", p.read_bytes()) for p in sorted(content.rglob("*")) if p.is_file()]
    corpus, problems = load_corpus(files)
    for problem in problems:
        print(problem.span, problem.code, problem.message)
    wrong = 0
    for document in corpus.documents:
        path = folder / f"{document.id}.txt"
        if not path.exists():
            path.write_text(skeleton(document), "utf-8")
        elif plain(path.read_text("utf-8")) != skeleton(document):
            wrong += 1
            got, want = plain(path.read_text("utf-8")).split("\n"), skeleton(document).split("\n")
            line = next((n for n, (a, b) in enumerate(zip(got, want, strict=False), 1) if a != b), min(len(got), len(want)) + 1)
            print(f"{path}:{line}: not the text of the document")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
