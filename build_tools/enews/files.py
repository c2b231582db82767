"""A kit as files in a folder or in a zip: the same kit gives the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from build_tools.enews.kit import Kit
from build_tools.rendering.page import Artifact

MARK = "thong-tin.json"
"""A file that every kit has; a folder without it is not ours to replace."""
_COMPRESSED = (".pdf", ".docx", ".png")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name; no clock shows in it."""
_ATTACHED = "tep-dinh-kem/"
COVER = "anh-bia.png"


def attachment_name(path: str) -> str:
    """The name of a printed file beside others: its path on the site below the folder of its kind."""
    return "-".join(path.split("/")[2:])


def files_of(kit: Kit, cover: bytes, printed: Mapping[str, bytes]) -> Iterator[Artifact]:
    """Every file of a kit; ``printed`` has the bytes of its attachments by their paths on the site."""
    page = f'<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>{_escaped(kit.title)}</title></head>\n<body>\n'
    texts = {
        "bai-viet.html": f"{page}{kit.article.html}\n</body>\n</html>",
        "bai-viet.txt": kit.text,
        "tieu-de.txt": kit.title,
        "tom-tat.txt": kit.summary,
        "zalo-ngan.txt": kit.short_message,
        "zalo-dai.txt": kit.long_message,
        "kiem-tra.txt": "\n".join(_check_lines(kit)),
        MARK: json.dumps(_facts(kit), ensure_ascii=False, indent=1),
    }
    yield from (Artifact(name, f"{text}\n".encode()) for name, text in texts.items())
    if cover:
        yield Artifact(COVER, cover)
    for file in kit.attachments:
        yield Artifact(_ATTACHED + attachment_name(file.path), printed[file.path])


def zipped(files: Iterable[Artifact]) -> bytes:
    """Files in the order of their names, with no time of making."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in sorted(files, key=lambda file: file.path):
            entry = zipfile.ZipInfo(file.path, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            packed = file.path.endswith(_COMPRESSED)
            archive.writestr(entry, file.data, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _check_lines(kit: Kit) -> Iterator[str]:
    yield f"KIỂM TRA TRƯỚC KHI ĐĂNG: {kit.title}"
    for check in kit.checks:
        yield f"\n[ ] {check.text}"
        yield from (f"    {note}" for note in check.notes)


def _facts(kit: Kit) -> dict[str, object]:
    return {
        "title": kit.title,
        "summary": kit.summary,
        "source": kit.source,
        "permalink": kit.permalink,
        "attachments": [{"file": _ATTACHED + attachment_name(f.path), "title": f.title, "form": f.form} for f in kit.attachments],
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
