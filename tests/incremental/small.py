"""Small projects that change at random: documents that name each other by number, title and relation, registries, booklets, templates."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

WORDS = [
    "tiếp",
    "tục",
    "đổi",
    "mới",
    "nội",
    "dung",
    "phương",
    "thức",
    "công",
    "tác",
    "dân",
    "vận",
    "chính",
    "quyền",
    "cơ",
    "sở",
    "xây",
    "dựng",
    "kế",
    "hoạch",
    "kiểm",
    "tra",
    "giám",
    "sát",
    "chuyển",
    "đổi",
    "số",
]
ROLES = ("lead", "coordinate", "implement", "advise", "supervise")
KINDS = ("deadline", "period", "event", "horizon")
BODIES = ("tinh-uy-a", "ban-dan-van-a", "van-phong-a", "so-noi-vu-a")
NAMES = {
    "tinh-uy-a": "Tỉnh ủy A",
    "ban-dan-van-a": "Ban Dân vận Tỉnh ủy A",
    "van-phong-a": "Văn phòng Tỉnh ủy A",
    "so-noi-vu-a": "Sở Nội vụ tỉnh A",
}
REGISTRIES = {
    "localities/dia-phuong.yml": "localities:\n  - {id: trung-uong, name: Trung ương}\n"
    "  - {id: tinh-a, name: Tỉnh A, parent: trung-uong}\n",
    "bodies/co-quan.yml": "bodies:\n  - {id: bo-chinh-tri, name: Bộ Chính trị, kind: party, locality: trung-uong}\n"
    + "".join(f"  - {{id: {b}, name: {NAMES[b]}, kind: party, locality: tinh-a}}\n" for b in BODIES),
    "instruments/van-ban.yml": "instruments:\n"
    "  - {id: 9-nq-tw-2022, type: resolution, number: 09-NQ/TW, date: 2022-05-04, issuer: bo-chinh-tri, sources: [nguồn thử]}\n"
    "  - {id: 20-nq-tw-2024, type: resolution, number: 20-NQ/TW, date: 2024-05-04, issuer: bo-chinh-tri, sources: [nguồn thử]}\n",
    "indicators/chi-tieu.yml": 'indicators:\n  - {id: tang-truong, name: Tốc độ tăng trưởng, unit: "%", direction: up}\n',
    "topics/linh-vuc.yml": "topics:\n  - {id: dan-van, name: Dân vận}\n",
}


class SmallProject:
    """A project on disk and the state from which its files are written; every change goes through ``random``."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)
        self.documents: dict[str, dict[str, object]] = {}
        self.count = 0
        for name, text in REGISTRIES.items():
            self._write(f"content/{name}", text)
        (root / "content/originals").mkdir(parents=True)
        shutil.copytree(ROOT / "overrides" / "pages", root / "overrides" / "pages")
        (root / "docs").mkdir()
        self._write("mkdocs.yml", "site_name: Thử\n")
        for _ in range(4):
            self.add()

    def _write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def _path(self, identity: str) -> str:
        return f"content/{'programmes' if self.documents[identity]['kind'] == 'programme' else 'notices'}/{identity}.yml"

    def _sentence(self) -> str:
        chance = self.chance
        words = [chance.choice(WORDS) for _ in range(chance.randint(5, 12))]
        named = [f"Nghị quyết số {number}" for number in ("09-NQ/TW", "20-NQ/TW", "31-NQ/TW")] + list(NAMES.values())
        for document in self.documents.values():
            day = str(document["date"]).split("-")
            dated = f"ngày {int(day[2])} tháng {int(day[1])} năm {day[0]}"
            named.append(f"{document['said']} số {document['number']}, {dated} của Tỉnh ủy A")
            named.append(str(document["title"]))
            digits, _, ending = str(document["number"]).partition("-")
            named.append(f"{document['said']} {digits} của Tỉnh ủy A")
            named.append(f"các {str(document['said']).lower()} số {digits}, {chance.randint(1, 40)}-{ending}")
        words.insert(chance.randint(1, len(words)), chance.choice(named))
        text = " ".join(words)
        return text[:1].upper() + text[1:] + "."

    def _item(self, label: int) -> dict[str, object]:
        chance = self.chance
        body = chance.choice(BODIES)
        return {
            "label": f"{label}.",
            "text": f"{NAMES[body]} chủ trì đến năm {chance.randint(2024, 2030)}, tăng {chance.randint(2, 9)}%. {self._sentence()}",
            "body": body,
            "role": chance.choice(ROLES),
            "deadline": chance.random() < 0.4,
            "target": chance.random() < 0.3,
            "heading": chance.choice(["", "Tổ chức thực hiện", "Nhiệm vụ trọng tâm"]),
        }

    # -- what can happen

    def add(self) -> None:
        self.count += 1
        chance = self.chance
        kind, said, short = chance.choice([("programme", "Chương trình hành động", "CTrHĐ"), ("notice", "Thông báo", "TB")])
        identity = f"van-ban-{self.count}"
        others = sorted(self.documents)
        self.documents[identity] = {
            "kind": kind,
            "file": f"goc-{self.count}.txt",
            "said": said,
            "number": f"{chance.randint(1, 40)}-{short}/TU",
            "date": f"20{chance.randint(20, 25)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
            "title": f"{said} về {' '.join(chance.choice(WORDS) for _ in range(8))}",
            "relations": [(chance.choice(["implements", "replaces"]), chance.choice([*others, "9-nq-tw-2022"]))],
            "items": [self._item(at) for at in range(1, chance.randint(2, 4))],
        }
        self._save(identity)

    def _some(self) -> str:
        return self.chance.choice(sorted(self.documents))

    def change_text(self) -> None:
        identity = self._some()
        item = self._items(identity)[self.chance.randrange(len(self._items(identity)))]
        item["text"] = f"{item['text']} {self._sentence()}"
        self._save(identity)

    def _items(self, identity: str) -> list[dict[str, object]]:
        items = self.documents[identity]["items"]
        assert isinstance(items, list)
        return items

    def change_items(self) -> None:
        identity = self._some()
        items = self._items(identity)
        if self.chance.random() < 0.5 or len(items) < 2:
            items.append(self._item(len(items) + 1))
        else:
            items.pop()
        self._save(identity)

    def change_claims(self) -> None:
        identity = self._some()
        item = self.chance.choice(self._items(identity))
        item["role"], item["deadline"], item["target"] = self.chance.choice(ROLES), self.chance.random() < 0.5, self.chance.random() < 0.5
        self._save(identity)

    def change_title(self) -> None:
        identity = self._some()
        document = self.documents[identity]
        document["title"] = f"{document['said']} về {' '.join(self.chance.choice(WORDS) for _ in range(8))}"
        self._save(identity)

    def change_number(self) -> None:
        identity = self._some()
        short = str(self.documents[identity]["number"]).partition("-")[2]
        self.documents[identity]["number"] = f"{self.chance.randint(1, 40)}-{short}"
        self._save(identity)

    def change_relation(self) -> None:
        identity = self._some()
        others = [other for other in sorted(self.documents) if other != identity]
        relation = self.chance.choice(["implements", "replaces", "based_on"])
        self.documents[identity]["relations"] = [(relation, self.chance.choice([*others, "9-nq-tw-2022", "20-nq-tw-2024"]))]
        self._save(identity)

    def delete(self) -> None:
        if len(self.documents) > 2:
            identity = self._some()
            (self.root / self._path(identity)).unlink()
            (self.root / "content/originals" / str(self.documents[identity]["file"])).unlink()
            del self.documents[identity]

    def rename(self) -> None:
        identity = self._some()
        path = self.root / self._path(identity)
        self.count += 1
        new = f"van-ban-{self.count}"
        self.documents[new] = self.documents.pop(identity)
        path.rename(self.root / self._path(new))

    def change_body(self) -> None:
        path = self.root / "content/bodies/co-quan.yml"
        text = path.read_text("utf-8")
        if self.chance.random() < 0.5:
            self.count += 1
            text += f"  - {{id: co-quan-{self.count}, name: Ban Quản lý {self.count} tỉnh A, kind: state, locality: tinh-a}}\n"
        else:
            text = text.replace("Sở Nội vụ tỉnh A", "Sở Nội vụ và Tôn giáo tỉnh A", 1)
        path.write_text(text, "utf-8")

    def change_instrument(self) -> None:
        path = self.root / "content/instruments/van-ban.yml"
        self.count += 1
        entry = (
            f"  - {{id: nq-{self.count}, type: resolution, number: 31-NQ/TW, date: 2022-12-{10 + self.count % 18}, issuer: bo-chinh-tri}}\n"
        )
        path.write_text(path.read_text("utf-8") + entry.replace("}", ", sources: [nguồn thử]}"), "utf-8")

    def change_booklets(self) -> None:
        path = self.root / f"content/study/tap-{self.chance.randint(1, 2)}.yml"
        if path.exists() and self.chance.random() < 0.4:
            path.unlink()
            return
        items = "".join(f"  - document: {identity}\n" for identity in sorted(self.documents)[: self.chance.randint(1, 3)])
        head = f"title: Tập {self.chance.randint(1, 99)}\noccasion: Sinh hoạt\n"
        self._write(path.relative_to(self.root).as_posix(), f"{head}items:\n{items}")

    def change_template(self) -> None:
        path = self.root / "overrides/pages" / self.chance.choice(["task.html", "body.html", "document.html"])
        path.write_text(path.read_text("utf-8") + f"<!-- {self.chance.randint(0, 99)} -->\n", "utf-8")

    def change_at_random(self) -> str:
        ways: list[tuple[Callable[[], None], int]] = [
            (self.change_text, 8),
            (self.change_items, 4),
            (self.change_claims, 4),
            (self.change_title, 3),
            (self.change_number, 3),
            (self.change_relation, 3),
            (self.add, 3),
            (self.delete, 2),
            (self.rename, 2),
            (self.change_body, 1),
            (self.change_instrument, 1),
            (self.change_booklets, 2),
            (self.change_template, 1),
        ]
        way = self.chance.choices([way for way, _ in ways], [weight for _, weight in ways])[0]
        way()
        return way.__name__

    def _save(self, identity: str) -> None:
        document = self.documents[identity]
        relations: dict[str, list[str]] = {}
        stated = document["relations"]
        assert isinstance(stated, list)
        for relation, target in stated:
            relations.setdefault(relation, []).append(target)
        lines = [f"{key}: {document[key]}" for key in ("kind", "number", "date")] + ["locality: tinh-a", "issuer: tinh-uy-a"]
        lines += ["original:", f"  files: [{document['file']}]", "attested:", "  - {fields: [number, date], source: nguồn thử}"]
        lines += [f"{relation}: [{', '.join(ids)}]" for relation, ids in relations.items()]
        lines += ["title: |", f"  {document['title']}"]
        lines += ["items:", "  - label: I.", "    heading: Nhiệm vụ", "    tasks: true", "    items:"]
        for item in self._items(identity):
            lines += [f"      - label: {item['label']}"]
            lines += [f"        heading: {item['heading']}"] if item["heading"] else []
            lines += ["        text: |", f"          {item['text']}"]
            quote = f"{NAMES[str(item['body'])]} chủ trì"
            lines += ["        assignments:", f"          - {{body: {item['body']}, role: {item['role']}, quote: {quote}}}"]
            text = str(item["text"])
            if item["deadline"]:
                year = text.partition("đến năm ")[2][:4]
                lines += [
                    "        deadlines:",
                    f'          - {{due: "{year}", kind: {KINDS[int(year) % len(KINDS)]}, quote: đến năm {year}}}',
                ]
            if item["target"]:
                value = text.partition("tăng ")[2].partition("%")[0]
                claim = f"indicator: tang-truong, op: increase_by, value: {value}, quote: tăng {value}%"
                lines += ["        targets:", f"          - {{{claim}}}"]
        self._write(self._path(identity), "\n".join(lines) + "\n")
        paper = [str(document["title"]), "I. Nhiệm vụ"]
        paper += [f"{item['label']} {item['heading']}\n\n{item['text']}".replace(" \n\n", " ") for item in self._items(identity)]
        self._write(f"content/originals/{document['file']}", "\n\n".join(paper) + "\n")
