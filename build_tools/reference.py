"""Reference pages made from the code: keys from ``schema``, codes from ``rules`` and ``loader_codes``.

``python -m build_tools.reference`` rewrites them.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from build_tools import schema as s
from build_tools.loader_codes import GROUPS, LOADER_CODES, LoaderCode
from build_tools.rules import RULE_MODULES

BEGIN = "<!-- bảng khóa: sinh từ build_tools/schema.py -->"
END = "<!-- hết -->"
LANGUAGE_PAGE = "docs/huong-dan/ngon-ngu-noi-dung.md"
RULES_PAGE = "docs/contributing/rules.md"
_WIDTH = 108
_SCALARS: dict[type, str] = {
    s.Line: "một dòng",
    s.Text: "đoạn văn",
    s.Lines: "các dòng",
    s.Day: "ngày",
    s.Due: "mốc thời gian",
    s.Flag: "true, false",
    s.Whole: "số nguyên",
    s.Quantity: "số",
}
_CODE_LINE = re.compile(r"- (?P<code>[A-Z]{3}\d{3})(?P<warning> \(cảnh báo\))?: (?P<meaning>.+)")
_RULES_HEAD = """\
---
search:
  exclude: true
---

# Các quy tắc kiểm tra

`vankien check` báo mỗi phát hiện kèm một mã. Trang này giải thích từng mã. Trang sinh từ mã nguồn: các mã
SRC, SCH, FIL, DOC, TXT, PRN từ `build_tools/loader_codes.py`, các mã khác từ chú giải đầu mỗi tệp trong
`build_tools/rules/`. Sửa ở đó rồi chạy `.venv/bin/python -m build_tools.reference`.

Lỗi không cho dựng trang. Cảnh báo không cản dựng trang, nhưng `vankien check` vẫn kết thúc với mã thoát 1.
"""


@dataclass(frozen=True)
class RuleDocumentation:
    """A rule's docstring in parts; ``codes`` are (code, meaning, whether a warning)."""

    title: str
    body: tuple[str, ...]
    codes: tuple[tuple[str, str, bool], ...]
    fails: str
    passes: str


def reference_markdown() -> str:
    """A table of keys for each record, then a table of words for each vocabulary."""
    parts = [_record_table(record) for record in s.RECORDS.values()]
    parts += [_vocabulary_table(record, field, field.type) for record, field in _vocabularies() if isinstance(field.type, s.Choice)]
    return "\n\n".join(parts) + "\n"


def rules_markdown() -> str:
    """The page of all codes."""
    parts = [_RULES_HEAD]
    for prefix, title, introduction in GROUPS:
        parts.append(f"## {title}\n\n{_wrapped(introduction)}\n")
        parts += [_loader_section(code) for code in LOADER_CODES if code.code.startswith(prefix)]
    parts += [_rule_section(module) for module in RULE_MODULES]
    return "\n".join(parts)


def documentation_of(module: ModuleType) -> RuleDocumentation:
    """Read a rule's docstring: title, paragraphs, one line a code, ``Sai:`` and ``Đúng:``."""
    title, *blocks = re.split(r"\n\s*\n", (module.__doc__ or "").strip())
    body: list[str] = []
    codes: list[tuple[str, str, bool]] = []
    examples = {"Sai": "", "Đúng": ""}
    for block in blocks:
        if _CODE_LINE.match(block):
            found = [m for line in block.splitlines() if (m := _CODE_LINE.match(line))]
            codes += [(m["code"], m["meaning"], bool(m["warning"])) for m in found]
        elif block.startswith("Sai:"):
            fails, _, passes = block.partition("\nĐúng:")
            examples = {"Sai": _one_line(fails.removeprefix("Sai:")), "Đúng": _one_line(passes)}
        else:
            body.append(_one_line(block))
    return RuleDocumentation(title.rstrip("."), tuple(body), tuple(codes), examples["Sai"], examples["Đúng"])


def generated_pages(root: Path) -> dict[Path, str]:
    """Pages that hold generated text -> what they should hold now."""
    language = root / LANGUAGE_PAGE
    return {language: with_reference(language.read_text("utf-8")), root / RULES_PAGE: rules_markdown()}


def with_reference(page: str) -> str:
    """The page with its marked region renewed. Raises ValueError when the marks are missing."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{LANGUAGE_PAGE} lacks the marks {BEGIN} and {END}")
    return f"{head}{BEGIN}\n\n{reference_markdown()}\n{END}{tail}"


def main() -> None:
    """Rewrite the generated pages of this checkout."""
    for path, text in generated_pages(Path(__file__).resolve().parent.parent).items():
        path.write_text(text, "utf-8")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _cell(text: str) -> str:
    """Text as it stands, whatever it would mean to Markdown."""
    return re.sub(r"([*\[\]|_])", r"\\\1", text)


def _record_anchor(name: str) -> str:
    return f"ban-ghi-{name}"


def _vocabulary_anchor(record: s.Record, field: s.Field) -> str:
    return f"gia-tri-{record.name}-{field.name}".replace("_", "-")


def _record_table(record: s.Record) -> str:
    head = f"### `{record.name}`: {record.title} {{#{_record_anchor(record.name)}}}\n\n"
    if record.shorthand:
        head += f"Có thể viết thẳng chữ; khi đó chữ ấy là `{record.shorthand}`.\n\n"
    rows = [_row(record, field) for field in record.fields]
    return head + "\n".join(["| Khóa | Kiểu | Bắt buộc | Nghĩa |", "|---|---|---|---|", *rows])


def _row(record: s.Record, field: s.Field) -> str:
    required = "có" if field.required else ""
    return f"| `{field.name}` | {_type_name(record, field, field.type)} | {required} | {_cell(field.description)} |"


def _type_name(record: s.Record, field: s.Field, kind: s.Type) -> str:
    if isinstance(kind, s.ListOf):
        return "danh sách " + ("dòng" if isinstance(kind.item, s.Line) else _type_name(record, field, kind.item))
    if isinstance(kind, s.RecordType):
        return f"[{s.RECORDS[kind.name].title}](#{_record_anchor(kind.name)})"
    if isinstance(kind, s.Choice):
        return f"[một từ](#{_vocabulary_anchor(record, field)})"
    if isinstance(kind, s.Slug):
        return "mã văn bản" if kind.of == "instrument" else f"mã {s.RECORDS[kind.of].title}"
    return _SCALARS[type(kind)]


def _vocabularies() -> Iterator[tuple[s.Record, s.Field]]:
    for record in s.RECORDS.values():
        for field in record.fields:
            if isinstance(field.type, s.Choice):
                yield record, field


def _vocabulary_table(record: s.Record, field: s.Field, choice: s.Choice) -> str:
    head = f"### Giá trị của `{field.name}` trong {record.title} {{#{_vocabulary_anchor(record, field)}}}\n\n"
    rows = [f"| `{word}` | {_cell(called)} |" for word, called in choice.words]
    return head + "\n".join(["| Từ | Nghĩa |", "|---|---|", *rows])


def _loader_section(code: LoaderCode) -> str:
    level = "cảnh báo" if code.warning else "lỗi"
    return _code_heading(code.code, code.title, level) + f"\n{_wrapped(code.description)}\n\n{_examples(code.fails, code.passes)}"


def _rule_section(module: ModuleType) -> str:
    known = documentation_of(module)
    file = f"Tệp: `{module.__name__.replace('.', '/')}.py`"
    parts = [f"## {known.title}\n", *(f"{_wrapped(text)}\n" for text in known.body), f"{file}\n"]
    parts.append(_examples(known.fails, known.passes))
    parts += [_code_heading(code, meaning, "cảnh báo" if warning else "lỗi") for code, meaning, warning in known.codes]
    return "\n".join(parts)


def _code_heading(code: str, meaning: str, level: str) -> str:
    return f"### {code}\n\nMức: {level}. {meaning[:1].upper()}{meaning[1:]}.\n"


def _examples(fails: str, passes: str) -> str:
    return f"{_wrapped(f'- **Sai:** {fails}', '  ')}\n{_wrapped(f'- **Đúng:** {passes}', '  ')}\n"


if __name__ == "__main__":
    main()
