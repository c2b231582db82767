"""The built site: whole, linked, the same every time, and never half replaced."""

from __future__ import annotations

import filecmp
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_tools.build import Checked, check_content
from build_tools.outputs.data import corpus_data
from build_tools.project import Project
from build_tools.rendering.data_contract import corpus_schema
from build_tools.write import UnsafeTargetError, discard, make_scratch, replace
from tests.build.links import broken_links, outside_links, repeated_ids
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def corpus(built_site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((built_site / "data" / "corpus.json").read_text("utf-8"))
    return data


def test_every_internal_link_and_anchor_resolves(built_site: Path) -> None:
    assert broken_links(built_site) == []


def test_nothing_is_fetched_from_outside(built_site: Path) -> None:
    assert outside_links(built_site) == []
    styles = "\n".join(p.read_text("utf-8") for p in (built_site / "assets").rglob("vankien*.css"))
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", styles)


def test_ids_are_unique_on_each_page(built_site: Path) -> None:
    assert repeated_ids(built_site) == []


def test_no_marker_of_the_chrome_is_left(built_site: Path) -> None:
    folders = ("van-ban", "nhiem-vu", "nghi-quyet", "co-quan", "de-an", "chi-tieu")
    for page in [built_site / "index.html", *(p for folder in folders for p in (built_site / folder).rglob("*.html"))]:
        assert "@@vankien" not in page.read_text("utf-8"), page
    assert not list(built_site.rglob("*_donor*"))


def test_corpus_validates_and_holds_all_documents(built_site: Path, corpus: dict[str, Any]) -> None:
    import jsonschema

    schema = json.loads((built_site / "data" / "corpus.schema.json").read_text("utf-8"))
    assert schema == corpus_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(corpus)] == []
    assert sorted(d["kind"] for d in corpus["documents"]) == ["letter", "notice", *["programme"] * 3, "work_programme"]
    assert sorted({o for d in corpus["documents"] for o in d["original"]}) == [f"00{n}.txt" for n in range(5)]


def test_offsets_of_mentions_fit_their_texts(corpus: dict[str, Any]) -> None:
    count = 0
    for document in corpus["documents"]:
        for item in document["items"]:
            places = [(item["text"], item["mentions"]), (item["heading"] or "", item["heading_mentions"])]
            places += [(note["text"], note["mentions"]) for note in item["footnotes"]]
            for text, mentions in places:
                for mention in mentions:
                    assert text[mention["start"] : mention["end"]] == mention["text"]
                    count += 1
    assert count > 500


def test_every_address_in_the_data_exists(built_site: Path, corpus: dict[str, Any]) -> None:
    things = [t for kind in ("documents", "instruments", "bodies", "schemes", "indicators") for t in corpus[kind]]
    things += [item for d in corpus["documents"] for item in d["items"]]
    for thing in things:
        path, _, anchor = thing["url"].partition("#")
        page = (built_site / path).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in page, thing["url"]


def test_all_targets_of_relations_exist(corpus: dict[str, Any]) -> None:
    known = {t["id"] for kind in ("documents", "instruments", "bodies", "schemes", "indicators") for t in corpus[kind]}
    known |= {f"{d['id']}#{i['path']}" for d in corpus["documents"] for i in d["items"]}
    assert [r for r in corpus["relations"] if r["from"] not in known or r["to"] not in known] == []


def test_every_task_page_shows_its_claims_and_is_linked_back(built_site: Path, checked: Checked) -> None:
    site = checked.site
    for task in site.tasks:
        page = (built_site / site_path(task.document.id, task.item.path)).read_text("utf-8")
        for claim in task.implements:
            assert f"/{claim.instrument}.html" in page
        for assignment in task.item.assignments:
            assert f"co-quan/{assignment.body}.html" in page
            body = (built_site / "co-quan" / f"{assignment.body}.html").read_text("utf-8")
            assert site_path(task.document.id, task.item.path) in body


def site_path(document: str, path: str) -> str:
    from build_tools.rendering.addresses import task_page

    return task_page(document, path)


def test_the_whole_text_of_a_document_is_on_its_page(built_site: Path, checked: Checked) -> None:
    from html.parser import HTMLParser

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.out: list[str] = []
            self.skip = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            classes = dict(attrs).get("class") or ""
            if tag in ("ins", "sup") or (tag == "a" and ("vk-permalink" in classes or "vk-task-link" in classes)):
                self.skip += 1

        def handle_endtag(self, tag: str) -> None:
            if self.skip and tag in ("ins", "sup", "a"):
                self.skip -= 1

        def handle_data(self, data: str) -> None:
            if not self.skip:
                self.out.append(data)

    for document in checked.site.corpus.documents:
        reader = Text()
        reader.feed((built_site / "van-ban" / f"{document.id}.html").read_text("utf-8"))
        page = "".join("".join(reader.out).split())
        for item in document.walk():
            for part in (item.heading, *item.text.split("\n"), *(n.text for n in item.footnotes)):
                assert "".join(part.split()) in page, f"{document.id}#{item.path}"


def test_shuffled_files_give_the_same_data(project: Project, checked: Checked) -> None:
    files = list(project.content_files())
    random.Random(7).shuffle(files)
    assert corpus_data(check_content(files).site) == corpus_data(checked.site)


def test_two_builds_and_both_commands_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    target = tmp_path / "again"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "" and done.stdout.strip() == ""
    first = sorted(p.relative_to(built_site) for p in built_site.rglob("*") if p.is_file())
    second = sorted(p.relative_to(target) for p in target.rglob("*") if p.is_file())
    assert first == second
    _, different, errors = filecmp.cmpfiles(built_site, target, [str(p) for p in first], shallow=False)
    assert (different, errors) == ([], [])


def _copy_of_project(folder: Path) -> Path:
    """The project in another folder, with the printed files that are kept: what they hold is the same."""
    shutil.copytree(Project(ROOT).kept_prints, Project(folder).kept_prints)
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _run_build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "build_tools", "-C", str(root), "build", *options], capture_output=True, text=True, check=False
    )


def test_a_failing_build_leaves_the_last_good_site(tmp_path: Path, built_site: Path) -> None:
    root = _copy_of_project(tmp_path / "p")
    assert _run_build(root).returncode == 0
    before = (root / "site" / "index.html").read_bytes()
    victim = next((root / "content" / "programmes").glob("*.yml"))
    good = victim.read_text("utf-8")
    victim.write_text(good.replace("locality:", "localty:", 1), "utf-8")
    failed = _run_build(root)
    assert failed.returncode == 1
    assert f"content/programmes/{victim.name}:" in failed.stderr + failed.stdout
    assert "Traceback" not in failed.stderr
    victim.write_text(good, "utf-8")
    (root / "content" / "originals" / "thua.txt").write_text("Chữ.\n", "utf-8")
    assert _run_build(root, "--strict").returncode == 1, "warnings are errors when strict"
    assert (root / "site" / "index.html").read_bytes() == before
    assert sorted(p.name for p in root.glob("site*")) == ["site"]


def test_text_is_data_and_cannot_become_markup(tmp_path: Path, built_site: Path) -> None:
    root = _copy_of_project(tmp_path / "p")
    attack = '</script><script>alert(1)</script>" onmouseover="x" <img src=x onerror=alert(2)> {{ 7+7 }} &amp; @@vankien-content@@'
    path = root / "content" / "notices" / "thu.yml"
    quoted = json.dumps(attack, ensure_ascii=False)
    path.write_text(
        f"kind: notice\ntitle: {quoted}\nshort_title: {quoted}\nlocality: tphcm\nissuer: thanh-uy-tphcm\noriginal:\n  files: [thu.txt]\n"
        f"items:\n  - label: I.\n    text: {quoted}\n    task: true\n",
        "utf-8",
    )
    (root / "content" / "originals" / "thu.txt").write_text(f"{attack}\n\nI. {attack}\n", "utf-8")
    done = _run_build(root)
    assert done.returncode == 0, done.stderr
    for page in [root / "site" / "van-ban" / "thu.html", root / "site" / "nhiem-vu" / "thu" / "I.html", root / "site" / "index.html"]:
        text = page.read_text("utf-8")
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text
        assert '" onmouseover="x"' not in text
        assert "{{ 7+7 }}" in text
    for part in (root / "site" / "tim-kiem" / "chi-muc").glob("*.js"):  # data between brackets, never part of a page
        text = part.read_text("utf-8")
        assert re.fullmatch(r'vankienSearchTake\("[\w-]+",.*\);\n', text, re.DOTALL)
        json.loads(text[text.index(",") + 1 : text.rindex(")")])
    for document in (root / "site").rglob("*.xml"):
        assert "<script>" not in document.read_text("utf-8")


def _site(folder: Path, text: str) -> Path:
    """A folder that passes for an earlier site."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "corpus.schema.json").write_text("{}")
    (folder / "a").write_text(text)
    return folder


def test_an_interrupted_swap_is_mended_by_the_next_build(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _site(tmp_path / ".site.vankien-old", "old")  # killed between the two moves
    scratch = make_scratch(target)
    assert (target / "a").read_text() == "old"
    _site(scratch / "x", "new").rename(tmp_path / "new")
    replace(tmp_path / "new", target)
    assert (target / "a").read_text() == "new"
    discard(scratch)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]
    discard(make_scratch(target))
    assert (target / "a").read_text() == "new"


def test_a_build_never_replaces_what_is_not_a_site(tmp_path: Path) -> None:
    precious = tmp_path / "tai-lieu"
    precious.mkdir()
    (precious / "thu.txt").write_text("quý")
    sources = (ROOT / "content", ROOT / "docs")
    for target in (precious, ROOT, ROOT / "content", ROOT / "content" / "notices"):
        with pytest.raises(UnsafeTargetError):
            make_scratch(target, sources)
    (tmp_path / "site").mkdir()
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old" / "thu.txt").write_text("của người khác")
    discard(make_scratch(tmp_path / "site", sources))
    assert (precious / "thu.txt").exists() and (tmp_path / "site.old" / "thu.txt").exists()


def test_pages_tell_search_engines_what_they_are(built_site: Path, checked: Checked) -> None:
    for document in checked.site.corpus.documents:
        page = (built_site / "van-ban" / f"{document.id}.html").read_text("utf-8")
        assert re.search(r"<title>[^<]{20,}</title>", page)
        assert re.search(r'<meta name="description" content="[^"]{40,}">', page)
        assert 'rel="canonical"' not in page, "search engines take only whole addresses, and this site does not know its own"
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert found and json.loads(found[1])["@type"] == "CreativeWork"
        assert '<html lang="vi"' in page
