"""YAML with positions."""

from __future__ import annotations

import json

import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.markup import parse_text, place_of
from build_tools.model import Paragraph
from build_tools.source import MappingNode, Node, ScalarNode, SequenceNode, parse_source

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=20).filter(
    lambda t: t == t.strip() and "\ufeff" not in t and "\u2028" not in t and "\u2029" not in t and "\x85" not in t
)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4), max_leaves=20
)


def plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


@given(st.dictionaries(WORDS.filter(bool), TREES, min_size=1, max_size=4))
def test_any_tree_of_text_comes_back(tree: dict[str, object]) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", yaml.safe_dump(tree, allow_unicode=True, default_style='"'))
    source = parse_source("x.yml", text.encode())
    assert source.root is not None, source.diagnostics
    # what the writer spelt out as an escape is brought to the normal form too
    again = unicodedata.normalize("NFC", json.dumps(yaml.safe_load(text), ensure_ascii=False))
    assert plain(source.root) == json.loads(again)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    source = parse_source("x.yml", data)
    assert source.root is not None or source.diagnostics


def test_numbers_stay_as_typed() -> None:
    root = parse_source("x.yml", b"label: 1.10\nyear: 2_000\nyes: on\n").root
    assert isinstance(root, MappingNode)
    assert plain(root) == {"label": "1.10", "year": "2_000", "yes": "on"}


def test_a_place_in_a_block_is_a_place_in_the_file() -> None:
    root = parse_source("x.yml", "a:\n  text: |\n    Một hai\n    ba *bốn* năm.\n".encode()).root
    assert isinstance(root, MappingNode)
    inner = root.entries[0][1]
    assert isinstance(inner, MappingNode)
    node = inner.entries[0][1]
    assert isinstance(node, ScalarNode)
    span = place_of(node, node.value.index("bốn"))
    assert (span.line, span.column) == (4, 9)
    paragraph = parse_text(node).paragraphs[0]
    assert paragraph.text == "Một hai ba bốn năm."
    assert [(paragraph.text[e.start : e.end], e.style) for e in paragraph.emphases] == [("bốn", "em")]


def test_markup_is_a_closed_set() -> None:
    node = ScalarNode("<b>x</b> [a](b) \\*sao\\* `c` [^1] **đậm *nghiêng* hết** dòng\\\nmới", parse_source("x", b"a: b").root.span)  # type: ignore[union-attr]
    paragraph = parse_text(node).paragraphs[0]
    assert paragraph.text == "<b>x</b> [a](b) *sao* `c`  đậm nghiêng hết dòng\nmới"
    assert [n.mark for n in paragraph.notes] == ["1"]
    assert sorted(e.style for e in paragraph.emphases) == ["em", "strong"]


@given(st.lists(st.text("ab é,", min_size=1).filter(str.strip), min_size=1, max_size=5), st.sampled_from(["|", "'"]))
def test_a_text_without_marks_is_read_as_one_with_marks(lines: list[str], style: str) -> None:
    """A mark at the end changes nothing of the lines before it, whichever way the text is read."""

    def paragraph(text: str) -> Paragraph:
        source = f"text: |\n{text}" if style == "|" else f"text: '{text.strip()}'"
        root = parse_source("x.yml", source.encode()).root
        assert isinstance(root, MappingNode)
        node = root.entries[0][1]
        assert isinstance(node, ScalarNode)
        return parse_text(node).paragraphs[0]

    text = "\n".join("  " + line.strip() for line in lines)
    plain, marked = paragraph(text), paragraph(text + "\\*")
    assert marked.text == plain.text + "*"
    assert marked.lines == plain.lines
    assert plain.lines
