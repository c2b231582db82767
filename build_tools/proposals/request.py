"""Answers ``vankien suggest``: proposals for some documents, as text to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.diagnostics import Diagnostic, has_errors
from build_tools.link import Site, link
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document
from build_tools.proposals.patch import as_json, as_yaml
from build_tools.proposals.proposal import ItemProposals
from build_tools.proposals.suggest import propose, sure_enough, unstated
from build_tools.schema import REGISTRIES

FORMATS = ("yaml", "json")


@dataclass(frozen=True)
class Request:
    """What is asked: documents by id or path, the least confidence, whether also what the YAML states."""

    documents: Sequence[str]
    least: str
    everything: bool
    form: str


@dataclass(frozen=True)
class Answer:
    """``text`` to print; ``unknown`` are names that no document has; ``unread`` what was wrong with those that gave nothing.

    ``damaged`` registries could not be read as a whole, so what they hold may be proposed once more.
    """

    text: str = ""
    count: int = 0
    unknown: tuple[str, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    damaged: tuple[str, ...] = ()


def answer(files: Iterable[ContentFile], request: Request) -> Answer:
    """Proposals from content as it stands: a document with mistakes is read as far as it can be."""
    corpus, problems = load_corpus(files)
    site = link(corpus)
    chosen: list[Document] = []
    for name in request.documents:
        document = _document(site, name)
        if document is not None:
            chosen.append(document)
            continue
        wrong = tuple(p for p in problems if _stem(p.span.path) == _stem(name))
        return Answer(unread=wrong) if has_errors(wrong) else Answer(unknown=(name,))
    found = [one for document in dict.fromkeys(d.id for d in chosen) for one in _proposals(site, document, request)]
    text = as_json(site, found) if request.form == "json" else as_yaml(site, found)
    damaged = tuple(registry for registry in REGISTRIES if corpus.is_damaged(registry))
    return Answer(text, sum(1 for one in found for _ in one.all()), damaged=damaged)


def _proposals(site: Site, document: str, request: Request) -> Iterator[ItemProposals]:
    for one in propose(site, document):
        kept = sure_enough(one if request.everything else unstated(one), request.least)
        if kept:
            yield kept


def _document(site: Site, name: str) -> Document | None:
    """A document by id or by its file, however the path is written."""
    document = site.documents.get(name) or site.documents.get(_stem(name))
    return document if document is not None and _folder(name) in ("", _folder(document.span.path)) else None


def _folder(path: str) -> str:
    """The folder that a file lies in, as far as the path says it."""
    folders = [part for part in path.replace("\\", "/").split("/")[:-1] if part not in ("", ".", "..")]
    return folders[-1] if folders else ""


def _stem(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yml").removesuffix(".yaml")
