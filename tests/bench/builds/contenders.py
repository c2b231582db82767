"""Who is measured: how each is given the corpus, edited and run. Only commands are run, as their users run them."""

from __future__ import annotations

import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from build_tools.schema import FOLDERS_OF_KINDS
from tests.bench.builds import pages, sources
from tests.bench.builds.edits import edited, edited_pages, new_word, renamed
from tests.bench.builds.install import UnavailableError, eleventy, python_peer
from tests.bench.builds.measure import FailedError, run
from tests.bench.builds.pages import BuiltSite, PlainPage
from tests.bench.corpus.documents import Maker
from tests.bench.corpus.originals import original
from tests.bench.corpus.project import ROOT, copy_hand_written, write_project
from tests.bench.corpus.yaml_lines import Record, lines_of

CASES = ("cold", "nothing", "text", "title", "served")
KEPT_PRINTS = "print"
"""In ``.cache``: where PDF, Word and EPUB files are kept from build to build."""
_MARK = "made-from"
_LONGEST = 3 * 3600.0
"""Seconds for the build that is not measured."""
BIN = Path(sys.executable).parent
_ASSETS = ROOT / "overrides" / "assets"
"""Styles, scripts and fonts of our own, which the peers copy."""


@dataclass(frozen=True)
class Contender:
    """``lines``: case -> command; a case that is missing does not apply. ``made``: what a cold build must not find."""

    name: str
    folder: Path
    lines: Mapping[str, list[str]]
    save: Callable[[Editor], None] = lambda editor: None
    """Writes the edited document as this generator's sources."""
    made: tuple[str, ...] = ()
    port: int = 0

    def clean(self, *, keep_prints: bool) -> None:
        """Remove what builds have left; with ``keep_prints`` all but printed files, which may take longer than all else."""
        for folder in (self.folder / name for name in self.made):
            for path in folder.iterdir() if folder.is_dir() else ():
                if not (keep_prints and path.name == KEPT_PRINTS):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()


@dataclass
class Editor:
    """The document in the middle of the corpus, edited before each contender's builds."""

    maker: Maker
    number: int
    texts: int = 0
    titles: int = 0
    built: set[str] = field(default_factory=set)
    """The contender whose site holds the document as it is now, if any."""

    def begin(self) -> None:
        """The document as the corpus has it."""
        self.texts = self.titles = 0

    def edit(self, case: str) -> None:
        """New words that no earlier run has written, not even one that was broken off."""
        now = time.time_ns() // 10**6
        self.texts, self.titles = (now, self.titles) if case == "text" else (self.texts, now)

    @property
    def id(self) -> str:
        return self.maker.identity(self.number).id

    @property
    def record(self) -> Record:
        record = self.maker.document(self.number)
        record = edited(record, self.texts) if self.texts else record
        return renamed(record, self.titles) if self.titles else record

    def pages(self, site: BuiltSite) -> Iterable[PlainPage]:
        """The document and its tasks as pages; ``site`` has them without any edit."""
        return edited_pages(site.of_document(self.id), self.texts, self.titles, self.maker.document(self.number)["short_title"])

    def words(self) -> str:
        """What was written last into the text."""
        return new_word(self.texts)


@dataclass
class Corpus:
    """The generated corpus of one size, and where its contenders live."""

    maker: Maker
    documents: int
    root: Path
    editor: Editor = field(init=False)

    def __post_init__(self) -> None:
        self.editor = Editor(self.maker, self.documents // 2)

    def is_made(self, folder: Path) -> bool:
        """Whether an earlier run has filled the folder from the same sources; what others left in it is removed."""
        mark = folder / _MARK
        if mark.exists() and mark.read_text("utf-8") == _sources_digest():
            return True
        shutil.rmtree(folder, ignore_errors=True)
        return False

    def mark_made(self, folder: Path) -> None:
        (folder / _MARK).write_text(_sources_digest(), "utf-8")

    @cached_property
    def site(self) -> BuiltSite:
        """Our site of the corpus without any edit, from which the peers get their pages; built by the first call, not measured.

        Raises FailedError where it cannot be built.
        """
        folder = self.root / "pages"
        if not self.is_made(folder):
            write_project(folder, self.documents, site=self.maker.site)
            run([str(BIN / "vankien"), "build"], folder, _LONGEST)
            shutil.rmtree(folder / ".cache")
            self.mark_made(folder)
        return BuiltSite(folder / "site")


@cache
def _sources_digest() -> str:
    """Of all that decides what is generated: our real content, the programs that make the corpus and the peers' sources, our pages."""
    paths = [*ROOT.glob("content/**/*.yml"), *ROOT.glob("tests/bench/corpus/*.py"), ROOT / "tests/bench/search/words.py"]
    paths += [*ROOT.glob("build_tools/**/*.py"), *ROOT.glob("overrides/**/*.html")]
    paths += [Path(sources.__file__), Path(pages.__file__)]
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in sorted(paths))).hexdigest()


def contenders(corpus: Corpus, wanted: Iterable[str]) -> tuple[list[Contender], dict[str, str]]:
    """Those that can be had here, ready to run, and name -> why another one cannot."""
    found, missing = [], {}
    for name in wanted:
        try:
            found.append(MAKERS[name](corpus))
        except (UnavailableError, FailedError) as error:
            missing[name] = str(error)
    return found, missing


def _ours(corpus: Corpus, name: str, build: list[str], serve: Callable[[int], list[str]] | None) -> Contender:
    folder = corpus.root / name
    if not corpus.is_made(folder):
        write_project(folder, corpus.documents, site=corpus.maker.site)
        corpus.mark_made(folder)
    copy_hand_written(folder)
    port = _free_port()
    lines = dict.fromkeys(CASES[:4], build) | ({"served": serve(port)} if serve else {})
    return Contender(name, folder, lines, lambda editor: _save_yaml(folder, editor), ("site", ".cache"), port)


def _save_yaml(folder: Path, editor: Editor) -> None:
    record, identity, content = editor.record, editor.id, folder / "content"
    document = content / FOLDERS_OF_KINDS[str(record["kind"])] / f"{identity}.yml"
    texts = {document: "\n".join(lines_of(record)) + "\n", content / "originals" / f"{identity}.txt": original(record)}
    for path, text in texts.items():  # saved together, as an editor does
        path.write_text(text, "utf-8")


def _vankien(corpus: Corpus) -> Contender:
    command = str(BIN / "vankien")
    return _ours(corpus, "vankien", [command, "build"], lambda port: [command, "serve", "-a", f"127.0.0.1:{port}"])


def _vankien_by_mkdocs(corpus: Corpus) -> Contender:
    return _ours(corpus, "vankien-mkdocs", [str(BIN / "mkdocs"), "build", "-q"], None)


def _peer(corpus: Corpus, name: str, form: sources.Form, set_up: Callable[[Path], None], **rest: Any) -> Contender:
    folder = corpus.root / name
    if not corpus.is_made(folder):
        folder.mkdir(parents=True)
        set_up(folder)
        form.write(folder, corpus.site.pages())
        corpus.mark_made(folder)
    return Contender(name, folder, save=lambda editor: _save_pages(form, folder, corpus, editor), **rest)


def _save_pages(form: sources.Form, folder: Path, corpus: Corpus, editor: Editor) -> None:
    form.write(folder, editor.pages(corpus.site))


def _empty(corpus: Corpus) -> Contender:
    folder = corpus.root / "empty"
    sources.set_up_mkdocs(folder, search=False)
    return Contender("empty", folder, {"cold": [str(BIN / "mkdocs"), "build", "-q"]}, made=("site",))


def _mkdocs(corpus: Corpus) -> Contender:
    lines = {key: [str(BIN / "mkdocs"), "build", "-q"] for key in ("cold", "nothing", "text", "title")}
    return _peer(corpus, "mkdocs", sources.MARKDOWN, lambda root: sources.set_up_mkdocs(root, search=True), lines=lines, made=("site",))


def _zensical(corpus: Corpus) -> Contender:
    lines = {key: [*python_peer("zensical"), "build"] for key in CASES[:4]}
    made = ("site", ".cache")
    return _peer(corpus, "zensical", sources.MARKDOWN, lambda root: sources.set_up_mkdocs(root, search=True), lines=lines, made=made)


def _hugo(corpus: Corpus) -> Contender:
    command, port = python_peer("hugo"), _free_port()
    lines = {key: [*command, "build", "--quiet"] for key in CASES[:4]}
    lines |= {"served": [*command, "server", "--bind", "127.0.0.1", "--port", str(port)]}
    return _peer(
        corpus, "hugo", sources.HUGO_HTML, lambda root: sources.set_up_hugo(root, corpus.site.frame(), _ASSETS),
        lines=lines, made=("public", "resources"), port=port,
    )  # fmt: skip


def _eleventy(corpus: Corpus) -> Contender:
    lines = {key: [*eleventy(), "--quiet"] for key in CASES[:4]}
    return _peer(
        corpus,
        "eleventy",
        sources.ELEVENTY_HTML,
        lambda root: sources.set_up_eleventy(root, corpus.site.frame(), _ASSETS),
        lines=lines,
        made=("public",),
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


MAKERS: Mapping[str, Callable[[Corpus], Contender]] = {
    "vankien": _vankien,
    "vankien-mkdocs": _vankien_by_mkdocs,
    "empty": _empty,
    "hugo": _hugo,
    "eleventy": _eleventy,
    "mkdocs": _mkdocs,
    "zensical": _zensical,
}
"""Name -> how it is made ready; in the order in which they are shown."""
