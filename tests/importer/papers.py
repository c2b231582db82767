"""PDF files made for tests, and what tests ask of a paper."""

from __future__ import annotations

from pathlib import Path

import typst

from build_tools.importer.lines import Line, Paper

ROOT = Path(__file__).resolve().parents[2]
FONTS = str(ROOT / "overrides" / "print" / "fonts")


def texts(paper: Paper) -> list[str]:
    return [line.text for line in paper.lines if not line.role]


def asides(paper: Paper) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in paper.lines if line.role]


def only(paper: Paper) -> Line:
    (line,) = [line for line in paper.lines if not line.role]
    return line


def pdf(source: str, page: str = "") -> bytes:
    """A PDF of the letters of a typeset page of A4."""
    setting = (
        f'#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm), {page})\n#set text(font: "Tinos", size: 14pt, lang: "vi")\n'
    )
    made = typst.compile((setting + source).encode(), font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def many_pages(count: int, said: int | None = None) -> bytes:
    """A PDF of so many empty pages, which says that it has ``said``."""
    out = [b"%PDF-1.4\n"]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = " ".join(f"{n + 3} 0 R" for n in range(count))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {count if said is None else said}>>".encode()
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count
    places, at = [], len(out[0])
    for number, each in enumerate(objects, 1):
        places.append(at)
        out.append(b"%d 0 obj" % number + each + b"endobj\n")
        at += len(out[-1])
    out.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at))
    return b"".join(out)


def quoted(text: str) -> str:
    """A string of the typesetter's language."""
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'
