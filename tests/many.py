"""A site with very many documents, tasks and bodies, made up by counting and not by chance.

Documents are spread over localities; each task is given to a few bodies of its place and some
carry out resolutions beyond that of their document.
"""

from __future__ import annotations

from datetime import date, timedelta

from build_tools.diagnostics import Span
from build_tools.link import Site, link
from build_tools.model import (
    Assignment,
    Block,
    Body,
    Corpus,
    Document,
    Instrument,
    Item,
    Letterhead,
    Locality,
    Paragraph,
    Reference,
    Signature,
)
from build_tools.vocabularies import ROLES

NOWHERE = Span("generated")
PLACES, INSTRUMENTS, BODIES = 64, 400, 2000


def many(documents: int, tasks: int) -> Site:
    """A linked site with ``documents`` times ``tasks`` tasks."""
    places = tuple(Locality(f"tinh-{n}", f"Tỉnh thứ {n}", None, NOWHERE) for n in range(PLACES))
    bodies = tuple(
        Body(f"co-quan-{n}", f"Cơ quan tham mưu thứ {n} của Tỉnh ủy", "party", f"tinh-{n % PLACES}", (), None, NOWHERE)
        for n in range(BODIES)
    )
    instruments = tuple(_instrument(n) for n in range(INSTRUMENTS))
    return link(Corpus(tuple(_document(n, tasks) for n in range(documents)), instruments, bodies, places))


def _instrument(number: int) -> Instrument:
    kind = ("resolution", "directive", "conclusion", "decision", "plan")[number % 5]
    day = date(2000, 1, 1) + timedelta(number)
    return Instrument(f"van-ban-{number}", kind, f"{number}-X/TW", day, "co-quan-0", f"về việc thứ {number}", (), "", (), (), NOWHERE)


def _document(number: int, tasks: int) -> Document:
    place = number % PLACES
    return Document(
        id=f"chuong-trinh-{number}",
        kind="programme",
        span=NOWHERE,
        title_lines=(f"CHƯƠNG TRÌNH {number}",),
        short_title=f"Chương trình hành động thứ {number} của tỉnh {place}",
        number=f"{number}-CTr/TU",
        date=date(2010, 1, 1) + timedelta(number),
        issuer=f"co-quan-{place}",
        locality=f"tinh-{place}",
        originals=(),
        part=0,
        letterhead=Letterhead(),
        addressees=Block(),
        items=tuple(_task(number, place, at) for at in range(tasks)),
        recipients=Block(),
        signature=Signature(),
        relations=(("implements", Reference(f"van-ban-{number % INSTRUMENTS}", NOWHERE)),),
    )


def _task(number: int, place: int, at: int) -> Item:
    own = [place + PLACES * ((number * 7 + at * 3 + n * 5) % (BODIES // PLACES)) for n in range(1 + at % 4)]
    roles = list(ROLES)
    assignments = tuple(Assignment(f"co-quan-{body}", roles[(at + n) % len(roles)], "", NOWHERE, NOWHERE) for n, body in enumerate(own))
    carried = (Reference(f"van-ban-{(number * 13 + at * 17) % INSTRUMENTS}", NOWHERE),) if at % 3 == 0 else ()
    text = Paragraph(f"Tiếp tục đổi mới nội dung, phương thức hoạt động, nâng cao chất lượng việc thứ {at} của địa phương {place}.")
    return Item(f"I/{at}", f"{at}.", "item", "", (text,), NOWHERE, task=True, assignments=assignments, implements=carried)
