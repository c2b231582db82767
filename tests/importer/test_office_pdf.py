"""The invented papers printed to PDF by an office program: each import is the one of the Word file.

What a page does not show is left out of the comparison: where a line of a title or letterhead was broken by
hand and where by the margin, and what is no text of the document.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.importer.readers import read
from build_tools.importer.readers.doc import find_office
from build_tools.importer.structure import read_structure
from build_tools.model import Document, Letterhead, Signature
from tests.importer.cadre_word import Hand, typed
from tests.importer.comparison import loaded
from tests.importer.office import converted
from tests.importer.test_cadre_word import HANDS, expected, golden, unlike

pytestmark = pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")

LOOKS = {
    "first lines indented, room between paragraphs": {},
    "everything at the margin, no room between paragraphs": {"lead": "", "apart": False},
}
FAMILIES = ("Tinos", "Be Vietnam Pro")
"""As wide as what offices type in, and a fifth wider: other lines, other pages."""


def hand_of(name: str, look: str) -> Hand:
    """The hand of a paper with this look; old fonts are on no machine, what is deleted would be printed too."""
    return replace(HANDS[name], old_fonts=False, tracked=False, stamp="", **LOOKS[look])  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=FAMILIES)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    hands = {f"{name}-{n}": (name, look) for name in HANDS for n, look in enumerate(LOOKS)}
    files = {key: typed(golden(name), hand_of(name, look)) for key, (name, look) in hands.items()}
    made = converted(files, "pdf", tmp_path_factory.mktemp("pdf"), request.param)
    return {hands[key]: data for key, data in made.items()}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", HANDS)
def test_a_paper_printed_to_pdf_is_the_paper_that_was_typed(name: str, look: str, printed: dict[tuple[str, str], bytes]) -> None:
    wanted = expected(name, hand_of(name, look))
    got = loaded(read_structure(read("van-ban.pdf", printed[name, look])), "van-ban.pdf")
    assert len(got) == len(wanted)
    for one, other in zip(wanted, got, strict=True):
        assert unlike(_as_printed(one), _as_printed(other)) == []


def _as_printed(document: Document) -> Document:
    head, foot = document.letterhead, document.signature
    return replace(
        document,
        furniture=(),
        title_lines=(" ".join(document.title_lines),),
        letterhead=Letterhead((" ".join(head.left),), (" ".join(head.right),)),
        signature=Signature((" ".join(foot.capacity),), foot.name),
    )
