"""Cấp trên không được đi vòng.

`parent` của cơ quan và địa phương phải dẫn lên trên, không quay lại chính nó.

- LNK007: vòng lặp cấp trên

Sai:  A có `parent: b`, B có `parent: a`
Đúng: A có `parent: b`, B không có parent
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site
from build_tools.model import Body, Locality

CODES = ("LNK007",)


def check(site: Site) -> Iterator[Diagnostic]:
    yield from _cycles(site.corpus.bodies)
    yield from _cycles(site.corpus.localities)


def _cycles(things: Sequence[Body] | Sequence[Locality]) -> Iterator[Diagnostic]:
    parents = {t.id: t.parent for t in things if t.parent}
    reported: set[str] = set()
    for start in parents:
        chain: list[str] = []
        at = start
        while at in parents and at not in chain:
            chain.append(at)
            at = parents[at].id
        if at not in chain or at in reported:
            continue
        cycle = chain[chain.index(at) :]
        reported.update(cycle)
        shown = " → ".join([*cycle, at])
        yield Diagnostic(parents[at].span, "LNK007", f"cấp trên đi vòng: {shown}", "bỏ parent ở cơ quan cao nhất")
