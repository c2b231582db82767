"""Targets, who may use them, and what is said when they cannot be used."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import paramiko
import pytest

from build_tools.publish_run import is_gone, this_run
from build_tools.publishing import Holder, PublishError, known_of, open_target, prepare, said, take_lock
from build_tools.publishing.destinations import Destination
from build_tools.publishing.folder import FolderFiles
from build_tools.publishing.lock import release_lock, require_lock
from build_tools.publishing.manifest import LOCK, MANIFEST, PENDING, Known, manifest_of
from build_tools.publishing.rsync import RsyncError, RsyncTarget
from build_tools.publishing.sftp import SftpFiles
from build_tools.publishing.staged import StagedTarget
from tests.publishing.runs import folder_target, publish, sftp_target
from tests.publishing.sftp_server import serving
from tests.publishing.sites import write_site


def test_foreign_files_give_way_only_when_asked(tmp_path: Path) -> None:
    site, target = write_site(tmp_path / "site", 1), tmp_path / "target"
    target.mkdir()
    (target / "index.html").write_text("của người khác", "utf-8")
    with pytest.raises(PublishError, match=r"index\.html.*--overwrite"):
        publish(site, folder_target(target))
    assert [p.name for p in target.rglob("*") if p.is_file()] == ["index.html"]
    publish(site, folder_target(target), overwrite=True)
    assert (target / "index.html").read_bytes() == (site / "index.html").read_bytes()


def test_overwrite_mends_what_others_have_changed(tmp_path: Path) -> None:
    site, target = write_site(tmp_path / "site", 1), tmp_path / "target"
    target.mkdir()
    publish(site, folder_target(target))
    (target / "index.html").write_text("hỏng", "utf-8")
    assert publish(site, folder_target(target)).plan.touched == ()
    publish(site, folder_target(target), overwrite=True)
    assert (target / "index.html").read_bytes() == (site / "index.html").read_bytes()


def test_a_site_with_a_broken_link_is_not_published(tmp_path: Path) -> None:
    site, target = write_site(tmp_path / "site", 1), tmp_path / "target"
    target.mkdir()
    (site / "van-ban" / "a.html").unlink()
    with pytest.raises(PublishError, match=r"van-ban/a\.html"):
        publish(site, folder_target(target))
    assert not (target / MANIFEST).exists()


def test_a_missing_folder_is_not_made_up(tmp_path: Path) -> None:
    for kind in ("folder", "rsync"):
        with pytest.raises(PublishError, match="không thấy thư mục"):
            open_target(Destination("usb", kind, str(tmp_path / "khong-co")), tmp_path, (), user="", password="")


def test_the_project_itself_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "content" / "a").mkdir(parents=True)
    for place in (".", "content", "content/a", ".."):
        with pytest.raises(PublishError, match="thư mục nguồn"):
            open_target(Destination("x", "folder", place), tmp_path, ((tmp_path / "content").resolve(),), user="", password="")


def test_sftp_asks_who_the_server_is_and_who_we_are(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        stranger = tmp_path / "nobody"
        stranger.touch()
        with pytest.raises(PublishError, match=r"chưa biết khóa .* \(SHA256:.*known_hosts"):
            sftp_target(server.place(tmp_path, known_hosts=stranger))
        other = paramiko.ECDSAKey.generate()
        stranger.write_text(f"[127.0.0.1]:{server.port} {other.get_name()} {other.get_base64()}\n", "utf-8")
        with pytest.raises(paramiko.BadHostKeyException) as changed:
            sftp_target(server.place(tmp_path, known_hosts=stranger))
        assert "có thể là máy giả" in said(changed.value)
        with pytest.raises(paramiko.SSHException) as refused:
            SftpFiles(server.place(tmp_path), "sai")
        assert "không nhận tài khoản" in said(refused.value)
        with pytest.raises(PublishError, match="không có thư mục"):
            sftp_target(server.place(tmp_path / "khong-co"))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        place = server.place(tmp_path)
    with pytest.raises(OSError) as error:
        sftp_target(place)
    assert "không nối được với máy chủ" in said(error.value)


class _Full(FolderFiles):
    """A disk on which nothing but our own small files fits."""

    def put(self, source: Path | bytes, path: str) -> None:
        if not isinstance(source, bytes):
            raise OSError(errno.ENOSPC, "No space left on device", path)
        super().put(source, path)


def test_a_full_disk_stops_before_anything_changes(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    publish(write_site(tmp_path / "1", 1), folder_target(target))
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}
    with pytest.raises(OSError) as error:
        publish(write_site(tmp_path / "2", 2), StagedTarget(_Full(target)))
    assert "đĩa ở nơi đăng đã đầy" in said(error.value)
    assert "vẫn nguyên vẹn" in said(error.value)
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "x", "/a"), "không có quyền"),
        (OSError("Failure"), "đĩa đầy"),
        (OSError("Operation unsupported"), "posix-rename"),
        (EOFError(), "đường truyền bị ngắt"),
        (RsyncError(255, "Host key verification failed."), "khóa của máy chủ"),
        (RsyncError(255, "u@h: Permission denied (publickey)."), "không nhận tài khoản"),
        (RsyncError(11, 'rsync: write failed on "x": No space left on device (28)'), "đã đầy"),
        (RsyncError(23, 'rsync: mkstemp "x" failed: Permission denied (13)'), "không có quyền"),
        (RsyncError(255, "ssh: Could not resolve hostname x"), "không nối được"),
        (RsyncError(23, 'rsync: change_dir "/x" failed: No such file'), "không có thư mục"),
    ],
)
def test_troubles_are_said_in_words(error: Exception, words: str) -> None:
    assert words in said(error)


def test_rsync_that_is_not_installed_is_told(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="cài rsync"):
        RsyncTarget(str(tmp_path), "rsync-khong-co").read("a")


OTHER = Holder("lan@may-khac", "08:00 ngày 01/02/2024", "may-khac", 1, "aa")


def test_a_second_publisher_is_told_who_and_when(tmp_path: Path) -> None:
    target = folder_target(tmp_path)
    take_lock(target, OTHER, is_gone)
    with pytest.raises(PublishError, match=r"lan@may-khac.*08:00 ngày 01/02/2024.*--break-lock"):
        take_lock(target, this_run(), is_gone)


def test_a_lock_is_broken_when_asked_and_the_first_holder_then_stops(tmp_path: Path) -> None:
    target, ours = folder_target(tmp_path), this_run()
    take_lock(target, OTHER, is_gone)
    take_lock(target, ours, is_gone, break_it=True)
    require_lock(target, ours)
    with pytest.raises(PublishError, match="chưa thay đổi gì"):
        require_lock(target, OTHER)
    release_lock(target, OTHER)
    assert (tmp_path / LOCK).exists(), "nobody takes away the lock of another"
    release_lock(target, ours)
    assert not (tmp_path / LOCK).exists()


def test_a_publisher_who_lost_the_lock_changes_nothing(tmp_path: Path) -> None:
    class Robbed(FolderFiles):
        def put(self, source: Path | bytes, path: str) -> None:
            super().put(source, path)
            (tmp_path / "target" / LOCK).write_text(json.dumps(vars(OTHER)), "utf-8")

    (tmp_path / "target").mkdir()
    with pytest.raises(PublishError, match="lan@may-khac"):
        publish(write_site(tmp_path / "site", 1), StagedTarget(Robbed(tmp_path / "target")))
    assert not (tmp_path / "target" / PENDING).exists()
    assert not (tmp_path / "target" / "index.html").exists()


def test_the_lock_of_a_process_that_has_ended_is_taken_over(tmp_path: Path) -> None:
    ended = os.fork()
    if not ended:
        os._exit(0)
    os.waitpid(ended, 0)
    ours = this_run()
    target = folder_target(tmp_path)
    take_lock(target, Holder(ours.who, ours.since, ours.machine, ended, "bb"), is_gone)
    take_lock(target, ours, is_gone)
    require_lock(target, ours)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"who":1}'])
def test_an_unreadable_lock_is_still_a_lock(data: bytes, tmp_path: Path) -> None:
    target = folder_target(tmp_path)
    assert target.create(LOCK, data)
    with pytest.raises(PublishError, match="không rõ ai"):
        take_lock(target, this_run(), is_gone)


def test_a_published_site_is_known_by_its_manifest(tmp_path: Path) -> None:
    site, target = write_site(tmp_path / "site", 1), tmp_path / "target"
    target.mkdir()
    publish(site, folder_target(target))
    assert known_of(folder_target(target)) == Known(manifest_of(site))
    assert prepare(folder_target(target), known_of(folder_target(target)), site, "").plan.touched == ()
