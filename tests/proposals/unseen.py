"""Sentences of other offices as documents of an invented province, and how well their assignments are proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from build_tools.ids import suggest_slug
from build_tools.link import Site, link
from build_tools.load import ContentFile, load_corpus
from build_tools.proposals.measure import Score
from build_tools.proposals.suggest import propose, sure_enough

FOLDER = Path(__file__).parent
FILES = ("unseen", "unseen-2", "unseen-3")
LOCALITY = "localities:\n  - {id: tinh-x, name: Tỉnh X}\n"
HEAD = {
    "kind": "programme",
    "title": "CHƯƠNG TRÌNH",
    "locality": "tinh-x",
    "issuer": "tinh-uy-x",
    "date": "2022-03-01",
    "original": {"files": ["x.txt"]},
}
_DETERMINER = re.compile(r"^(?:các|những|mọi|từng|toàn)\s+", re.IGNORECASE)


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8")))


def expected(case: dict[str, Any]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """(path of the item, (name, role) of its assignments)."""
    yield "1", {_claim(line) for line in case.get("expect", [])}
    for index, below in enumerate(case.get("below", ()), 1):
        yield f"1/b{index}", {_claim(line) for line in below["expect"]}


def _claim(line: str) -> tuple[str, str]:
    name, _, role = line.rpartition(" ")
    return plain(name), role


def plain(name: str) -> str:
    """A name without what it is printed with: determiner, case."""
    return _DETERMINER.sub("", name).casefold()


def site_of(case: dict[str, Any], registered: bool) -> Site:
    """A site with the one document of a case; the registry has its bodies or only another."""
    item = {"label": "1.", "text": case["text"], "items": [{"label": "-", "text": below["text"]} for below in case.get("below", ())]}
    if not item["items"]:
        del item["items"]
    names = {"Tỉnh ủy"} | ({name for _, claims in expected(case) for name in _names(case, claims)} if registered else set())
    bodies = [{"id": suggest_slug(name), "name": name, "kind": "other", "locality": "tinh-x"} for name in sorted(names)]
    files = {
        "content/localities/x.yml": LOCALITY,
        "content/bodies/x.yml": yaml.safe_dump({"bodies": bodies}, allow_unicode=True),
        "content/programmes/ctr-x.yml": yaml.safe_dump({**HEAD, "items": [item]}, allow_unicode=True, sort_keys=False),
    }
    corpus, _ = load_corpus(ContentFile(path, text.encode()) for path, text in files.items())
    return link(corpus)


def _names(case: dict[str, Any], claims: set[tuple[str, str]]) -> set[str]:
    lines = [*case.get("expect", ()), *(line for below in case.get("below", ()) for line in below["expect"])]
    wanted = {name for name, _ in claims}
    return {line.rpartition(" ")[0] for line in lines if plain(line.rpartition(" ")[0]) in wanted}


def proposed(site: Site, least: str = "thap") -> dict[str, set[tuple[str, str]]]:
    """Path of an item -> (name, role) of what is proposed."""
    return {
        found.linked.item.path: {
            (plain(site.bodies[a.body].name if a.body else a.name), a.role) for a in sure_enough(found, least).assignments
        }
        for found in propose(site, "ctr-x")
    }


def score(name: str, registered: bool, least: str = "thap") -> tuple[Score, list[str]]:
    """How well the sentences of a file are read, and a line for each that is not read as expected."""
    total = Score()
    told = []
    for case in cases(name):
        got = proposed(site_of(case, registered), least)
        for path, want in expected(case):
            have = got.get(path, set())
            total.take({(*claim,) for claim in want}, {(*claim,) for claim in have})
            told += [f"+ {sorted(have - want)}  - {sorted(want - have)}  | {case['text'][:100]} {path}"] if have != want else []
    return total, told
