"""What editors have answered: suggestions that they keep as printed, in a file that a team shares.

Accepted suggestions need no memory: they stand in the document as declared corrections.
"""

from __future__ import annotations

from collections.abc import Iterable

import yaml

ANSWERS_PATH = ".soat-loi.yml"
"""Below ``content/``; a hidden file, so that it is kept with the content and is none of it."""
_NOTE = (
    "# Những chỗ “vankien proofread” nêu ra mà người biên tập đã xem và giữ nguyên như in; lệnh không hỏi lại.\n"
    "# Xóa một mục để được hỏi lại. Tệp này dùng chung: lưu cùng content/.\n"
)
Key = tuple[str, str, str, str]
_NAMES = ("document", "item", "printed", "read_as")


def read_answers(text: str) -> set[Key]:
    """The keys of suggestions to be kept as printed; a damaged file has none.

    Raises ValueError when the file is no list of such answers, so that nobody's answers are overwritten.
    """
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader) or {}
        return {tuple(str(entry[name]) for name in _NAMES) for entry in data.get("kept") or []}  # type: ignore[misc]
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def write_answers(kept: Iterable[Key]) -> str:
    """The text of the file, in the order of its keys."""
    entries = [dict(zip(_NAMES, key, strict=True)) for key in sorted(kept)]
    return _NOTE + yaml.safe_dump({"kept": entries}, allow_unicode=True, sort_keys=False, width=10**6)
