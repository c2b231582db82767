"""The annotated set is the text of the documents, and the recogniser is as good on it as it is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.link import Site
from build_tools.project import Project
from tests.annotated.measure import FOLDER, annotated, measure, plain, skeleton
from tests.bench.recognition import linked

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def site() -> Site:
    return linked(Project(ROOT).content_files())


def test_annotations_are_the_documents_with_marks(site: Site) -> None:
    for document in site.corpus.documents:
        assert plain((FOLDER / f"{document.id}.txt").read_text("utf-8")) == skeleton(document), document.id


def test_annotated_targets_exist(site: Site) -> None:
    known = {"instrument": {*site.instruments, *site.documents}, "body": set(site.bodies), "scheme": set(site.schemes)}
    for document in site.corpus.documents:
        for mark in annotated(document.id):
            assert mark.type not in known or mark.target == "?" or mark.target in known[mark.type], mark


@pytest.mark.parametrize(("kind", "least"), [("instrument", 0.99), ("body", 0.97), ("horizon", 0.97), ("periodic", 0.97)])
def test_recognition_is_as_good_as_said(site: Site, kind: str, least: float) -> None:
    score = measure(site)[kind]
    assert score.f1 >= least, [*score.missed, *score.wrong]
