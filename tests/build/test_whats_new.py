"""What a build after some work tells: the page of changes, the histories of documents, the file for the next build."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from build_tools.build import Checked
from build_tools.incremental.earlier import earlier_site
from build_tools.mkdocs_plugin import build_site
from tests.build.links import broken_links, repeated_ids
from tests.conftest import ROOT
from tests.earlier import DAY, GONE, LETTER, NOTICE, PROGRAMME, before_some_work, built_after_some_work, leave


@pytest.fixture(scope="session")
def after_some_work(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> Path:
    return built_after_some_work(tmp_path_factory, checked.site)


@pytest.fixture(scope="session")
def data(after_some_work: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((after_some_work / "data" / "history.json").read_text("utf-8"))
    return found


def test_each_kind_of_work_is_noted_where_it_was_done(data: dict[str, Any]) -> None:
    told = [(change["document"], change["what"]) for change in data["changes"]]
    assert sorted(told) == sorted(
        [
            (LETTER, "added"),
            (GONE, "withdrawn"),
            (NOTICE, "changed"),
            (NOTICE, "withdrawn"),
            (PROGRAMME, "deadline"),
            (PROGRAMME, "corrected"),
            (PROGRAMME, "changed"),
            (PROGRAMME, "added"),
        ]
    )
    assert {change["date"] for change in data["changes"]} == {"2026-02-02"}


def test_the_file_follows_the_schema_beside_it(after_some_work: Path, data: dict[str, Any]) -> None:
    schema = json.loads((after_some_work / "data" / "history.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)


@pytest.mark.parametrize("path", ["co-gi-moi/index.html", "co-gi-moi/2026.html"])
def test_the_page_tells_what_changed_in_words_and_leads_there(after_some_work: Path, path: str) -> None:
    page = (after_some_work / path).read_text("utf-8")
    assert "Ngày 02/02/2026" in page
    assert re.search(r"<del>.{0,60}190/212.{0,60}</del>", page)
    assert re.search(r"<ins>.{0,60}192/212.{0,60}</ins>", page)
    assert f'<a href="../van-ban/{NOTICE}.html#m-preamble">' in page
    assert "Phân đầu" in page


def test_a_withdrawn_document_is_named_without_a_link(after_some_work: Path) -> None:
    page = (after_some_work / "co-gi-moi" / "index.html").read_text("utf-8")
    assert "Thông báo đã rút" in page
    assert GONE not in page


def test_a_document_tells_its_own_history_and_no_other(after_some_work: Path) -> None:
    section = (after_some_work / "van-ban" / f"{NOTICE}.html").read_text("utf-8").partition('id="lich-su"')[2]
    assert "Theo dõi thay đổi từ ngày 05/01/2026" in section
    assert "Ngày 02/02/2026: 2 thay đổi" in section
    assert "190/212" in section
    assert "Phân đầu" not in section
    assert "Ngày 02/02/2026: thêm mới." in (after_some_work / "van-ban" / f"{LETTER}.html").read_text("utf-8")


def test_the_site_with_a_history_is_whole(after_some_work: Path) -> None:
    assert broken_links(after_some_work) == []
    assert repeated_ids(after_some_work) == []


def test_a_first_build_says_since_when_it_watches_and_nothing_else(built_site: Path) -> None:
    page = (built_site / "co-gi-moi" / "index.html").read_text("utf-8")
    assert "Chưa có thay đổi nào kể từ khi trang bắt đầu theo dõi" in page
    assert "vk-change-filter" not in page
    assert not list((built_site / "co-gi-moi").glob("2*.html"))


@pytest.fixture
def quiet() -> Iterator[list[str]]:
    """What is said without failing a strict build."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("vankien")
    logger.addHandler(handler)
    yield said
    logger.removeHandler(handler)


def test_a_rebuild_in_place_carries_the_history_on_and_a_later_day_changes_no_byte(
    after_some_work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: list[str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(after_some_work, site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY) + 100 * 86400))
    build_site(ROOT, strict=True, site_dir=str(site))
    files = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert len(files) > 500
    assert [str(path) for path in files if (site / path).read_bytes() != (after_some_work / path).read_bytes()] == []
    assert quiet == []


def test_a_damaged_history_fails_no_strict_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: list[str]) -> None:
    (tmp_path / "history.json").write_text("{")
    monkeypatch.setenv("VANKIEN_HISTORY", str(tmp_path / "history.json"))
    site = build_site(ROOT, strict=True, site_dir=str(tmp_path / "site"))
    assert json.loads((site / "data" / "history.json").read_text("utf-8"))["changes"] == []
    assert len(quiet) == 1
    assert "bị hỏng" in quiet[0]


def test_the_earlier_site_is_found_wherever_it_was_kept(tmp_path: Path, checked: Checked) -> None:
    leave(tmp_path / "kept" / "data", before_some_work(checked.site))
    for named in ("kept", "kept/data", "kept/data/history.json"):
        earlier = earlier_site(tmp_path / "nowhere", str(tmp_path / named))
        assert earlier.history is not None
        assert earlier.corpus() is not None
    assert earlier_site(tmp_path / "kept", "").history is not None
    assert not earlier_site(tmp_path / "nowhere", "").is_expected
    assert earlier_site(tmp_path / "nowhere", str(tmp_path / "nothing")).is_expected
