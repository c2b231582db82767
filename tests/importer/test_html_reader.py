"""What the reader of web pages sees: paragraphs, lists, tables, notes, old fonts; nothing is fetched."""

from __future__ import annotations

from build_tools.importer.lines import Table
from build_tools.importer.readers.html import read_html
from tests.importer.papers import asides, texts

PAGE = """<html><head><meta charset="utf-8"><style>p{color:red}</style><script>alert(1)</script></head><body>
<p align="center"><b>KẾ HOẠCH</b><br>thực hiện</p>
<p>Ngh&#7883; quyết<a href="#n1" id="r1"><sup>[1]</sup></a> s&ocirc;́ 31 &amp; m<sup>2</sup></p>
<ol start="3"><li>Ba<li>Bốn</ol><ul><li>Gạch</ul><p style="display:none">giấu</p>
<table><tr><td>STT<td>Việc<tr><td>1<td>Họp</table><div id="n1"><a href="#r1">[1]</a> Của Bộ Chính trị.</div></body></html>"""


def test_html_paragraphs_lists_tables_and_notes() -> None:
    paper = read_html(PAGE.encode())
    assert texts(paper) == ["KẾ HOẠCH", "thực hiện", "Nghị quyết số 31 & m²", "3. Ba", "4. Bốn", "- Gạch"]
    head, _, cited = paper.lines[:3]
    assert (head.centred, head.runs[0].styles, cited.note_marks) == (True, {"strong"}, ((10, "1"),))
    assert [(note.mark, note.lines[0].text) for note in paper.notes] == [("1", "Của Bộ Chính trị.")]
    (found,) = [element for element in paper.elements if isinstance(element, Table)]
    assert [[cell[0].text for cell in row] for row in found.rows] == [["STT", "Việc"], ["1", "Họp"]]
    assert asides(paper) == [("footer", "giấu")]


def test_html_in_an_old_font_is_converted() -> None:
    paper = read_html('<p><font face=".VnTime">Thµnh ñy</font> và <span style="font-family: \'VNI-Times\'">Quaän uûy</span></p>'.encode())
    assert texts(paper) == ["Thành ủy và Quận ủy"]
