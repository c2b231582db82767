"""Which originals and documents are compared together: a document may run over several files, a file may hold several documents."""

from __future__ import annotations

from collections.abc import Container, Iterable

from build_tools.model import Document

Group = tuple[tuple[str, ...], tuple[Document, ...]]
"""(names of originals, documents) that belong together."""


def groups_of(documents: Iterable[Document], received: Container[str]) -> list[Group]:
    """Documents that share originals, with those of them that were ``received``; each group where its last document joined it."""
    held: dict[str, Group] = {}
    for document in documents:
        names = [name for name in document.originals if name in received]
        shared = list({id(held[name]): held[name] for name in names if name in held}.values())
        own = tuple(dict.fromkeys([*(name for group in shared for name in group[0]), *names]))
        group = own, (*(one for group in shared for one in group[1]), document)
        held.update(dict.fromkeys(own, group))
    return list({id(group): group for group in held.values()}.values())
