"""Lists that would grow with the archive show the newest documents, and say where the others are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from build_tools.link import Site
from build_tools.outputs import bodies, documents, downloads, embed, enews, home, instruments, task_list
from build_tools.project import Project
from build_tools.rendering import connections, newest, task_tables
from build_tools.rendering.addresses import DOWNLOADS, EMBEDS, KITS, TASKS, linked_address
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.output import Context, Output, Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.many import many
from tests.unit.connected import SUCCESSOR, site_of

MOST = 3
PLAN = """\
  - id: ke-hoach-{number}
    type: plan
    number: {number}-KH/TU
    date: 2024-01-0{number}
    issuer: tinh-uy-a
    implements: [thong-bao-1]
    sources: [thong-bao-1#I/1]
"""


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


def test_of_older_documents_the_newest_are_named_and_the_others_counted(big: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "NAMED", 2)
    counts = {f"chuong-trinh-{number}": number for number in (1, 2, 3, 4)}
    assert newest.earlier_documents(big, counts, frozenset(["chuong-trinh-4"])) == newest.Earlier(
        (("chuong-trinh-3", 3), ("chuong-trinh-2", 2)), 1, 6
    )
    assert newest.earlier_documents(big, counts, frozenset(counts)) == newest.Earlier()
    monkeypatch.setattr(newest, "NAMED", 0)
    body = max(big.bodies, key=lambda identity: len(duties_of(big, identity)))
    tasks = Counter(duty.task.document.id for duty in duties_of(big, body))
    older = len(tasks) - len(newest.shown_documents(big, tasks))
    assert older > 0
    html = page_of(big, bodies.OUTPUT, "body", body)
    assert f"của {older} văn bản trước đó" in html
    assert f'href="../nhiem-vu/index.html?body={body}">và {older} văn bản cũ hơn</a>' in html


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


def test_the_page_of_an_instrument_says_how_many_carriers_it_does_not_name(big: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "CHAINED", 2)
    documents = {
        identity: {link.document.id for link in links if link.relation == "implements"} for identity, links in big.instrument_links.items()
    }
    instrument = max(documents, key=lambda identity: len(documents[identity]))
    html = page_of(big, instruments.OUTPUT, "instrument", instrument)
    older = len(documents[instrument]) - 2
    assert f'href="../nhiem-vu/index.html?instrument={instrument}">và {older} văn bản cũ hơn' in html


def test_the_page_of_a_document_names_the_newest_of_many_that_carry_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(instruments=SUCCESSOR + "".join(PLAN.format(number=number) for number in (1, 3, 2)))
    for named, unnamed in ((3, ""), (2, "<li>và 1 văn bản cũ hơn</li>")):
        monkeypatch.setattr(newest, "NAMED", named)
        html = page_of(site, documents.OUTPUT, "document", "thong-bao-1")
        carried_out = html[html.index("<dt>Văn bản thực hiện</dt>") :].partition("</ul>")[0]
        assert set(re.findall(r"nghi-quyet/ke-hoach-(\d)\.html", carried_out)) == set("321"[:named])
        assert carried_out.endswith(unnamed)


def whole(site: Site, output: Output, path: str, prints: Mapping[str, tuple[PrintFile, ...]] | None = None) -> str:
    context = Context(site, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {}, prints or {})
    assert output.whole
    made = next(one for one in output.whole(context) if isinstance(one, Page) and one.path == path)
    return re.sub(r"\s+", " ", str(made.content))


def test_the_home_page_shows_the_newest_documents_and_where_all_are(big: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "CARDS", 2)
    html = whole(big, home.OUTPUT, "index.html")
    assert re.findall(r'<h3><a href="van-ban/([^"]+)\.html">', html) == ["chuong-trinh-129", "chuong-trinh-128"]
    assert '<a href="van-ban/index.html">Tất cả 130 văn bản</a>' in html


def test_many_documents_are_listed_by_quarter_each_once(big: Site) -> None:
    context = Context(big, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {})
    assert documents.OUTPUT.whole
    first, *quarters = [one for one in documents.OUTPUT.whole(context) if isinstance(one, Page)]
    assert {page.path for page in quarters} == {f"van-ban/theo-quy/2010-quy-{number}.html" for number in (1, 2)}
    cells = re.findall(r'href="\.\./(van-ban/theo-quy/[^"]+)"[^>]*>(\d+)</a>', str(first.content))
    counts = {path: int(count) for path, count in cells}
    listed = {page.path: re.findall(r'<h2><a href="\.\./\.\./van-ban/([^"]+)\.html">', page.content) for page in quarters}
    assert counts == {path: len(found) for path, found in listed.items()} and sum(counts.values()) == 130
    assert {document for found in listed.values() for document in found} == set(big.documents)


@pytest.mark.parametrize(("output", "path"), [(enews.OUTPUT, KITS), (embed.OUTPUT, EMBEDS), (downloads.OUTPUT, DOWNLOADS)])
def test_lists_of_what_documents_have_name_the_newest_and_count_the_others(
    output: Output, path: str, big: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "NAMED", 2)
    html = whole(big, output, path)
    assert "và 128 văn bản cũ hơn" in html
    assert set(re.findall(r"(?:van-ban|dang-tin|nhung)/(chuong-trinh-\d+)", html)) == {"chuong-trinh-129", "chuong-trinh-128"}


def test_parts_have_their_files_in_the_list_of_downloads_where_the_document_is_new(big: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "IN_FULL", 1)
    file = PrintFile("Bản in", "a.pdf", "pdf", 1, 1)
    prints = {f"van-ban/{name}.html": (file,) for name in big.documents}
    prints |= {linked_address(task): (file,) for task in big.tasks}
    html = whole(big, downloads.OUTPUT, DOWNLOADS, prints)
    assert html.count("<details") == 1 and "nhiem-vu/chuong-trinh-129/" in html
    assert html.count("Cả văn bản") == 130


def test_the_table_of_tasks_tells_how_many_documents_it_does_not_name(big: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "NAMED", 30)
    monkeypatch.setattr(newest, "MOST", 1)
    monkeypatch.setattr(task_tables, "AT_ONCE", 1)
    html = whole(big, task_list.TABLE, TASKS)
    assert len(re.findall(r'<li id="([^"]+)"><a href="../nhiem-vu/theo-van-ban/', html)) == 30
    assert f"và {len(big.documents) - 31} văn bản cũ hơn" in html
