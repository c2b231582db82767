"""The process that reads one hostile file: ``python -m build_tools.importer.readers KIND SECONDS BYTES``.

A file on standard input; on standard output a paper, or why there is none, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from build_tools.importer.limits import ImportRefused
from build_tools.importer.lines import Paper
from build_tools.importer.readers.confined import BROKEN, dumped


def _limit(seconds: int, memory: int) -> None:
    """Where the system can: so much time of the processor, so much memory, no files, no further processes to speak of."""
    try:
        import resource  # not on Windows, where only the clock of the parent limits
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


def _reader(kind: str) -> Callable[[bytes], Paper]:
    if kind == "pdf":
        from build_tools.importer.readers.pdf import read_pdf  # slow to import, and of no use to Word

        return read_pdf
    from build_tools.importer.readers.word import read_word

    return read_word


def main(kind: str, seconds: str, memory: str) -> int:
    """Read standard input, write JSON; 3 where the reader stumbled over the file."""
    data = sys.stdin.buffer.read()
    reader = _reader(kind)
    _limit(int(seconds), int(memory))
    try:
        out = dumped(reader(data))
    except ImportRefused as refused:
        out = json.dumps({"refused": [refused.message, refused.hint]}, ensure_ascii=False)
    except MemoryError:
        return 1
    except Exception as error:  # whatever a broken file makes a library raise; the parent says it in one sentence
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return BROKEN
    sys.stdout.buffer.write(out.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
