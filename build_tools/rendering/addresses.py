"""Where each thing's page lives. The one place that knows the folders of the site."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from build_tools.ids import address_of_path, anchor_of_path
from build_tools.link import LinkedItem, Site
from build_tools.model import Document, Item
from build_tools.rendering.sentence_place import sentence_place


def document_page(document: str) -> str:
    return f"van-ban/{document}.html"


def task_page(document: str, path: str) -> str:
    return f"nhiem-vu/{document}/{address_of_path(path)}.html"


def item_address(document: Document, item: Item) -> str:
    """A task has a page of its own; any other item is a place on its document's page."""
    if item.task:
        return task_page(document.id, item.path)
    return place_in_document(document, item)


def place_in_document(document: Document, item: Item) -> str:
    return f"{document_page(document.id)}#{anchor_of_path(item.path)}"


def linked_address(linked: LinkedItem) -> str:
    return item_address(linked.document, linked.item)


def sentence_address(linked: LinkedItem, quote: str) -> str:
    """Where a quote stands in its document; browsers that know text fragments mark its words."""
    return f"{document_page(linked.document.id)}#{sentence_place(linked, quote)}"


def instrument_page(instrument: str) -> str:
    return f"nghi-quyet/{instrument}.html"


def body_page(body: str) -> str:
    return f"co-quan/{body}.html"


def scheme_page(scheme: str) -> str:
    return f"de-an/{scheme}.html"


def indicator_page(indicator: str) -> str:
    return f"chi-tieu/{indicator}.html"


DOCUMENTS = "van-ban/index.html"
DEADLINES = "thoi-han/index.html"
GRAPH = "so-do/index.html"
INSTRUMENTS_BY_BODIES = "so-do/nghi-quyet-co-quan.html"
DOCUMENTS_BY_BODIES = "so-do/van-ban-co-quan.html"
GAPS = "ra-soat/index.html"
SEARCH = "tim-kiem/index.html"
WHATS_NEW = "co-gi-moi/index.html"
CORPUS_DATA = "data/corpus.json"
CORPUS_SCHEMA = "data/corpus.schema.json"
HISTORY_DATA = "data/history.json"
HISTORY_SCHEMA = "data/history.schema.json"


def whats_new_in(year: int) -> str:
    """All changes of a year."""
    return f"co-gi-moi/{year}.html"


def matrix_of_locality(matrix: str, locality: str) -> str:
    """The part of a matrix that is about one locality, where it does not fit on one page with the others."""
    return f"{matrix.removesuffix('.html')}/{locality}.html"


def graph_focused(kind: str, name: str) -> str:
    """The map with one node in the middle; ``kind`` is instrument, document, body or task (``document#path``)."""
    return f"{GRAPH}?{urlencode({'focus': f'{kind}:{name}'}, safe=':')}"


TASKS = "nhiem-vu/index.html"
TASK_DATA = "nhiem-vu/tasks.js"


def tasks_filtered(**filters: str) -> str:
    """The table of tasks with filters set, for instance ``instrument`` and ``body``."""
    return f"{TASKS}?{'&'.join([f'{name}={_quoted(value)}' for name, value in filters.items()])}"


@lru_cache(maxsize=1 << 14)
def _quoted(value: str) -> str:
    """The same few ids, a hundred thousand times."""
    return quote_plus(value)


def tasks_of_document(document: str) -> str:
    """The plain table of a document's tasks, where one table of all would be too long."""
    return f"nhiem-vu/theo-van-ban/{document}.html"


def task_texts(first: str) -> str:
    """A part of the data that a search in whole texts and an export need, known by its first document."""
    return f"nhiem-vu/texts-{first}.js"


def calendar_file(body: str) -> str:
    """The deadlines of a body as iCalendar."""
    return f"tai-ve/lich/{body}.ics"


def lead_calendar_file(body: str) -> str:
    """The deadlines of the tasks that a body leads."""
    return f"tai-ve/lich/{body}/chu-tri.ics"


def print_of_document(document: str) -> str:
    """A document as PDF."""
    return f"tai-ve/in/{document}.pdf"


def print_of_part(document: str, path: str) -> str:
    """A section or a task as PDF."""
    return f"tai-ve/in/{document}/{address_of_path(path)}.pdf"


def print_of_body(body: str) -> str:
    """The tasks of a body as PDF."""
    return f"tai-ve/in/co-quan/{body}.pdf"


KITS = "dang-tin/index.html"


def kit_page(document: str, path: str = "") -> str:
    """What to paste and attach on a news page, of a document or of a section of it."""
    return f"dang-tin/{document}/{address_of_path(path)}.html" if path else f"dang-tin/{document}.html"


def kit_archive(document: str) -> str:
    """The same for a document as files in a zip."""
    return f"dang-tin/{document}.zip"


def cover_picture(document: str) -> str:
    """A picture of 1200x630 pixels with the title of a document."""
    return f"dang-tin/anh/{document}.png"


TRAY = "tap-hoc-tap/tu-chon.html"
"""The booklet that a reader puts together."""


def tray_texts(document: str) -> str:
    """The texts of a document for the tray, as a script."""
    return f"tap-hoc-tap/noi-dung/{document}.js"


def booklet_page(booklet: str) -> str:
    return f"tap-hoc-tap/{booklet}.html"


def print_of_booklet(booklet: str) -> str:
    """A booklet as PDF."""
    return f"tai-ve/tap-hoc-tap/{booklet}.pdf"


BOOKLETS = "tap-hoc-tap/index.html"
DOWNLOADS = "tai-ve/index.html"
ALL_DEADLINES = calendar_file("tat-ca")
BODY_NAMES = "data/bodies.js"
"""Names of the bodies that have tasks, for the chooser of the home page."""


def instrument_calendar_file(instrument: str) -> str:
    """The deadlines of the tasks that carry out an instrument."""
    return f"tai-ve/lich/nghi-quyet/{instrument}.ics"


FEEDS = "nguon-tin/index.html"
ALL_FEED = "nguon-tin/tat-ca"
CHANGES_FEED = "nguon-tin/thay-doi"


def feed_of_kind(kind: str) -> str:
    """A feed without its suffix, as all of these."""
    return f"nguon-tin/loai/{kind}"


def feed_of_body(body: str) -> str:
    return f"nguon-tin/co-quan/{body}"


def feed_of_instrument(instrument: str) -> str:
    return f"nguon-tin/nghi-quyet/{instrument}"


def feed_file(feed: str, form: str) -> str:
    """``form`` is ``atom`` or ``json``."""
    return f"{feed}.{form}"


EMBEDS = "nhung/index.html"
EMBED_LATEST = "nhung/moi-nhat.html"
EMBED_LATEST_LIST = "nhung/moi-nhat-danh-sach.html"


def embed_of_document(document: str, path: str = "") -> str:
    """A light page for the frames of other sites: a document or a section of it."""
    return f"nhung/van-ban/{document}/{address_of_path(path)}.html" if path else f"nhung/van-ban/{document}.html"


def embed_of_body(body: str) -> str:
    """The task list of a body, for frames."""
    return f"nhung/co-quan/{body}.html"


def embed_codes_of_document(document: str) -> str:
    """What to paste into another page to show a document or a section there."""
    return f"nhung/ma/van-ban/{document}.html"


def embed_codes_of_body(body: str) -> str:
    return f"nhung/ma/co-quan/{body}.html"


def oembed_of(embed: str) -> str:
    """What oEmbed says of a page for frames."""
    return f"{embed.removesuffix('.html')}.json"


def sheet_file(body: str, form: str) -> str:
    """The tasks of a body as a sheet; ``form`` is ``xlsx`` or ``csv``."""
    return f"tai-ve/nhiem-vu/{body}.{form}"


def target_address(site: Site, kind: str, target: str) -> str:
    """The page of a mention's target, empty when the site has none."""
    if target in site.documents:
        return document_page(target)
    if kind == "body" and target in site.bodies:
        return body_page(target)
    if kind == "scheme" or target in site.schemes:
        return scheme_page(target) if target in site.schemes else ""
    return instrument_page(target) if target in site.instruments else ""
