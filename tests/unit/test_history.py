"""The history: what is noted from one build to the next, and that nothing is noted twice or for nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.build import Checked
from build_tools.history import Earlier, Noted, Traced, file, history_schema, note_changes, traced
from build_tools.history.matching import pair_up
from build_tools.history.noting import WITH_WORDS
from build_tools.history.states import Trace, as_data, state_in_data, state_of
from build_tools.history.words import difference
from build_tools.link import Site, link
from build_tools.model import Assignment, Correction, Deadline, Document, Item, Paragraph
from build_tools.outputs.data import corpus_data
from tests.earlier import plain_data
from tests.many import NOWHERE, many

FIRST, LATER, MUCH_LATER = date(2026, 1, 5), date(2026, 2, 6), date(2027, 3, 7)
Edit = Callable[[Item], Item | None]
BASE = many(4, 6)


def edited(site: Site, edits: dict[tuple[int, int], Edit], added: dict[int, list[Item]] | None = None) -> Site:
    """The site with items of documents changed, None for left out, and items added at the end."""
    documents = []
    for number, document in enumerate(site.corpus.documents):
        items = [edits.get((number, at), lambda item: item)(item) for at, item in enumerate(document.items)]
        documents.append(replace(document, items=(*(item for item in items if item), *(added or {}).get(number, ()))))
    return link(replace(site.corpus, documents=tuple(documents)))


def with_documents(site: Site, *documents: Document) -> Site:
    return link(replace(site.corpus, documents=documents))


def left_by(noted: Noted, site: Site) -> Earlier:
    return Earlier(noted.data, lambda: json.dumps(corpus_data(site)).encode(), True)


def first(site: Site = BASE, day: date = FIRST) -> Earlier:
    return left_by(note_changes(Earlier(), site, day), site)


def told(noted: Noted) -> list[tuple[str, str, str]]:
    return [(change.document, change.path, change.what) for change in noted.history.changes]


def worded(text: str) -> Edit:
    return lambda item: replace(item, paragraphs=(Paragraph(text),))


def due(when: str) -> Edit:
    return lambda item: replace(item, deadlines=(Deadline(when, "deadline", "", NOWHERE),))


def squeezed(text: str) -> str:
    return "".join(text.split())


# words


@given(st.text("ab ,.\n"), st.text("ab ,.\n"))
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    words = difference(before, after)
    assert squeezed("".join(text for what, text in words if what != "added")) == squeezed(before)
    assert squeezed("".join(text for what, text in words if what != "removed")) == squeezed(after)


@given(st.lists(st.sampled_from(["việc", "cán bộ", "09-NQ/TW", "5,5%", "ủy ban"]), max_size=30))
def test_the_same_text_has_no_difference_however_it_is_composed(words: list[str]) -> None:
    import unicodedata

    text = " ".join(words)
    assert [what for what, _ in difference(unicodedata.normalize("NFD", text), text)] == (["same"] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Có 190/212 đại biểu", "Có 192/212 đại biểu", "Có[- 190/212][+ 192/212] đại biểu"),
        ("Tăng 5,5%/năm.", "Tăng 6,5%/năm.", "Tăng[- 5,5][+ 6,5]%/năm."),
        ("một hai ba", "một ba", "một[- hai] ba"),
        ("một hai", "một hai ba bốn", "một hai[+ ba bốn]"),
        (
            "Thực hiện tốt mọi việc được giao ngay",
            "Hoàn thành, báo cáo kết quả việc phụ trách trong quý",
            "[-Thực hiện tốt mọi việc được giao ngay][+Hoàn thành, báo cáo kết quả việc phụ trách trong quý]",
        ),
        ("Đoạn một.\nĐoạn hai.", "Đoạn một. Đoạn hai.", "Đoạn một.[-\n] Đoạn hai."),
        ("", "mới", "[+mới]"),
    ],
)
def test_a_difference_reads_well(before: str, after: str, expected: str) -> None:
    shown = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}
    assert "".join(shown[what].format(text) for what, text in difference(before, after)) == expected


def test_in_a_very_long_text_only_what_changed_is_told() -> None:
    words = [f"từ{n}" for n in range(20_000)]
    after = [*words[:5_000], "một câu mới", *words[5_000:12_000], *words[12_010:]]
    changed = [(what, text) for what, text in difference(" ".join(words), " ".join(after)) if what != "same"]
    assert changed == [("added", " một câu mới"), ("removed", " " + " ".join(words[12_000:12_010]))]


def test_a_long_text_without_any_single_word_still_has_an_end() -> None:
    before, after = "a b c " * 5_000, "x " + "b a c " * 5_000 + "y"
    words = difference(before, after)
    assert squeezed("".join(text for what, text in words if what != "removed")) == squeezed(after)


def test_long_unchanged_stretches_are_cut_for_display_only() -> None:
    text = " ".join(f"từ{n}" for n in range(200))
    noted = note_changes(
        first(edited(BASE, {(0, 0): worded(f"{text} cũ {text}")})), edited(BASE, {(0, 0): worded(f"{text} mới {text}")}), LATER
    )
    (change,) = noted.history.changes
    assert change.before == f"{text} cũ {text}"
    assert change.after == f"{text} mới {text}"
    shown = "".join(text for _, text in change.excerpt)
    assert shown.startswith("… từ188 ")
    assert shown.endswith(" từ10 …")
    assert ("removed", "cũ") in change.excerpt


# states


def test_a_state_is_the_same_from_the_site_and_from_its_open_data(checked: Checked) -> None:
    data = {document["id"]: document for document in plain_data(checked.site)["documents"]}
    for document in checked.site.corpus.documents:
        state = state_of(checked.site, document)
        assert state == state_in_data(data[document.id])
        assert state_in_data(json.loads(json.dumps(as_data(state)))) == state


# noting


def test_on_a_first_build_nothing_is_new() -> None:
    noted = note_changes(Earlier(), BASE, FIRST)
    assert noted.history.changes == ()
    assert noted.warning == ""
    assert {noted.history.first_seen(document) for document in BASE.documents} == {FIRST}
    document = BASE.corpus.documents[0]
    assert noted.history.updated(document.id) == document.date


ITEMS = st.tuples(st.integers(0, 3), st.integers(0, 5))
KINDS = st.sampled_from(["word", "rewrite", "deadline", "correct", "assign", "remove"])


def _edit(kind: str, number: int) -> Edit:
    def edit(item: Item) -> Item | None:
        text = item.text
        return {
            "word": lambda: worded(text.replace("nội dung", f"nội dung{number}"))(item),
            "rewrite": lambda: worded(f"Hoàn toàn{number} khác{number} hẳn{number} đi{number}")(item),
            "deadline": lambda: due("2031-Q2")(item),
            "correct": lambda: replace(item, corrections=(Correction("Tiếp tục", "Tiếp  tục", "thử", NOWHERE),)),
            "assign": lambda: replace(item, assignments=(Assignment("co-quan-1999", "lead", "", NOWHERE, NOWHERE),)),
            "remove": lambda: None,
        }[kind]()

    return edit


WHAT = {"word": "changed", "rewrite": "changed", "deadline": "deadline", "correct": "corrected", "assign": "changed", "remove": "withdrawn"}


@settings(max_examples=40)
@given(st.dictionaries(ITEMS, KINDS, max_size=8), st.sets(st.integers(0, 3)))
def test_the_history_names_exactly_what_was_edited_and_only_once(edits: dict[tuple[int, int], str], added: set[int]) -> None:
    new = {at: [Item(f"II/{at}", f"{at}.", "item", "", (Paragraph(f"Điều{at} chưa{at} từng{at} có{at}"),), NOWHERE)] for at in added}
    after = edited(BASE, {place: _edit(kind, n) for n, (place, kind) in enumerate(edits.items())}, new)
    expected = {(BASE.corpus.documents[d].id, f"I/{at}", WHAT[kind]) for (d, at), kind in edits.items()}
    expected |= {(BASE.corpus.documents[d].id, f"II/{d}", "added") for d in added}
    noted = note_changes(first(), after, LATER)
    assert sorted(told(noted)) == sorted(expected)
    assert {change.date for change in noted.history.changes} <= {LATER}
    for day in (LATER, MUCH_LATER):
        assert note_changes(left_by(noted, after), after, day).data == noted.data


def test_without_changes_the_bytes_stay_on_every_later_day() -> None:
    earlier = first()
    assert note_changes(earlier, BASE, MUCH_LATER).data == earlier.history


def test_a_deadline_that_moved_is_told_from_and_to() -> None:
    noted = note_changes(first(edited(BASE, {(1, 2): due("2023-Q2")})), edited(BASE, {(1, 2): due("2023-Q4")}), LATER)
    (change,) = noted.history.changes
    assert (change.what, change.before, change.after) == ("deadline", "quý II năm 2023", "quý IV năm 2023")
    assert change.place == "Mục 2"
    assert noted.history.updated(change.document) == LATER


def test_a_new_role_is_told_in_words() -> None:
    noted = note_changes(first(), edited(BASE, {(0, 0): _edit("assign", 0)}), LATER)
    (change,) = noted.history.changes
    assert "Chủ trì: Cơ quan tham mưu thứ 1999 của Tỉnh ủy." in change.after
    assert "Cơ quan tham mưu thứ 0 của Tỉnh ủy" in change.before


def test_a_correction_that_is_dropped_is_a_change() -> None:
    noted = note_changes(first(edited(BASE, {(0, 0): _edit("correct", 0)})), BASE, LATER)
    assert [(c.what, c.words[-1][0]) for c in noted.history.changes] == [("changed", "removed")]


def test_numbers_that_move_on_are_no_change() -> None:
    document = BASE.corpus.documents[0]
    fresh = replace(document.items[0], path="I/0", paragraphs=(Paragraph("Một việc hoàn toàn mới chen lên đầu"),))
    moved = [replace(item, path=f"I/{at + 1}") for at, item in enumerate(document.items)]
    moved[3] = replace(moved[3], paragraphs=(Paragraph(moved[3].text + " Nói thêm một câu."),))
    after = with_documents(BASE, replace(document, items=(fresh, *moved)), *BASE.corpus.documents[1:])
    assert told(note_changes(first(), after, LATER)) == [(document.id, "I/0", "added"), (document.id, "I/4", "changed")]


def test_of_a_part_that_comes_or_goes_whole_only_its_top_is_told() -> None:
    document = BASE.corpus.documents[0]
    below = tuple(replace(item, path=f"III/{at}", paragraphs=(Paragraph(f"Ý{at} lẻ{at}"),)) for at, item in enumerate(document.items))
    top = Item("III", "III.", "section", "PHẦN MỚI", (), NOWHERE, children=below)
    larger = with_documents(BASE, replace(document, items=(*document.items, top)), *BASE.corpus.documents[1:])
    assert told(note_changes(first(), larger, LATER)) == [(document.id, "III", "added")]
    assert told(note_changes(first(larger), BASE, LATER)) == [(document.id, "III", "withdrawn")]


def test_documents_come_and_go_and_a_new_id_is_the_same_document() -> None:
    one, two, *rest = BASE.corpus.documents
    before, after = with_documents(BASE, one, *rest), with_documents(BASE, two, *rest)
    noted = note_changes(first(before), after, LATER)
    assert told(noted) == [(two.id, "", "added"), (one.id, "", "withdrawn")]
    assert noted.history.changes[1].name == one.name
    renamed = note_changes(first(before), with_documents(BASE, replace(one, id="ten-khac"), *rest), LATER)
    assert told(renamed) == []
    assert renamed.history.first_seen("ten-khac") == FIRST


def test_a_new_entry_of_a_registry_is_no_change_of_documents() -> None:
    body = replace(BASE.corpus.bodies[0], id="co-quan-moi", name="nội dung, phương thức")
    assert told(note_changes(first(), link(replace(BASE.corpus, bodies=(*BASE.corpus.bodies, body))), LATER)) == []


# one day


def test_two_builds_of_a_day_tell_the_difference_from_the_morning() -> None:
    morning = first(edited(BASE, {(0, 0): worded("Làm một việc"), (0, 1): due("2023-Q1")}))
    noon = edited(BASE, {(0, 0): worded("Làm hai việc"), (0, 1): due("2023-Q2")})
    evening = edited(BASE, {(0, 0): worded("Làm ba việc"), (0, 1): due("2023-Q1")})
    at_noon = note_changes(morning, noon, LATER)
    assert len(at_noon.history.changes) == 2
    at_evening = note_changes(left_by(at_noon, noon), evening, LATER)
    (change,) = at_evening.history.changes
    assert (change.before, change.after) == ("Làm một việc", "Làm ba việc")
    next_day = note_changes(left_by(at_evening, evening), noon, LATER + timedelta(1))
    assert [c.date for c in next_day.history.changes] == [LATER + timedelta(1)] * 2 + [LATER]


def test_what_is_back_in_the_evening_was_never_changed() -> None:
    noon = with_documents(BASE, *BASE.corpus.documents[1:])
    at_noon = note_changes(first(), noon, LATER)
    assert len(at_noon.history.changes) == 1
    at_evening = note_changes(left_by(at_noon, noon), BASE, LATER)
    assert at_evening.history.changes == ()
    assert at_evening.history.first_seen(BASE.corpus.documents[0].id) == FIRST


@pytest.mark.parametrize("is_written", [True, False], ids=["read from the file", "kept in the process"])
def test_documents_that_go_on_one_day_are_told_in_one_order(is_written: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, *rest = BASE.corpus.documents
    neither = with_documents(BASE, *rest)
    found = []
    for stays in ((two, *rest), (one, *rest)):
        noted = note_changes(first(), with_documents(BASE, *stays), LATER)
        assert [what for _, _, what in told(noted)] == ["withdrawn"]
        earlier = left_by(noted, with_documents(BASE, *stays))
        if is_written:
            monkeypatch.setattr(file, "_last", [])
        found.append(note_changes(earlier, neither, LATER).data)
    assert found[0] == found[1]


def test_a_clock_that_goes_back_loses_nothing() -> None:
    site, noted = BASE, note_changes(Earlier(), BASE, FIRST)
    for number, day in enumerate((LATER, MUCH_LATER, LATER, LATER), 1):
        after = edited(BASE, {(0, 0): worded(f"Làm việc thứ {number}")})
        noted, site = note_changes(left_by(noted, site), after, day), after
    assert [c.after for c in noted.history.changes if c.date == MUCH_LATER] == ["Làm việc thứ 2"]
    assert {c.after for c in noted.history.changes if c.date == LATER} == {"Làm việc thứ 1", "Làm việc thứ 3", "Làm việc thứ 4"}


# what was left


def known_as_they_are(before: Site, after: Site) -> frozenset[str]:
    """Documents of which nobody needs to ask whether they changed."""
    states = {document.id: state_of(before, document) for document in before.corpus.documents}
    return frozenset(document.id for document in after.corpus.documents if states.get(document.id) == state_of(after, document))


def test_what_is_known_to_be_unchanged_is_neither_read_nor_written_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    one, _, *rest = BASE.corpus.documents
    steps = [
        (LATER, edited(BASE, {(0, 0): worded("Khác")})),
        (LATER, edited(BASE, {(0, 0): worded("Khác nữa"), (2, 1): due("2024-Q2")})),
        (LATER, edited(BASE, {(2, 1): due("2024-Q2")})),
        (MUCH_LATER, with_documents(BASE, replace(one, id="ten-khac"), *rest)),
        (MUCH_LATER, with_documents(BASE, *rest)),
        (MUCH_LATER + timedelta(1), BASE),
    ]
    site, earlier = BASE, first()
    for day, after in steps:
        monkeypatch.setattr(file, "_last", [])
        expected = note_changes(earlier, after, day)
        monkeypatch.setattr(file, "_last", [])
        asked: list[str] = []

        def trace(site: Site, document: Document, asked: list[str] = asked) -> Traced:
            asked.append(document.id)
            return traced(site, document)

        unchanged = known_as_they_are(site, after)
        noted = note_changes(replace(earlier, unchanged=unchanged), after, day, trace)
        assert noted.history == expected.history and noted.data == expected.data
        assert len(asked) <= len(after.corpus.documents) - len(unchanged) + 1, "those of this day's morning are looked at again"
        assert noted.data.decode() == json.dumps(json.loads(noted.data), ensure_ascii=False, indent=1) + "\n"
        site, earlier = after, left_by(noted, after)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'{"version": 1}', b'{"version": "x"}', b"\xff\xfe", b'{"version":1,"documents":[],"changes":[],"morning":null}'],
)
def test_a_damaged_history_is_a_first_build_with_a_warning(damaged: bytes) -> None:
    noted = note_changes(Earlier(damaged, lambda: b"{}", True), BASE, LATER)
    assert "bị hỏng" in noted.warning
    assert replace(noted, warning="") == note_changes(Earlier(), BASE, LATER)


def test_a_lost_history_is_a_first_build_with_a_warning() -> None:
    noted = note_changes(Earlier(None, lambda: b"{}", True), BASE, LATER)
    assert "không thấy data/history.json" in noted.warning
    assert noted.history.changes == ()


def test_the_history_of_a_newer_program_stays_as_it_is() -> None:
    newer = b'{"version": 99, "anything": []}'
    noted = note_changes(Earlier(newer, lambda: b"{}", True), BASE, LATER)
    assert "bản phần mềm mới hơn" in noted.warning
    assert noted.data == newer


@pytest.mark.parametrize("corpus", [None, b"{", b'{"documents": 3}', b'{"documents": [{"id": "chuong-trinh-0"}]}'])
def test_without_the_earlier_texts_changes_are_noted_without_words(corpus: bytes | None) -> None:
    earlier = replace(first(), corpus=lambda: corpus)
    noted = note_changes(earlier, edited(BASE, {(0, 0): worded("Khác"), (0, 1): due("2023-Q2"), (0, 2): lambda item: None}), LATER)
    document = BASE.corpus.documents[0].id
    assert told(noted) == [(document, "I/0", "changed"), (document, "I/1", "changed"), (document, "I/2", "withdrawn")]
    assert [change.words for change in noted.history.changes] == [(), (), ()]
    assert noted.history.changes[-1].name == "Mục I › 2"


def test_texts_of_another_build_are_not_taken_for_the_earlier_ones() -> None:
    stale = edited(BASE, {(0, 0): worded("Lời của một lần dựng khác")})
    earlier = replace(first(), corpus=lambda: json.dumps(corpus_data(stale)).encode())
    (change,) = note_changes(earlier, edited(BASE, {(0, 0): worded("Khác")}), LATER).history.changes
    assert change.words == ()


def test_the_file_follows_its_schema_and_old_changes_lose_only_their_words() -> None:
    site = many(1, WITH_WORDS + 5)
    after = edited(site, {(0, at): due("2029-Q1") for at in range(WITH_WORDS + 5)})
    noted = note_changes(first(site), after, LATER)
    jsonschema.Draft202012Validator.check_schema(history_schema())
    jsonschema.validate(json.loads(noted.data), history_schema())
    assert len(noted.history.changes) == WITH_WORDS + 5
    assert [bool(change.words) for change in noted.history.changes[WITH_WORDS - 1 : WITH_WORDS + 1]] == [True, False]
    again: Any = note_changes(left_by(noted, after), after, MUCH_LATER)
    assert again.history.changes == noted.history.changes


# pairs


def test_equal_words_are_paired_in_order_and_the_same_place_wins() -> None:
    earlier = [Trace("1", "a"), Trace("2", "b"), Trace("3", "b")]
    new = [Trace("1", "b"), Trace("2", "b"), Trace("3", "a")]
    assert sorted(pair_up(earlier, new, {}, {}).pairs) == [(0, 2), (1, 1), (2, 0)]


def test_a_document_is_read_alone_where_its_place_is_known() -> None:
    """Of a large corpus only what changed; and what stands there must be the document of the history."""
    new = edited(BASE, {(1, 2): worded("Chữ mới của mục này.")})
    expected = note_changes(first(), new, LATER)
    assert any(change.words for change in expected.history.changes)
    alone = {document["id"]: json.dumps(document).encode() for document in corpus_data(BASE)["documents"]}
    for read in (alone.get, lambda name: alone[min(alone)], lambda name: b"{", lambda name: None):
        asked: list[str] = []

        def document(name: str, read: Callable[[str], bytes | None] = read, asked: list[str] = asked) -> bytes | None:
            asked.append(name)
            return read(name)

        assert note_changes(replace(first(), document=document), new, LATER).data == expected.data
        assert asked
    without = replace(first(), document=alone.get, corpus=lambda: pytest.fail("the whole file was read"))
    assert note_changes(without, new, LATER).data == expected.data
