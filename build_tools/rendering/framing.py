"""Which pages other sites may show in their frames, as hosts are told: those made for it and no others.

One header does it (CSP frame-ancestors; browsers older than it are gone). A rule names what is
forbidden rather than taking it back for what is allowed: where several rules fit, hosts join their values.
"""

from __future__ import annotations

FOLDERS = (
    "chi-tieu",
    "co-gi-moi",
    "co-quan",
    "contributing",
    "dang-tin",
    "data",
    "de-an",
    "huong-dan",
    "nghi-quyet",
    "nguon-tin",
    "nhiem-vu",
    "nhung/ma",
    "ra-soat",
    "so-do",
    "tai-ve",
    "tap-hoc-tap",
    "thoi-han",
    "tim-kiem",
    "van-ban",
)
"""Folders whose pages nobody frames."""
PAGES = ("", "index.html", "404.html", "nhung/index.html")
_POLICY = "frame-ancestors 'none'"


def header_rules() -> bytes:
    """A ``_headers`` file, as Netlify and Cloudflare Pages read it at the root of a site."""
    rules = [*(f"/{page}" for page in PAGES), *(f"/{folder}/*" for folder in FOLDERS)]
    head = "# Chỉ các trang trong nhung/ được hiện trong khung của trang khác.\n"
    return (head + "".join(f"{rule}\n  Content-Security-Policy: {_POLICY}\n" for rule in rules)).encode()


def apache_rules() -> bytes:
    """A ``.htaccess`` file; a policy that the host itself sends stays in force beside ours."""
    return (
        "# Chỉ các trang trong nhung/ được hiện trong khung của trang khác.\n"
        "<IfModule mod_headers.c>\n"
        '<If "%{REQUEST_URI} !~ m#/nhung/(van-ban|co-quan|moi-nhat)#">\n'
        f'Header always add Content-Security-Policy "{_POLICY}"\n'
        "</If>\n"
        "</IfModule>\n"
    ).encode()
