"""The site that the build before has left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from build_tools.history import Earlier
from build_tools.rendering.addresses import CORPUS_DATA, HISTORY_DATA


def earlier_site(target: Path, named: str) -> Earlier:
    """What the last build left: in ``target``, or where ``named`` points, if it names anything.

    ``named`` is a folder with a site, a folder with the two files themselves, or ``history.json``.
    """
    if not named:
        return _earlier_in(target / HISTORY_DATA, target / CORPUS_DATA, is_expected=(target / CORPUS_DATA).is_file())
    path = Path(named)
    if path.is_dir():
        beside = path / Path(HISTORY_DATA).name
        path = beside if beside.is_file() else path / HISTORY_DATA
    return _earlier_in(path, path.with_name(Path(CORPUS_DATA).name), is_expected=True)


def with_places(earlier: Earlier, site: Path, places: Mapping[str, tuple[int, int]]) -> Earlier:
    """The same, where it is known which bytes (start, length) of the site's data each document takes."""

    def document(name: str) -> bytes | None:
        if name not in places:
            return None
        start, length = places[name]
        try:
            with (site / CORPUS_DATA).open("rb") as file:
                file.seek(start)
                return file.read(length)
        except OSError:
            return None

    return replace(earlier, document=document)


def _earlier_in(history: Path, corpus: Path, *, is_expected: bool) -> Earlier:
    return Earlier(_bytes_of(history), lambda: _bytes_of(corpus), is_expected)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
