"""The sheet of a body: every task it has, once, with its whole text, under the weightiest of its roles."""

from __future__ import annotations

import pypdfium2
import pytest

from build_tools.build import Checked
from build_tools.model import Item
from build_tools.printing import Typesetter, named_sheet, sheet_of_body, sheet_of_part, sheets_of
from build_tools.reading import read
from build_tools.rendering import addresses
from build_tools.rendering.body_duties import Duty, duties_of
from build_tools.rendering.item_view import place_of_item
from build_tools.vocabularies import ROLES
from tests.printing.test_pdf import FOLDER, letters


def copied(data: bytes) -> str:
    """The letters of a file without running heads and feet."""
    pages = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage().get_text_bounded(bottom=52, top=page.get_height() - 52)
        pages.append(letters(text.replace("\ufffe", "-")))
    return "".join(pages)


def first_words(item: Item) -> str:
    """The beginning of the first paragraph of a task, as it is read."""
    text = next(part.text for part in item.walk() if part.text)
    owner = next(part for part in item.walk() if part.text)
    return letters(read(text, owner.corrections).text.split("\n")[0])[:60]


@pytest.fixture(scope="module")
def bodies(checked: Checked) -> dict[str, tuple[tuple[Duty, ...], str]]:
    """Every sixth body with tasks and the three with most: its duties, the text of its sheet."""
    site, typesetter = checked.site, Typesetter(FOLDER)
    found = {body.id: duties_of(site, body.id) for body in site.corpus.bodies}
    busy = sorted((name for name in found if found[name]), key=lambda name: -len(found[name]))
    return {name: (found[name], copied(typesetter.pdf(sheet_of_body(site, site.bodies[name])))) for name in busy[:3] + busy[3::6]}


def test_every_task_stands_there_once_with_its_place(bodies: dict[str, tuple[tuple[Duty, ...], str]]) -> None:
    for name, (duties, text) in bodies.items():
        heads = [letters(f"Nhiệm vụ {n} (") for n in range(1, len(duties) + 2)]
        assert all(text.count(head) == 1 for head in heads[:-1]) and heads[-1] not in text, name
        for duty in duties:
            assert first_words(duty.task.item) in text, (name, duty.task.key)
            assert letters(f"({place_of_item(duty.task)})") in text, (name, duty.task.key)
            assert letters(duty.task.document.name) in text


def test_roles_come_by_weight_and_say_how_many(bodies: dict[str, tuple[tuple[Duty, ...], str]]) -> None:
    several = 0
    for name, (duties, text) in bodies.items():
        firsts = [duty.roles[0] for duty in duties]
        heads = [letters(f"{said} ({firsts.count(role)})") for role, said in ROLES.items() if role in firsts]
        places = [text.find(head) for head in heads]
        assert -1 not in places and places == sorted(places), name
        for duty in duties:
            if len(duty.roles) > 1:
                several += 1
                assert letters("Vai trò khác: " + "; ".join(ROLES[role] for role in duty.roles[1:])) in text, (name, duty.task.key)
    assert several


def test_partners_deadlines_and_instruments_are_said(bodies: dict[str, tuple[tuple[Duty, ...], str]], checked: Checked) -> None:
    partners = 0
    for name, (duties, text) in bodies.items():
        for duty in duties:
            for body, _ in duty.partners():
                partners += 1
                assert letters(checked.site.bodies[body].name) in text, (name, body)
            for time in duty.times:
                assert letters(time.said) in text, (name, time.said)
    assert partners > 3


def test_a_body_is_printed_by_its_name_and_only_when_it_has_tasks(checked: Checked) -> None:
    site = checked.site
    paths = {path for path, _ in sheets_of(site)}
    for body in site.corpus.bodies:
        sheet = named_sheet(site, body.id)
        assert (sheet is not None) == bool(duties_of(site, body.id)) == (addresses.print_of_body(body.id) in paths)
        assert sheet is None or sheet.address == addresses.body_page(body.id)


def test_a_task_says_its_targets_in_a_table(checked: Checked) -> None:
    task = next(task for task in checked.site.tasks if len(task.item.targets) > 2)
    data = Typesetter(FOLDER).pdf(sheet_of_part(checked.site, task))
    text = copied(data)
    at = text.index(letters("Chỉ tiêu Mức Thời điểm"))
    rows = sheet_of_part(checked.site, task).data["part"]["targets"]
    for target in rows:
        place = text.find(letters(target["indicator"] + target["said"] + target["when"]), at)
        assert place > at, target
        at = place
    assert len(rows) == len(task.item.targets) > 2
    assert data.count(b"/S/TH/") >= 3  # the heads of its columns are tagged as such
