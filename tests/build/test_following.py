"""What can be followed is on one list, and pages tell programs of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from icalendar import Calendar

from build_tools.build import Checked
from tests.build.links import broken_links, read_pages, repeated_ids
from tests.earlier import NOTICE
from tests.public import URL, public_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> Path:
    return public_site(tmp_path_factory, checked.site)


def test_without_an_address_there_are_no_feeds_but_calendars(built_site: Path) -> None:
    assert not [*built_site.rglob("*.atom")]
    page = (built_site / "nguon-tin" / "index.html").read_text("utf-8")
    assert "chưa được đặt địa chỉ công khai" in page
    assert ".atom" not in page
    assert "tai-ve/lich/tat-ca.ics" in page
    assert "application/atom+xml" not in (built_site / "index.html").read_text("utf-8")


def test_the_list_leads_to_every_feed_and_calendar(site: Path) -> None:
    listed = {urljoin(f"{URL}nguon-tin/", address) for _, address in read_pages(site)["nguon-tin/index.html"].links}
    feeds = {f"{URL}{p.relative_to(site).with_suffix(s).as_posix()}" for p in site.rglob("*.atom") for s in (".atom", ".json")}
    assert len(feeds) > 120
    assert feeds <= listed
    calendars = {f"{URL}{p.relative_to(site).as_posix()}" for p in (site / "tai-ve" / "lich").rglob("*.ics") if p.stem != "chu-tri"}
    assert calendars <= listed


def test_pages_tell_readers_of_their_feeds(site: Path) -> None:
    for page, feed in {
        "index.html": "nguon-tin/tat-ca",
        f"van-ban/{NOTICE}.html": "nguon-tin/loai/notice",
        "co-quan/ban-dan-van-thanh-uy-tphcm.html": "nguon-tin/co-quan/ban-dan-van-thanh-uy-tphcm",
        "nghi-quyet/98-2023-qh15.html": "nguon-tin/nghi-quyet/98-2023-qh15",
        "co-gi-moi/index.html": "nguon-tin/thay-doi",
    }.items():
        text = (site / page).read_text("utf-8")
        for form, kind in {"atom": "atom+xml", "json": "feed+json"}.items():
            assert f'<link rel="alternate" type="application/{kind}" href="{"../" * page.count("/")}{feed}.{form}"' in text, page


def test_a_resolution_has_the_days_of_its_tasks_as_a_calendar(site: Path, checked: Checked) -> None:
    for path in (site / "tai-ve" / "lich" / "nghi-quyet").glob("*.ics"):
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        tasks = [t for t in checked.site.tasks if any(c.instrument == path.stem for c in t.implements)]
        days = {d.due for t in tasks for d in t.item.deadlines if d.kind in ("deadline", "event")}
        assert events
        assert len(days) <= len(events)


def test_the_public_site_is_whole(site: Path) -> None:
    assert broken_links(site) == []
    assert repeated_ids(site) == []
