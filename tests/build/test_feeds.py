"""Feeds of the built site: valid, whole, the same for every reader, and with ids that nothing changes."""

from __future__ import annotations

import calendar
import json
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import feedparser
import jsonschema
import pytest

from build_tools.build import Checked
from build_tools.link import Site, link
from build_tools.outputs import feeds
from build_tools.project import Project
from build_tools.rendering.change_view import days_of
from build_tools.rendering.changes import Change, History
from build_tools.rendering.feed import LONGEST
from build_tools.rendering.feed_ids import is_start, start_of_ids
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact
from build_tools.rendering.templates import Templates
from tests.earlier import GONE, LETTER, NOTICE
from tests.many import many
from tests.public import ATOM, URL, atom_problems, public_site

SCHEMA = json.loads((Path(__file__).parent / "json-feed-1.1.schema.json").read_text("utf-8"))
VIETNAM = timezone(timedelta(hours=7))
PREFIX = "tag:vi-du.vn,2026-01-01:van-kien/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> Path:
    return public_site(tmp_path_factory, checked.site)


@pytest.fixture(scope="session")
def atoms(site: Path) -> dict[str, bytes]:
    """Path without suffix -> bytes."""
    found = {path.relative_to(site).with_suffix("").as_posix(): path.read_bytes() for path in sorted(site.rglob("*.atom"))}
    assert len(found) > 60
    return found


@pytest.fixture(scope="session")
def jsons(site: Path, atoms: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {path: json.loads((site / f"{path}.json").read_text("utf-8")) for path in atoms}


def made(context: Context) -> dict[str, bytes]:
    return {made.path: made.data for made in feeds.OUTPUT.render(context) if isinstance(made, Artifact)}


def context_of(site: Site, project: Project, history: History | None = None, **settings: str) -> Context:
    stated = {"site_url": URL, **settings}
    return Context(
        site, Templates(project.pages), Settings("Văn kiện", site_description="Mô tả", **stated), {}, history=history or History()
    )


def ids(data: bytes) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in Tree.fromstring(data).findall(f"{ATOM}entry")]


def test_every_atom_feed_keeps_the_rules(atoms: dict[str, bytes]) -> None:
    assert {path: found for path, data in atoms.items() if (found := atom_problems(data, f"{URL}{path}.atom"))} == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>20", "<updated>ngày 20"),
        ('rel="self"', 'rel="alternate"'),
        (f"<id>{PREFIX}van-ban/{LETTER}</id>", ""),
        (f"<id>{PREFIX}van-ban/{LETTER}</id>", f"<id>{PREFIX}van-ban/{NOTICE}</id>"),
        (f'href="{URL}tai-ve', 'href="../tai-ve'),
        (f'href="{URL}nghi-quyet', 'href="nghi-quyet'),
        (' length="', ' size="'),
        ("<summary>", "<summary>&lt;b&gt;"),
        ('type="html">', 'type="html">&lt;script&gt;'),
        ("<author>", "<writer/><author>"),
    ],
)
def test_the_judge_of_atom_sees_what_is_wrong(atoms: dict[str, bytes], old: str, new: str) -> None:
    text = atoms["nguon-tin/tat-ca"].decode()
    assert old in text
    assert atom_problems(text.replace(old, new, 1).encode(), f"{URL}nguon-tin/tat-ca.atom")


def test_every_json_feed_keeps_its_schema_and_says_where_it_is(jsons: dict[str, dict[str, Any]]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    judge = jsonschema.Draft202012Validator(SCHEMA)
    for path, data in jsons.items():
        assert [error.message[:200] for error in judge.iter_errors(data)] == [], path
        assert data["feed_url"] == f"{URL}{path}.json"


def test_both_forms_say_the_same(atoms: dict[str, bytes], jsons: dict[str, dict[str, Any]]) -> None:
    for path, data in atoms.items():
        entries = Tree.fromstring(data).findall(f"{ATOM}entry")
        told = [
            (e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}updated"), e.findtext(f"{ATOM}content"))
            for e in entries
        ]
        assert told == [(i["id"], i["title"], i["date_modified"], i.get("content_html")) for i in jsons[path]["items"]], path


def test_a_reader_of_feeds_reads_each_document_with_its_dates(atoms: dict[str, bytes], checked: Checked, site: Path) -> None:
    history = json.loads((site / "data" / "history.json").read_text("utf-8"))
    changed = {change["document"]: change["date"] for change in reversed(history["changes"])}
    read = feedparser.parse(atoms["nguon-tin/tat-ca"])
    assert not read.bozo
    entries = {entry.id: entry for entry in read.entries}
    assert set(entries) == {f"{PREFIX}van-ban/{document.id}" for document in checked.site.corpus.documents}
    for document in checked.site.corpus.documents:
        entry = entries[f"{PREFIX}van-ban/{document.id}"]
        assert entry.title == document.name
        assert entry.link == f"{URL}van-ban/{document.id}.html"
        assert ("published_parsed" in entry) == (document.date is not None)
        if document.date:
            assert in_vietnam(entry.published_parsed) == document.date
        first_seen = history["documents"][document.id]["first_seen"]
        expected = changed.get(document.id) or (document.date.isoformat() if document.date else first_seen)
        assert in_vietnam(entry.updated_parsed) == date.fromisoformat(expected)
        assert entry.author == checked.site.bodies[document.issuer].name


def in_vietnam(parsed: time.struct_time) -> date:
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC).astimezone(VIETNAM).date()


def test_an_entry_has_the_whole_text_and_the_files_with_their_sizes(jsons: dict[str, dict[str, Any]], checked: Checked, site: Path) -> None:
    for item in jsons["nguon-tin/tat-ca"]["items"]:
        document = checked.site.documents[item["id"].rpartition("/")[2]]
        plain = "".join(Tree.fromstring(f"<x>{item['content_html'].replace('<br>', '<br/>')}</x>").itertext())
        for part in document.walk():
            if part.path.partition("/")[0] not in ("title", "recipients", "signature") and not part.corrections and not part.footnotes:
                for paragraph in part.paragraphs:
                    assert paragraph.text.replace("\n", "") in plain.replace("\n", ""), part.path
        assert {a["mime_type"].rpartition(".")[2].rpartition("/")[2] for a in item["attachments"]} == {"pdf", "document"}
        for file in [*item["attachments"], {"url": item["image"]}]:
            path = site / file["url"].removeprefix(URL)
            assert path.stat().st_size == file.get("size_in_bytes", path.stat().st_size)


def test_texts_are_read_as_corrected(jsons: dict[str, dict[str, Any]], checked: Checked) -> None:
    texts = {item["id"].rpartition("/")[2]: item["content_html"] for item in jsons["nguon-tin/tat-ca"]["items"]}
    seen = 0
    for document in checked.site.corpus.documents:
        for part in document.walk():
            for correction in part.corrections:
                assert correction.read_as in texts[document.id]
                seen += 1
    assert seen > 10


def test_a_body_is_followed_by_what_it_issues_and_what_gives_it_tasks(atoms: dict[str, bytes], checked: Checked) -> None:
    documents = checked.site.corpus.documents
    for body in checked.site.corpus.bodies:
        concerned = {d.id for d in documents if d.issuer == body.id or any(a.body == body.id for i in d.walk() for a in i.assignments)}
        path = f"nguon-tin/co-quan/{body.id}"
        assert (path in atoms) == bool(concerned)
        if concerned:
            assert sorted(ids(atoms[path])) == sorted(f"{PREFIX}van-ban/{d}" for d in concerned), body.id


def test_a_resolution_is_followed_by_the_documents_that_carry_it_out(atoms: dict[str, bytes], checked: Checked) -> None:
    for instrument in checked.site.corpus.instruments:
        carrying = {
            d.id
            for d in checked.site.corpus.documents
            if any(r.id == instrument.id and k in ("implements", "based_on") for k, r in d.relations)
        }
        carrying |= {t.document.id for t in checked.site.tasks if any(c.instrument == instrument.id for c in t.implements)}
        data = atoms.get(f"nguon-tin/nghi-quyet/{instrument.id}")
        assert sorted(ids(data) if data else []) == sorted(f"{PREFIX}van-ban/{d}" for d in carrying), instrument.id


def test_kinds_share_the_documents_between_them(atoms: dict[str, bytes]) -> None:
    of_kinds = [identity for path, data in atoms.items() if path.startswith("nguon-tin/loai/") for identity in ids(data)]
    assert sorted(of_kinds) == sorted(ids(atoms["nguon-tin/tat-ca"]))


def test_changes_are_told_by_day_and_document_with_the_words(jsons: dict[str, dict[str, Any]], atoms: dict[str, bytes]) -> None:
    items = {item["id"]: item for item in jsons["nguon-tin/thay-doi"]["items"]}
    start = f"{PREFIX}thay-doi/2026-02-02/"
    assert {f"{start}{NOTICE}", f"{start}{LETTER}", f"{start}{GONE}"} < set(items)
    notice = items[start + NOTICE]
    assert "<del>190/212</del>" in notice["content_html"] or "<del>190" in notice["content_html"]
    assert "<ins>" in notice["content_html"]
    assert notice["url"] == f"{URL}van-ban/{NOTICE}.html"
    assert items[start + GONE]["url"] == f"{URL}co-gi-moi/index.html"
    assert items[start + GONE]["title"].endswith(": Rút khỏi trang")
    assert [in_vietnam(entry.updated_parsed) for entry in feedparser.parse(atoms["nguon-tin/thay-doi"]).entries] == [
        date(2026, 2, 2)
    ] * len(items)


def test_ids_outlive_titles_days_and_the_order_of_files(checked: Checked, project: Project) -> None:
    before = made(context_of(checked.site, project))
    renamed = replace(
        checked.site.corpus, documents=tuple(replace(d, short_title=f"Tên mới {d.id}") for d in reversed(checked.site.corpus.documents))
    )
    later = History(first_days={d.id: date(2031, 5, 5) for d in renamed.documents})
    after = made(context_of(replace(checked.site, corpus=renamed), project, later))
    assert before["nguon-tin/tat-ca.atom"] != after["nguon-tin/tat-ca.atom"]
    for path in before:
        if path.endswith(".atom"):
            assert sorted(ids(before[path])) == sorted(ids(after[path])), path


def test_the_same_content_gives_the_same_bytes(checked: Checked, project: Project) -> None:
    assert made(context_of(checked.site, project)) == made(context_of(checked.site, project))


def test_a_site_that_moves_keeps_its_ids_when_they_are_stated(checked: Checked, project: Project) -> None:
    stated = "tag:vi-du.vn,2026-01-01:van-kien"
    assert is_start(stated)
    moved = made(context_of(checked.site, project, site_url="https://noi-khac.vn/", feed_ids=stated))
    assert ids(moved["nguon-tin/tat-ca.atom"]) == ids(made(context_of(checked.site, project))["nguon-tin/tat-ca.atom"])
    assert b"https://noi-khac.vn/van-ban/" in moved["nguon-tin/tat-ca.atom"]


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("https://vi-du.vn/", "tag:vi-du.vn,2026-01-01:"),
        ("https://Vi-Du.vn:8443/a/b/", "tag:vi-du.vn,2026-01-01:a/b/"),
        ("", ""),
    ],
)
def test_ids_start_with_the_name_of_the_host_and_the_folder(address: str, start: str) -> None:
    assert start_of_ids(address) == start


@pytest.mark.parametrize("text", ["vi-du.vn", "tag:vi-du.vn:x", "tag:vi du.vn,2026:x", "tag:vi-du.vn,2026", "https://vi-du.vn/"])
def test_what_is_no_start_of_tag_uris_is_refused(text: str) -> None:
    assert not is_start(text)


def test_large_sites_have_short_feeds_with_the_newest_first(project: Project) -> None:
    site = many(LONGEST + 30, 2)
    newest = [d.id for d in sorted(site.corpus.documents, key=lambda d: (d.date, d.id), reverse=True)][:LONGEST]
    changes = tuple(Change(date(2026, 3, 1) - timedelta(n), f"chuong-trinh-{n}", "", "added", "x", "x") for n in range(70))
    files = made(context_of(site, project, History(own_dates={d.id: d.date for d in site.corpus.documents if d.date})))
    assert ids(files["nguon-tin/tat-ca.atom"]) == [f"{PREFIX}van-ban/{d}" for d in newest]
    told = json.loads(made(context_of(site, project, History(changes=changes)))["nguon-tin/thay-doi.json"])
    assert [i["id"].rpartition("/")[2] for i in told["items"]] == [day.documents[0].id for day in days_of(site, changes)][:LONGEST]


def test_whole_texts_stand_in_the_feeds_of_all_documents_and_of_kinds(project: Project) -> None:
    corpus = many(LONGEST + 30, 1).corpus
    site = link(replace(corpus, documents=tuple(replace(document, issuer="co-quan-0") for document in corpus.documents)))
    files = made(context_of(site, project))
    for name in ("tat-ca", f"loai/{site.corpus.documents[0].kind}"):
        items = json.loads(files[f"nguon-tin/{name}.json"])["items"]
        assert len(items) == LONGEST and all(item["content_html"] for item in items), name


def test_the_feed_of_one_body_has_summaries(project: Project) -> None:
    corpus = many(LONGEST + 30, 1).corpus
    site = link(replace(corpus, documents=tuple(replace(document, issuer="co-quan-0") for document in corpus.documents)))
    files = made(context_of(site, project))
    items = json.loads(files["nguon-tin/co-quan/co-quan-0.json"])["items"]
    assert len(items) == LONGEST and all(item["content_text"] == item["summary"] and "content_html" not in item for item in items)
    assert b"<summary>" in files["nguon-tin/co-quan/co-quan-0.atom"] and b"<content" not in files["nguon-tin/co-quan/co-quan-0.atom"]
