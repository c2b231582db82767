"""The n-th document, made from n alone: which it is, what it cites, its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from random import Random
from typing import TypeVar

from build_tools.link import Site
from build_tools.vocabularies import DOCUMENT_KINDS
from tests.bench.corpus.fragments import Fragment, Model, models
from tests.bench.corpus.places import CITIES, Province, provinces
from tests.bench.corpus.registries import INSTRUMENTS, citation, count_of_provinces, local_of, made_up_id, on
from tests.bench.corpus.yaml_lines import Printed, Record, Text
from tests.bench.search.words import person

FIRST_DAY, DAYS = date(2014, 1, 1), 4300
TASKS = (32, 47)
"""A document has at least and at most as many tasks: on average as many as make 41.7 pages a document."""
CITING = 5
"""One item in so many cites a generated document."""
CODES = {"programme": "CTrHĐ/TU", "work_programme": "CTr/ĐU", "notice": "TB/BTG"}
_WORDS = {"programme": "Chương trình hành động", "work_programme": "Chương trình", "notice": "Thông báo"}
Thing = TypeVar("Thing")
_SECTIONS = ("I.", "II.", "III.", "IV.")


@dataclass(frozen=True)
class Identity:
    """What other documents can say of one."""

    number: int
    province: Province
    model: Model
    kind: str
    issuer: str
    issuer_name: str
    said: str
    day: date
    subject: str

    @property
    def id(self) -> str:
        return f"{self.kind.replace('_', '-')}-{self.number:05}"

    @property
    def citation(self) -> str:
        return f"{_WORDS[self.kind]} số {self.said} ngày {on(self.day)} của {self.issuer_name}"


class Maker:
    """Makes documents; ``site`` is the real one."""

    def __init__(self, site: Site, seed: str, documents: int) -> None:
        self.site, self.seed = site, seed
        self.local = local_of(site)
        self.provinces = provinces(count_of_provinces(site, documents), seed, self.local.numbers)
        self._names = {body.id: body.name for body in site.corpus.bodies}
        self.identity = cache(self._identity)
        self._ids = cache(self.local.ids)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        return models(self.site, dict.fromkeys(CITIES, next(iter(CITIES))))

    def _identity(self, n: int) -> Identity:
        random = Random(f"{self.seed}-{n}")
        province = self.provinces[int(random.random() * count_of_provinces(self.site, n + 1))]
        model = self.models[int(random.random() ** 1.5 * len(self.models))]
        kind, issuer = model.frames[int(random.random() * len(model.frames))]
        day = FIRST_DAY + timedelta(int(random.random() * DAYS))
        subject = model.groups[int(random.random() * len(model.groups))].rstrip(" .:;")
        name = province.said(self._names[issuer])
        return Identity(n, province, model, kind, self._ids(province)[issuer], name, f"{n + 1}-{CODES[kind]}", day, province.said(subject))

    def document(self, n: int) -> Record:
        """The n-th document as a record of the content language."""
        me, random = self.identity(n), Random(f"{self.seed}-text-{n}")
        carried = sorted({int(random.random() ** 2 * INSTRUMENTS) for _ in range(2)})
        earlier = self._earlier(me, random, 3)
        names = [*(citation(c, self.seed, self._names) for c in carried), *(e.citation for e in earlier[:1])]
        locality = self._ids(me.province)[me.model.locality]
        return {
            "kind": me.kind,
            "short_title": f"{DOCUMENT_KINDS[me.kind]} số {me.said} của {me.issuer_name}",
            "number": me.said,
            "date": me.day.isoformat(),
            "locality": locality,
            "issuer": me.issuer,
            "original": {"files": [f"{me.id}.txt"]},
            "implements": [*(made_up_id(c) for c in carried), *(e.id for e in earlier[:1])],
            "letterhead": _letterhead(me),
            "title": Printed(f"{DOCUMENT_KINDS[me.kind].upper()}\nvề {me.subject}"),
            "preamble": {
                "text": Text(f"Thực hiện {'; '.join(names)}, {me.issuer_name} ban hành {_WORDS[me.kind]} như sau:"),
                "task": False,
            },
            "items": list(self._sections(me, random, earlier)),
            "recipients": {"heading": "Nơi nhận:", "lines": [f"- {me.province.said('Thường trực Thành ủy')},", f"- Lưu hồ sơ {n + 1}."]},
            "signature": {"capacity": ["T/M CƠ QUAN BAN HÀNH", "NGƯỜI KÝ"], "name": person(random)},
        }

    def _earlier(self, me: Identity, random: Random, most: int) -> list[Identity]:
        """A few documents of provinces that were there before this one; a part of a province is hardly known in another."""
        found = {int(random.random() * me.number): None for _ in range(2 * most) if me.number}
        before = [e for e in map(self.identity, found) if e.day < me.day and e.model.locality in CITIES]
        return before[:most]

    def _sections(self, me: Identity, random: Random, earlier: list[Identity]) -> Iterator[Record]:
        left = TASKS[0] + int(random.random() * (TASKS[1] - TASKS[0] + 1))
        tasks = iter(_drawn(random, me.model.tasks, left))
        others = _drawn(random, me.model.others, 2 + int(random.random() * 4))
        groups = iter(_drawn(random, me.model.groups, left))
        notes = iter(range(1, 1000))
        parts = list(zip(_SECTIONS, _drawn(random, me.model.sections, len(_SECTIONS)), strict=True))
        if others:
            label, name = parts.pop(0)
            items = [self._item(me, random, f"{i}.", f, notes, ()) for i, f in enumerate(others, 1)]
            yield {"label": label, "heading": me.province.said(name), "items": items}
        for part, (label, name) in enumerate(parts):
            held, count = [], 0
            share = left // len(parts) + (part < left % len(parts))
            while share > 0:
                size = min(share, 3 + int(random.random() * 4))
                share, count = share - size, count + 1
                items = [self._item(me, random, "-", next(tasks), notes, earlier) for _ in range(size)]
                held.append({"label": f"{count}.", "heading": me.province.said(next(groups)), "items": items})
            yield {"label": label, "heading": me.province.said(name), "items": held}

    def _item(
        self, me: Identity, random: Random, label: str, fragment: Fragment, notes: Iterator[int], earlier: tuple[()] | list[Identity]
    ) -> Record:
        record = dict(self._adapted(me.province, fragment))
        for note in record["footnotes"]:
            mark = str(next(notes))
            record["text"] = Text(record["text"].replace(f"[^{note['mark']}]", f"[^{mark}]"))
            record["footnotes"] = [{**note, "mark": mark}]
        if earlier and random.random() < 1 / CITING:
            cited = earlier[int(random.random() * len(earlier))]
            record["text"] = Text(f"{record['text']}\n\nViệc này tiếp tục thực hiện {cited.citation}.")
            record["implements"] = [*record["implements"], cited.id]
        return {"label": label, **record}

    def _adapted(self, province: Province, fragment: Fragment) -> Record:
        adapted: Record = province.adapted(fragment.record, self._ids(province))
        return adapted


def _letterhead(me: Identity) -> Record:
    return {
        "left": [me.issuer_name.upper(), "*", f"Số {me.said}"],
        "right": ["ĐẢNG CỘNG SẢN VIỆT NAM", f"{me.province.name}, ngày {on(me.day)}"],
    }


def _drawn(random: Random, things: tuple[Thing, ...], count: int) -> list[Thing]:
    """So many of them in an order of chance, none a second time before all were taken."""
    found: list[Thing] = []
    while things and len(found) < count:
        order = sorted(things, key=lambda _: random.random())
        found += order[: count - len(found)]
    return found
