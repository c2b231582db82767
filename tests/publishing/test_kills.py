"""However a publication is interrupted, readers meet a whole site, and running it again finishes it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.publishing.manifest import FOLDER, LOCK, manifest_of
from build_tools.publishing.rsync import RsyncTarget
from tests.publishing.crawler import broken_anchors, broken_for_readers
from tests.publishing.runs import folder_target, killed_elsewhere, killed_in_folder, operations, publish, sftp_target
from tests.publishing.sftp_server import Server, serving
from tests.publishing.sites import FOREIGN, write_foreign, write_site

POINTS = 50
needs_rsync = pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("sites")
    return {version: write_site(folder / str(version), version) for version in (1, 2, 3)}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, sites: dict[int, Path]) -> Path:
    """A target with version 1 and foreign files, to be copied."""
    target = tmp_path_factory.mktemp("published") / "target"
    target.mkdir()
    write_foreign(target)
    publish(sites[1], folder_target(target))
    return target


@pytest.fixture(scope="module")
def count(published: Path, sites: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> int:
    """Operations from version 1 to version 2."""
    return operations(sites[2], Path(shutil.copytree(published, tmp_path_factory.mktemp("count") / "target")))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


def same_as(site: Path, target: Path) -> bool:
    """Whether a target holds a site, the foreign files, our manifest, and nothing else."""
    there = {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    wanted = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()} | FOREIGN
    manifest = there.pop(f"{FOLDER}/manifest.json", b"")
    empty = [p for p in target.rglob("*") if p.is_dir() and not any(p.iterdir())]
    return there == wanted and manifest.count(b'"') > 0 and empty == []


@pytest.mark.parametrize("point", range(POINTS))
def test_killed_at_any_point_the_site_stays_whole_and_the_next_run_finishes(
    point: int, sites: dict[int, Path], published: Path, count: int, tmp_path: Path
) -> None:
    chance = random.Random(point)
    target = Path(shutil.copytree(published, tmp_path / "target"))
    assert killed_in_folder(sites[2], target, chance.randint(1, count))
    assert broken_for_readers(target) == []
    assert all((target / path).read_bytes() == data for path, data in FOREIGN.items())
    for version in chance.choice(((), (3,), (1,), (3, 2))):  # others, too, are cut off before one gets through
        killed_in_folder(sites[version], target, chance.randint(1, count))
        assert broken_for_readers(target) == []
    last = chance.choice((1, 2, 3))
    publish(sites[last], folder_target(target))
    assert same_as(sites[last], target)
    assert broken_anchors(target) == []


@pytest.mark.parametrize("point", range(6))
def test_a_first_publication_that_is_cut_off_shows_nothing_or_all(point: int, sites: dict[int, Path], tmp_path: Path) -> None:
    chance = random.Random(point)
    for name in ("counted", "target"):
        write_foreign(tmp_path / name)
    count = operations(sites[1], tmp_path / "counted")
    assert killed_in_folder(sites[1], tmp_path / "target", chance.randint(count // 2, count - 10))
    assert broken_for_readers(tmp_path / "target") == []
    publish(sites[2], folder_target(tmp_path / "target"))
    assert same_as(sites[2], tmp_path / "target")


def test_the_crawler_finds_what_a_wrong_order_breaks(sites: dict[int, Path], published: Path, tmp_path: Path) -> None:
    """The tests above rest on it."""
    target = Path(shutil.copytree(published, tmp_path / "target"))
    shutil.copy(sites[2] / "index.html", target / "index.html")  # a page before what it leads to
    assert "van-ban/e.html" in broken_for_readers(target)
    shutil.copy(sites[1] / "index.html", target / "index.html")
    shutil.copy(sites[2] / "tim-kiem" / "chi-muc" / "goc.js", target / "tim-kiem" / "chi-muc" / "goc.js")
    assert any(path.startswith("tim-kiem/") for path in broken_for_readers(target))


@pytest.mark.parametrize("point", range(5))
def test_killed_over_sftp(point: int, server: Server, sites: dict[int, Path], published: Path, count: int, tmp_path: Path) -> None:
    target = Path(shutil.copytree(published, tmp_path / "target"))
    place = f"127.0.0.1|{server.port}|{target}|{server.known_hosts}"
    assert killed_elsewhere("sftp", place, sites[2], random.Random(point).randint(count // 8, count))
    assert broken_for_readers(target) == []
    publish(sites[2], sftp_target(server.place(target)))
    assert same_as(sites[2], target)


@needs_rsync
@pytest.mark.parametrize("call", range(3, 22, 2))
def test_killed_between_calls_of_rsync(call: int, sites: dict[int, Path], published: Path, tmp_path: Path) -> None:
    target = Path(shutil.copytree(published, tmp_path / "target"))
    assert killed_elsewhere("rsync", str(target), sites[2], call)
    assert broken_for_readers(target) == []
    publish(sites[2], RsyncTarget(str(target)))
    assert same_as(sites[2], target)


@needs_rsync
def test_what_a_killed_rsync_leaves_is_cleared(sites: dict[int, Path], published: Path, tmp_path: Path) -> None:
    """Files that wait in its folders, and half of one that was arriving."""
    target = Path(shutil.copytree(published, tmp_path / "target"))
    killed_elsewhere("rsync", str(target), sites[2], 14)
    for folder in (".", "van-ban", "nhiem-vu/b"):
        (target / folder / ".~tmp~").mkdir()
        (target / folder / ".~tmp~" / "trang.html").write_text("waiting", "utf-8")
    (target / FOLDER / "arriving").mkdir(exist_ok=True)
    (target / FOLDER / "arriving" / ".trang.html.aB3").write_text("half", "utf-8")
    publish(sites[2], RsyncTarget(str(target)))
    assert same_as(sites[2], target)


@pytest.mark.parametrize("kind", ["folder", "sftp", pytest.param("rsync", marks=needs_rsync)])
def test_every_kind_of_target_holds_the_site_and_is_left_alone_afterwards(
    kind: str, server: Server, sites: dict[int, Path], tmp_path: Path
) -> None:
    write_foreign(tmp_path)
    target = {
        "folder": lambda: folder_target(tmp_path),
        "sftp": lambda: sftp_target(server.place(tmp_path)),
        "rsync": lambda: RsyncTarget(str(tmp_path)),
    }[kind]
    for version in (1, 2, 3):
        assert publish(sites[version], target()).plan.touched
        assert same_as(sites[version], tmp_path)
    again = publish(sites[3], target()).plan
    assert (again.touched, again.unchanged) == ((), len(manifest_of(sites[3])))
    assert not (tmp_path / LOCK).exists()


@needs_rsync
def test_rsync_over_ssh(sites: dict[int, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for ssh runs here what it is asked to run there. Its last call tells what ssh was given."""
    target = tmp_path / "thư mục (1)"
    write_foreign(target)
    (tmp_path / "bin").mkdir()
    ssh = tmp_path / "bin" / "ssh"
    ssh.write_text(
        f'#!/bin/sh\necho "$*" > "{tmp_path}/asked"\nwhile [ "$1" != may-chu ]; do shift; done\nshift\nexec sh -c "$*"\n', "utf-8"
    )
    ssh.chmod(0o755)
    monkeypatch.setenv("PATH", f"{ssh.parent}:{os.environ['PATH']}")
    for version in (1, 2):
        publish(sites[version], RsyncTarget(f"bientap@may-chu:{target}"))
        assert same_as(sites[version], target)
    asked = (tmp_path / "asked").read_text("utf-8")
    assert asked.startswith("-o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=60 -l bientap may-chu rsync --server")


def test_what_has_arrived_before_a_kill_is_not_sent_again(sites: dict[int, Path], published: Path, count: int, tmp_path: Path) -> None:
    target = Path(shutil.copytree(published, tmp_path / "target"))
    killed_in_folder(sites[2], target, count // 3)
    arrived = [p for p in (target / FOLDER / "incoming").iterdir() if p.suffix != ".part"]
    assert len(arrived) > 3
    assert operations(sites[2], target) <= count - 2 * len(arrived) + 6


@pytest.mark.parametrize("share", [0.7, 0.9])
def test_the_real_site_stays_whole(share: float, built_site: Path, tmp_path: Path) -> None:
    """Of version 2 every page is another, and some pages and files are new or gone."""
    target = tmp_path / "target"
    write_foreign(target)
    publish(built_site, folder_target(target))
    assert same_as(built_site, target)
    assert broken_for_readers(target) == []
    changed = Path(shutil.copytree(built_site, tmp_path / "site"))
    for page in changed.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("assets/home.css", "assets/home-2.css") + "<!-- 2 -->", "utf-8")
    (changed / "assets" / "home.css").rename(changed / "assets" / "home-2.css")
    assert killed_in_folder(changed, target, int(share * 3 * sum(1 for _ in changed.rglob("*.html"))))
    texts = {"<!-- 2 -->" in page.read_text("utf-8") for page in target.rglob("*.html")}
    assert texts == {True, False}, "the kill falls between old pages and new ones"
    assert broken_for_readers(target) == []
    publish(changed, folder_target(target))
    assert same_as(changed, target)
