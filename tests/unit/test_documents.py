"""From YAML to a document's tree: nothing that an author typed is lost on the way."""

from __future__ import annotations

from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document, Item

HEAD = "kind: notice\ntitle: |\n  THÔNG BÁO\n  về việc A\nlocality: x\nissuer: y\noriginal:\n  files: [a.txt]\n"


def document(body: str) -> Document:
    corpus, problems = load_corpus([ContentFile("content/notices/a.yml", (HEAD + body).encode())])
    assert problems == ()
    return corpus.documents[0]


def item(found: Document, path: str) -> Item:
    return next(i for i in found.walk() if i.path == path)


def test_paragraphs_between_children_belong_to_the_parent_and_keep_their_place() -> None:
    found = document(
        "preamble:\n  text: Mở đầu gồm\n  items:\n    - {label: (1), run_in: true, text: một;}\n"
        "    - {label: (2), run_in: true, text: hai.}\n"
        "    - text: |\n        Đoạn sau.\n\n        Đoạn sau nữa.\n"
    )
    preamble = item(found, "preamble")
    assert preamble.text == "Mở đầu gồm\nĐoạn sau.\nĐoạn sau nữa."
    assert [p.position for p in preamble.paragraphs] == [0, 2, 2]
    assert [(c.path, c.kind, c.text) for c in preamble.children] == [("preamble/(1)", "run_in", "một;"), ("preamble/(2)", "run_in", "hai.")]


def test_outermost_paragraphs_without_a_label_become_parts() -> None:
    found = document("items:\n  - text: Đoạn đầu.\n  - {label: I., text: Một.}\n  - text: Đoạn giữa.\n  - {label: II., text: Hai.}\n")
    assert [(i.path, i.text) for i in found.items[1:]] == [("d1", "Đoạn đầu."), ("I", "Một."), ("d2", "Đoạn giữa."), ("II", "Hai.")]


def test_irregular_numbering_stays_as_printed() -> None:
    found = document(
        "items:\n  - label: II -\n    items:\n      - {label: I., text: a}\n      - {label: 2., text: b}\n      - {label: 2., text: c}\n"
        '      - {label: "-", text: d, items: [{label: +, text: e}]}\n      - {heading: Không số}\n'
    )
    assert [i.path for i in found.walk()][1:] == ["II", "II/I", "II/2", "II/2#2", "II/b1", "II/b1/p1", "II/h1"]
    assert item(found, "II").label == "II -"


def test_leaves_are_tasks_where_an_ancestor_says_so() -> None:
    found = document(
        "items:\n  - label: I.\n    tasks: true\n    items:\n      - {label: 1., text: a}\n      - {label: 2., text: b, task: false}\n"
        "      - {label: 3., text: c, items: [{label: (1), run_in: true, text: d}]}\n      - {label: 4., items: [{label: a), text: e}]}\n"
        "  - {label: II., text: f}\n"
    )
    assert [i.path for i in found.walk() if i.task] == ["I/1", "I/3", "I/4/a"]


def test_a_footnote_knows_where_its_mark_stands() -> None:
    found = document('items:\n  - label: I.\n    text: |\n      Một hai[^1] ba.\n\n      Bốn[^*] năm.\n    footnotes:\n'
                     '      - {mark: "1", text: Chú một.}\n      - {mark: "*", text: Chú sao.}\n')  # fmt: skip
    section = item(found, "I")
    assert section.text == "Một hai ba.\nBốn năm."
    assert [(n.mark, n.anchor, n.text) for n in section.footnotes] == [("1", 7, "Chú một."), ("*", 15, "Chú sao.")]


def test_the_title_may_have_corrections() -> None:
    found = document("corrections:\n  - {printed: việc, read_as: viếc, why: thử}\n")
    assert found.title == "THÔNG BÁO về việc A"
    assert [c.read_as for c in found.items[0].corrections] == ["viếc"]
