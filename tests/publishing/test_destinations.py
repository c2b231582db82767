"""Where to publish, as mkdocs.yml says it."""

from __future__ import annotations

import pytest

from build_tools.publishing import read_destinations


def settings(publish: str) -> str:
    return f'site_url: !ENV [SITE_URL, ""]\nplugins:\n  - search\n  - vankien:\n      publish:\n{publish}'


def test_destinations_are_read() -> None:
    text = settings(
        "        usb: {to: 'folder:/media/usb/van-kien'}\n"
        "        a: {to: 'sftp://lan@may-chu:2222/var/www', url: 'https://vi-du.vn/x', key: ~/.ssh/k}\n"
        "        b: {to: 'lan@may-chu:/var/www'}\n"
        "        c: {to: 'rsync:lan@may-chu:www/a'}\n"
        "        d: {to: 'rsync://may-chu/mo-dun/x'}\n"
        "        e: {to: 'rsync:/srv/www'}\n"
    )
    found, problems = read_destinations(text)
    assert problems == ()
    assert [(d.name, d.kind, d.place) for d in found] == [
        ("usb", "folder", "/media/usb/van-kien"),
        ("a", "sftp", "sftp://lan@may-chu:2222/var/www"),
        ("b", "rsync", "lan@may-chu:/var/www"),
        ("c", "rsync", "lan@may-chu:www/a"),
        ("d", "rsync", "rsync://may-chu/mo-dun/x"),
        ("e", "rsync", "/srv/www"),
    ]
    assert (found[1].url, found[1].key) == ("https://vi-du.vn/x/", "~/.ssh/k")


@pytest.mark.parametrize(
    "text", ["", "plugins:\n  - vankien\n", "plugins:\n  vankien: {}\n", settings("").replace("publish:", "publish: {}")]
)
def test_no_destinations_are_no_mistake(text: str) -> None:
    assert read_destinations(text) == ((), ())


@pytest.mark.parametrize(
    ("publish", "told"),
    [
        ("        a: {to: 'ftp://x/y'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “ftp://x/y”"),
        ("        a: {to: 'sftp://x'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “sftp://x”"),
        ("        a: {to: 'sftp://x:port/y'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “sftp://x:port/y”"),
        ("        a: {to: 'rsync:-e sh:/x'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “rsync:-e sh:/x”"),
        ("        a: {to: '-oProxyCommand=x@h:/x'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “-oProxyCommand=x@h:/x”"),
        ("        a: {to: 'thu-muc:/x'}\n", "mkdocs.yml:6:17: PUB005 không hiểu nơi đăng “thu-muc:/x”"),
        ("        a: {too: x}\n", "mkdocs.yml:6:13: PUB002 nơi đăng không có khóa “too”"),
        ("        a: {to: [x]}\n", "mkdocs.yml:6:17: PUB003 khóa “to” cần một dòng chữ"),
        ("        a: {url: 'https://x'}\n", "mkdocs.yml:6:9: PUB004 nơi đăng “a” chưa có khóa to"),
        ("        a: {to: 'folder:x', url: x}\n", "mkdocs.yml:6:34: PUB006 url phải bắt đầu bằng https:// hoặc http://"),
        ("        Trang chính: {to: 'folder:x'}\n", "mkdocs.yml:6:9: PUB001 tên nơi đăng “Trang chính” không dùng được"),
        ("        a: [\n", "mkdocs.yml:7:1: PUB007 không đọc được mkdocs.yml"),
    ],
)
def test_mistakes_have_a_place(publish: str, told: str) -> None:
    assert f"{(first := read_destinations(settings(publish))[1][0]).span}: {first.code} {first.message}" == told


def test_a_password_does_not_belong_there() -> None:
    problem = read_destinations(settings("        a: {to: 'sftp://lan:bi-mat@x/y'}\n"))[1][0]
    assert "VANKIEN_PASSWORD" in problem.hint
