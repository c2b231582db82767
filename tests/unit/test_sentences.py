"""Sentences of running text, and texts cut where a reader can stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.vietnamese.sentences import cut_short, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một. Hai.", ["Một.", "Hai."]),
        ("Hội nghị lần thứ 21 khóa XI. Đại biểu dự họp.", ["Hội nghị lần thứ 21 khóa XI.", "Đại biểu dự họp."]),
        ("Họp tại TP. Hồ Chí Minh. Ông Nguyễn Văn A, TS. luật, dự.", ["Họp tại TP. Hồ Chí Minh.", "Ông Nguyễn Văn A, TS. luật, dự."]),
        ("Tăng 7.500 tỷ đồng. Giảm 0,4%.", ["Tăng 7.500 tỷ đồng.", "Giảm 0,4%."]),
        ("Đồng chí nói: “Phải làm ngay.” Hội nghị nhất trí.", ["Đồng chí nói: “Phải làm ngay.”", "Hội nghị nhất trí."]),
        ("Chợ, trường, trạm... đều xong. Còn đường.", ["Chợ, trường, trạm... đều xong.", "Còn đường."]),
        ("không có dấu chấm", ["không có dấu chấm"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_a_text_that_fits_is_left_alone() -> None:
    assert cut_short("Vừa đủ.", 7) == "Vừa đủ."


def test_a_cut_is_made_at_the_last_clause() -> None:
    assert cut_short("Nâng cao năng lực lãnh đạo, đổi mới phương thức cầm quyền của Đảng", 50) == "Nâng cao năng lực lãnh đạo…"


def test_a_clause_that_would_leave_a_quotation_open_is_passed_over() -> None:
    text = "Thực hiện tốt các nhiệm vụ đã đề ra, với chủ đề “Đoàn kết, sáng tạo” của năm"
    assert cut_short(text, 60) == "Thực hiện tốt các nhiệm vụ đã đề ra…"


@given(st.lists(st.text("aăâđệ,;:”“()", min_size=1, max_size=9), min_size=1, max_size=60), st.integers(20, 120))
def test_a_cut_keeps_to_the_room_and_to_whole_words(words: list[str], limit: int) -> None:
    text = " ".join(words)
    cut = cut_short(text, limit)
    assert len(cut) <= limit
    if cut != text:
        kept = cut.removesuffix("…")
        assert cut.endswith("…") and text.startswith(kept)
        following = text[len(kept) : len(kept) + 1]
        assert following in " ,;:…" or not following.isalnum() or not kept
