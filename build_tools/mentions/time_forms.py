"""The forms in which Vietnamese official prose says a time; ``times`` reads them."""

from __future__ import annotations

import re

from build_tools.vietnamese.patterns import OpenedPattern, opening

YEAR = r"(?:1[89]|20)\d{2}"
_DASH = r"\s*[-–—]\s*"
_TO = rf"(?:{_DASH}|\s+(?:đến|và)\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?)"
_DAY = (
    rf"(?:(?:ngày\s+)?(?P<d1>\d{{1,2}})\s*[/.]\s*(?P<m1>\d{{1,2}})\s*[/.]\s*(?P<y1>{YEAR})"
    rf"|ngày\s+(?P<d2>\d{{1,2}})\s*[/-]\s*(?P<m2>\d{{1,2}})(?:\s*[/-]\s*(?P<y2>{YEAR}))?(?![\d/])"
    rf"|(?:ngày\s+)?(?P<d4>\d{{1,2}})-(?P<m4>\d{{1,2}})-(?P<y4>{YEAR})"
    rf"|(?:ngày|mùng|mồng)\s+(?P<d3>\d{{1,2}})\s+tháng\s+(?P<m3>\d{{1,2}})(?:\s+năm\s+(?P<y3>{YEAR}))?)"
)
_FROM_DAY = (
    rf"(?:(?:từ\s+)?(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}})?(?:\s*[/.-]\s*{YEAR})?\s*(?:đến|[-–—])\s*"
    r"(?=ngày|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}))?"
)
_MONTHS = r"\d{1,2}|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười\s+một|mười\s+hai|mười|chạp"
_QUARTERS = r"IV|I{1,3}|[1-4]"
_WATCH = r"kiểm\s+tra|giám\s+sát|cung\s+cấp|thông\s+tin|rà\s+soát|cập\s+nhật|đôn\s+đốc"


def _words(first: str) -> str:
    return opening(first.split(), any_case=True)


_FORMS: tuple[tuple[str, str, tuple[str, ...], str, str], ...] = (
    (
        "every",
        "",
        ("hằng", "hàng"),
        _words("định chậm trước vào ngày hằng hàng"),
        r"(?:định\s+kỳ\s+)?(?:(?:chậm\s+nhất|trước|vào)\s+)?(?:ngày\s+\d{1,2}\s+(?:của\s+)?)?(?:hằng|hàng)\s+(?P<unit>tháng|quý|năm|tuần|ngày)(?!\s+\d)",
    ),
    (
        "often",
        "",
        ("định kỳ", "thường xuyên"),
        _words("định thường"),
        (
            r"(?:định\s+kỳ(?:\s+(?P<n6>0?6|sáu|0?3|ba|một|1)\s+tháng(?:\s+một\s+lần)?|\s+(?P<unit>tháng|quý|năm)(?!\s+\d)|\s+báo\s+cáo)?"
            rf"|thường\s+xuyên(?:\s+báo\s+cáo|(?=\s+(?:và\s+)?(?:{_WATCH})))"
            r"|(?<=kiểm\stra\s)thường\s+xuyên|(?<=giám\ssát\s)thường\s+xuyên)"
        ),
    ),
    (
        "span",
        "years",
        (),
        _words("giai thời nhiệm năm niên các từ"),
        (
            r"(?P<word>giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|năm\s+học|niên\s+độ|các\s+năm|từ\s+năm|năm)\s+(?:từ\s+)?(?:năm\s+)?"
            rf"(?P<y0>{YEAR}){_TO}(?P<y>{YEAR})"
        ),
    ),
    ("bare_span", "years", (), "(?:1[89]|20)", rf"(?<![\d/.-])(?P<y0>{YEAR}){_DASH}(?P<y>{YEAR})(?![\d/]|\s*[-–/]\s*\w)"),
    ("vision", "year", ("tầm nhìn",), _words("tầm"), rf"tầm\s+nhìn\s+(?:(?:đến|tới)\s+)?(?:năm\s+)?(?P<y>{YEAR})"),
    ("day", "day", (), _words("từ ngày mùng mồng") + r"|\d(?<!\d\d)", _FROM_DAY + _DAY),
    ("month", "year", ("tháng",), _words("tháng"), rf"tháng\s+(?P<m>{_MONTHS})(?:\s*[/-]\s*|\s+năm\s+)(?P<y>{YEAR})"),
    (
        "quarter",
        "",
        ("quý",),
        _words("quý"),
        rf"quý\s+(?:(?:{_QUARTERS})\s*(?:,|và|[-–])\s*(?:quý\s+)?)*(?P<q>{_QUARTERS})(?!\w)(?:\s*(?:[/-]|,?\s*năm)\s*(?P<y>{YEAR}))?",
    ),
    (
        "half",
        "",
        ("tháng",),
        _words("0 3 6 9 ba sáu chín"),
        (
            r"(?P<n>0?6|sáu|0?9|chín|0?3|ba)\s+tháng(?:\s+(?P<h>đầu|cuối))?"
            rf"(?:(?:\s+(?:của\s+)?năm|/)(?:\s*(?P<y>{YEAR}))?|(?=\s+một\s+lần))"
        ),
    ),
    ("same", "year", ("cùng kỳ",), _words("cùng"), rf"cùng\s+kỳ\s+(?:năm\s+)?(?P<y>{YEAR})"),
    ("to_year", "year", ("đến",), _words("đến"), rf"đến\s+(?P<end>hết\s+|cuối\s+)?(?:năm\s+)(?P<y>{YEAR})"),
    ("year", "year", ("năm", "hết", "cuối", "đầu"), _words("năm hết cuối đầu"), rf"(?:năm|hết|cuối|đầu)\s+(?P<y>{YEAR})(?!\s*[-–]\s*\d)"),
)

FORMS = tuple(
    (name, needs, needles, OpenedPattern(rf"(?<!\w){form}(?!\w)", first, re.IGNORECASE)) for name, needs, needles, first, form in _FORMS
)
"""(name, what it needs, words of which it needs one, pattern), in the order in which they are tried.

What it needs is a ``year``, two ``years``, a ``day`` (a year, or a digit with one of ``DAY_WORDS``), or nothing.
"""
DAY_WORDS = ("ngày", "mùng", "mồng")
LEAD = re.compile(
    r"(?<!\w)(?:(?P<lead>(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào|trong|đến))*|hạn\s+cuối(?:\s+là)?|(?:xong\s+)?trước|từ\s+nay\s+đến|(?:kể\s+)?từ"
    r"|kéo\s+dài\s+đến|cho\s+đến|đến|tới|trong|vào|sau)\s+)?(?:(?P<edge>hết|cuối|đầu|giữa)\s+)?$",
    re.IGNORECASE,
)
"""What stands before a time and belongs to it: “chậm nhất”, “trước cuối”."""
FURTHER = re.compile(r"\s*(?:,|và|hoặc)\s*(?P<word>(?:hằng\s+|hàng\s+)?(?P<unit>tháng|quý|năm))(?!\w|\s+\d)", re.IGNORECASE)
"""What follows “hằng tháng”: “, quý, năm”."""
CLAUSE_END = re.compile(r"[.;:!?…]\s|\n")
DONE_BY = re.compile(
    r"hoàn\s+(?:thành|thiện|tất)|\bxong\b|ban\s+hành|trình\s|khởi\s+công|khánh\s+thành|thông\s+xe|nghiệm\s+thu|phê\s+duyệt|gửi\s|nộp\s"
    r"|đưa\s+vào|thời\s+hạn|thời\s+gian\s+(?:hoàn\s+thành|thực\s+hiện)",
    re.IGNORECASE,
)
"""Words that say that something is finished at the time that follows."""
