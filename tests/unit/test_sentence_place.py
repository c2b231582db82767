"""Links to the words of a quote: only words that a browser finds, and only where it finds the right ones."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from build_tools.build import check_content
from build_tools.load import ContentFile
from build_tools.rendering.sentence_place import sentence_place

DOCUMENT = """\
kind: notice
title: Thông báo
locality: x
issuer: y
original:
  files: [a.txt]
items:
  - label: I.
    heading: Chỉ tiêu về kinh tế - xã hội
    text: |
      Tăng trưởng ước đạt 3,55% so với năm 2022[^1]. Phân đấu tăng 7%, trong đó[^2] dịch vụ tăng từ 8% trở lên.

      Thu ngân sách đạt 48,5% dự toán.
    footnotes:
      - mark: "1"
        text: Trong đó nông nghiệp tăng 2,14%.
      - mark: "2"
        text: Chín ngành.
    corrections:
      - {printed: Phân đấu, read_as: Phấn đấu, why: lỗi quét}
  - label: II.
    text: Thu ngân sách đạt 48,5% dự toán. Nông nghiệp tăng 2,14%.
"""


def place(path: str, quote: str) -> str:
    site = check_content([ContentFile("content/notices/a.yml", DOCUMENT.encode())]).site
    return unquote(sentence_place(site.items[f"a#{path}"], quote))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Thu ngân sách đạt 48,5% dự toán", "Thu ngân sách đạt 48,5% dự toán"),
        ("ước đạt 3,55% so với năm 2022", "ước đạt 3,55% so với năm"),  # the mark sticks to 2022
        ("Phân đấu tăng 7%", "Phấn đấu tăng 7%"),  # as it is read
        ("tăng 7%, trong đó dịch vụ tăng từ 8% trở lên", "dịch vụ tăng từ 8% trở lên"),  # the longer part
        ("kinh tế - xã hội", "kinh tế - xã hội"),  # of the heading
    ],
)
def test_words_are_those_that_stand_on_the_page(quote: str, words: str) -> None:
    assert place("I", quote) == f"m-I:~:text={words}"


def test_a_quote_of_a_footnote_leads_to_the_footnote() -> None:
    assert place("I", "Trong đó nông nghiệp tăng 2,14%") == "cn-I-1:~:text=Trong đó nông nghiệp tăng 2,14%"
    assert place("I", "nông nghiệp tăng 2,14%") == "cn-I-1:~:text=nông nghiệp tăng 2,14%"


def test_words_that_stand_earlier_too_would_mislead() -> None:
    assert place("II", "Thu ngân sách đạt 48,5% dự toán") == "m-II"
    assert place("II", "Nông nghiệp tăng 2,14%") == "m-II:~:text=Nông nghiệp tăng 2,14%"


def test_what_has_a_meaning_in_the_syntax_is_escaped() -> None:
    site = check_content([ContentFile("content/notices/a.yml", DOCUMENT.encode())]).site
    _, _, words = sentence_place(site.items["a#I"], "tế - xã hội").partition(":~:text=")
    assert "%2D" in words and "-" not in words
