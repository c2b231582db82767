"""Lists that would grow with the archive show the newest documents, and say where the others are."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from build_tools.link import Site
from build_tools.outputs import bodies, embed, instruments
from build_tools.project import Project
from build_tools.rendering import newest
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.many import many

MOST = 3


@pytest.fixture(scope="module")
def big() -> Site:
    return many(130, 10)


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "MOST", MOST)


def page_of(site: Site, output: object, kind: str, identity: str) -> str:
    context = Context(site, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {})
    made = next(one for one in output.each[kind](context, identity) if isinstance(one, Page))  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", str(made.content))


def test_newest_documents_are_shown_as_far_as_they_fit_and_one_in_any_case(big: Site) -> None:
    counts = {"chuong-trinh-1": 1, "chuong-trinh-2": 2, "chuong-trinh-3": 2}
    assert newest.newest_first(big, counts) == ["chuong-trinh-3", "chuong-trinh-2", "chuong-trinh-1"]
    assert newest.shown_documents(big, counts) == {"chuong-trinh-3"}
    assert newest.shown_documents(big, {"chuong-trinh-1": 1, "chuong-trinh-2": 2}) == {"chuong-trinh-1", "chuong-trinh-2"}
    assert newest.shown_documents(big, {"chuong-trinh-1": 1, "chuong-trinh-2": 50}) == {"chuong-trinh-2"}


def test_the_page_of_a_busy_body_lists_new_tasks_and_counts_those_of_earlier_documents(big: Site) -> None:
    body = max(big.bodies, key=lambda identity: len(duties_of(big, identity)))
    counts = Counter(duty.task.document.id for duty in duties_of(big, body))
    assert sum(counts.values()) > MOST
    html = page_of(big, bodies.OUTPUT, "body", body)
    shown = newest.shown_documents(big, counts)
    listed = set(re.findall(r'<li> <p class="vk-times">.*?href="\.\./nhiem-vu/([^/"]+)/', html))
    assert listed == shown
    earlier = html[html.index('id="van-ban-truoc"') :]
    for document in counts.keys() - shown:
        assert f"document={document}" in earlier and f">{counts[document]} nhiệm vụ</a>" in earlier
    assert f"có đủ {sum(counts.values())} nhiệm vụ" in html
    assert html.count("<tr") == 1 + sum(counts[document] for document in shown), "the printed sheet has the same tasks"


def test_a_body_with_few_tasks_has_them_all(big: Site) -> None:
    body = next(identity for identity in big.bodies if 0 < len(duties_of(big, identity)) <= MOST)
    assert "van-ban-truoc" not in page_of(big, bodies.OUTPUT, "body", body)


def test_the_frame_of_a_busy_body_lists_new_tasks_and_says_how_many_more_its_page_has(big: Site) -> None:
    body = max(big.bodies, key=lambda identity: len(duties_of(big, identity)))
    context = Context(big, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {})
    html = next(one.data.decode() for one in embed.OUTPUT.each["body"](context, body) if isinstance(one, Artifact))
    counts = Counter(duty.task.document.id for duty in duties_of(big, body))
    shown = newest.shown_documents(big, counts)
    assert set(re.findall(r'<li><a href="\.\./\.\./nhiem-vu/([^/"]+)/', html)) == shown
    assert f"{sum(counts.values()) - sum(counts[document] for document in shown)} nhiệm vụ khác, trong văn bản trước đó" in html


def test_the_page_of_an_instrument_names_every_document_but_lists_the_tasks_of_new_ones(big: Site) -> None:
    tasks = {
        identity: Counter(link.document.id for link in links if link.relation == "implements")
        for identity, links in big.instrument_links.items()
    }
    instrument = max(tasks, key=lambda identity: (len(tasks[identity]) > 3, sum(tasks[identity].values())))
    counts = tasks[instrument]
    assert sum(counts.values()) > MOST
    html = page_of(big, instruments.OUTPUT, "instrument", instrument)
    shown = newest.shown_documents(big, counts)
    assert 0 < len(shown) < len(counts)
    assert set(re.findall(r'href="\.\./nhiem-vu/([^/"]+)/[^"]*">[^<]*</a><p class="vk-subtle">', html)) == shown
    for document, count in counts.items():
        assert f"document={document}" in html and f">{count} nhiệm vụ</a>" in html
