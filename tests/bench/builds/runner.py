"""``python -m tests.bench builds``: our builds beside those of other generators, into ``docs/contributing/performance.md``.

Every contender builds from nothing, again with nothing changed, after one edited text and after one changed title; ours
and Hugo's servers are asked for the page after a save. The contenders take turns, so that a slow minute of the machine
touches all. What was measured is kept; a second call goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.builds.contenders import CASES, MAKERS, Contender, Corpus, contenders
from tests.bench.builds.install import CACHE
from tests.bench.builds.measure import FailedError, run, save_to_served
from tests.bench.builds.report import write_report
from tests.bench.builds.results import Results, key_of
from tests.bench.corpus.documents import Maker
from tests.bench.corpus.project import SEED, real_site

RESULTS = CACHE / "builds.json"


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    console, results = Console(), Results.read(RESULTS)
    results.forget(options.again)
    if not options.report:
        site = real_site()
        for size in options.sizes:
            corpus = Corpus(Maker(site, SEED, size), size, options.folder / str(size))
            _measure(corpus, options, results, console)
            if options.tidy:
                shutil.rmtree(corpus.root, ignore_errors=True)
    console.print(f"Đã ghi {write_report(results)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench builds", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 200], metavar="N", help="numbers of documents (default: 20 200)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each case (default: 3)")
    parser.add_argument("--only", nargs="+", choices=tuple(MAKERS), default=list(MAKERS), help="measure these alone")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES), help="measure these cases alone")
    parser.add_argument("--longest", type=float, default=1800, metavar="SECONDS", help="give a run up after this (default: 1800)")
    parser.add_argument("--again", nargs="+", choices=tuple(MAKERS), default=[], help="forget what is known of these")
    parser.add_argument("--keep-prints", action="store_true", help="cold builds find the printed files of an earlier build")
    parser.add_argument("--report", action="store_true", help="measure nothing, only write the page again")
    parser.add_argument("--tidy", action="store_true", help="delete each corpus after it was measured")
    parser.add_argument("--folder", type=Path, default=CACHE / "builds", help="where corpora and sites lie (default: .cache/bench/builds)")
    return parser


def _measure(corpus: Corpus, options: argparse.Namespace, results: Results, console: Console) -> None:
    found, missing = contenders(corpus, options.only)
    for name, why in missing.items():
        console.print(f"{name}: bỏ qua, {why}")
    for turn in range(options.repeat):
        for contender in found:
            for case in [c for c in CASES if c in options.cases and c in contender.lines]:
                key = key_of(corpus.documents, contender.name, case)
                if results.count(key) > turn or key in results.failed:
                    continue
                try:
                    _once(corpus, contender, case, results, options)
                    console.print(f"{key}: {results.runs[key][-1][0]:.2f} s, {results.runs[key][-1][1]:.0f} MB")
                except FailedError as error:
                    results.give_up(key, str(error))
                    console.print(f"{key}: {error}", markup=False)


def _once(corpus: Corpus, contender: Contender, case: str, results: Results, options: argparse.Namespace) -> None:
    """One run of one case; the site that it begins with is built first, without being measured, if no run left it."""
    editor, line, longest = corpus.editor, contender.lines[case], options.longest
    key = key_of(corpus.documents, contender.name, case)
    if case == "cold" or contender.name not in editor.built:
        editor.begin()
        contender.save(editor)
        contender.clean(keep_prints=options.keep_prints)
        if case not in ("cold", "served"):
            run(line, contender.folder, longest)
    if case == "served":
        results.add(key, save_to_served(line, contender.folder, _address(corpus, contender), lambda: _saved(corpus, contender), 1, longest))
        return
    if case in ("text", "title"):
        editor.edit(case)
        contender.save(editor)
    results.add(key, [run(line, contender.folder, longest)])
    editor.built = {contender.name}
    if case == "cold":
        made = contender.folder / contender.made[0]
        results.pages[f"{corpus.documents}/{contender.name}"] = sum(1 for _ in made.rglob("*.html"))


def _saved(corpus: Corpus, contender: Contender) -> str:
    corpus.editor.edit("text")
    contender.save(corpus.editor)
    return corpus.editor.words()


def _address(corpus: Corpus, contender: Contender) -> str:
    return f"http://127.0.0.1:{contender.port}/van-ban/{corpus.editor.id}.html"
