"""Small sites as the real one is built: pages that link to each other, assets, an index in files named by their hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from posixpath import dirname, relpath

DOCUMENTS = {
    1: {"a": (1, 2, 3), "b": (1, 2), "c": (1,), "d": (1, 2)},
    2: {"a": (1, 3, 4), "c": (1, 2), "d": (1, 2), "e": (1, 2, 3)},  # a changed, b withdrawn, c grown, e added
    3: {"b": (1,), "c": (1, 2), "d": (2,), "f": (1, 2)},
}
"""Version -> document -> its items, each with a page of its own."""
FOREIGN = {
    ".well-known/security.txt": b"Contact: mailto:lien-he@vi-du.vn\n",
    "tai-len/anh.png": b"\x89PNG not ours",
    "van-ban/cua-nguoi-khac.pdf": b"%PDF not ours",
    "index.html.bak": b"old",
}
"""What others have put on the target; some of it stands in folders of the site."""


def write_site(folder: Path, version: int) -> Path:
    """A whole site of one version."""
    for path, text in _site(version).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def write_foreign(target: Path) -> None:
    for path, data in FOREIGN.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)


def _site(version: int) -> dict[str, str]:
    documents = DOCUMENTS[version]
    styles = ["assets/trang.css", f"assets/chi-co-{version}.css"]
    files = {
        "assets/trang.css": f"body {{ background: url(nen-{version}.svg); }} /* {version} */",
        f"assets/chi-co-{version}.css": "p { margin: 0 }",
        f"assets/nen-{version}.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "assets/mai-the.js": "console.log('always the same')",
        "data/corpus.json": json.dumps({"version": version}),
        "data/history.json": json.dumps({"changes": version}),
    }
    pages = {"index.html": "".join(_link("index.html", f"van-ban/{d}.html") for d in documents), "trang/gioi-thieu.html": "không đổi"}
    for document, items in documents.items():
        page = f"van-ban/{document}.html"
        pages[page] = "".join(f'<h2 id="muc-{i}">Mục {i}</h2>{_link(page, f"nhiem-vu/{document}/({i}).html")}' for i in items)
        for item in items:
            task = f"nhiem-vu/{document}/({item}).html"
            others = [f"nhiem-vu/{document}/({i}).html" for i in items if i != item]
            pages[task] = _link(task, f"{page}#muc-{item}") + "".join(_link(task, other) for other in others)
        files[f"tai-ve/{document}.pdf"] = f"%PDF {document} {items}"
    files |= _index(pages)
    files["sitemap.xml"] = f"<urlset>{''.join(f'<loc>{page}</loc>' for page in pages)}</urlset>"
    return files | {page: _page(page, styles, body) for page, body in pages.items()}


def _link(page: str, target: str) -> str:
    return f'<a href="{relpath(target, dirname(page) or ".")}">{target}</a>'


def _page(page: str, styles: list[str], body: str) -> str:
    if page == "trang/gioi-thieu.html":
        return f'<link href="../assets/trang.css" rel="stylesheet"><p>{body} <a href="../index.html">Trang đầu</a></p>'
    up = "../" * page.count("/")
    head = "".join(f'<link rel="stylesheet" href="{up}{style}">' for style in styles)
    return f'{head}<script src="{up}assets/mai-the.js"></script><a href="{up}index.html">Trang đầu</a>{body}'


def _index(pages: dict[str, str]) -> dict[str, str]:
    """A root that names parts by their hash, and the pages that they lead to."""
    parts = {}
    for page, body in pages.items():
        name = f"tim-kiem/chi-muc/{hashlib.sha256((page + body).encode()).hexdigest()[:10]}.js"
        parts[name] = f"take({json.dumps(page)})"
    return {**parts, "tim-kiem/chi-muc/goc.js": f"take({json.dumps(sorted(parts))})"}
