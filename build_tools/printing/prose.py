"""Sheets as a document tree of Pandoc, for the formats that people go on working with.

What is said is the same in each format; how a footnote, a style or a page break is written is up to
the subclass of the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.printing import pandoc
from build_tools.printing.flow import Piece
from build_tools.printing.pandoc import Block, Inline
from build_tools.printing.runs import Run

STYLES = {
    "title": "Title",
    "subject": "Subtitle",
    "superior": "Cơ quan cấp trên",
    "issuer": "Cơ quan ban hành",
    "party": "Tiêu ngữ",
    "place": "Địa danh, ngày tháng",
    "addressees": "Kính gửi",
    "recipients-heading": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "capacity": "Chức vụ người ký",
    "signer": "Họ tên người ký",
    "source": "Xuất xứ",
    "origin": "Trích từ",
    "hint": "Chú ý khi đọc",
    "fact": "Thông tin nhiệm vụ",
    "cover-kind": "Bìa, loại tập",
    "cover-title": "Bìa, tên tập",
    "cover-line": "Bìa, dòng",
    "ruled": "Dòng kẻ",
    "corrected": "Chữ đã hiệu đính",
}
"""Name by which we know a style -> its name in Word."""

MARK = "Bản dùng để nghiên cứu, học tập; không thay thế văn bản gốc."


class Prose:
    """The blocks of one sheet; ``site_url`` ends in a slash or is empty."""

    def __init__(self, data: dict[str, Any], site_url: str) -> None:
        self.data = data
        self.site_url = site_url
        self.marks: list[str] = []
        """The marks of the footnotes in the order in which they are written."""
        self.headings: list[tuple[int, str, str]] = []
        """(level, identifier, words) of the headings in their order."""

    def blocks(self) -> list[Block]:
        """The whole sheet."""
        kinds = {"booklet": self._booklet, "letterhead": self._document, "body": self._body, "part": self._part}
        return [*next(made() for key, made in kinds.items() if key in self.data), *self.end()]

    # what differs by format

    def styled(self, style: str, *blocks: Block) -> Block:
        raise NotImplementedError

    def span(self, style: str, inlines: Sequence[Inline], said: str = "") -> Inline:
        raise NotImplementedError

    def note(self, mark: str, paragraphs: Sequence[Sequence[Inline]]) -> Inline:
        raise NotImplementedError

    def beside(self, left: Sequence[Block], right: Sequence[Block]) -> Block:
        raise NotImplementedError

    def title(self, lines: Sequence[Sequence[Inline]]) -> Iterator[Block]:
        raise NotImplementedError

    def cover(self) -> Iterator[Block]:
        return iter(())

    def room_for_notes(self) -> Iterator[Block]:
        return iter(())

    def end(self) -> Iterator[Block]:
        """What the reader has to know about the whole."""
        return iter(())

    def after(self) -> Iterator[Block]:
        """What has to stand behind the paragraph just written."""
        return iter(())

    # texts

    def inlines(self, runs: Sequence[Run]) -> list[Inline]:
        return [inline for run in runs for inline in self._run(run)]

    def _run(self, run: Run) -> list[Inline]:
        if "note" in run:
            self.marks.append(run["note"])
            return [self.note(run["note"], [self.inlines(own) for own in run["paragraphs"]])]
        said = pandoc.text(run["text"])
        if run.get("em"):
            said = [pandoc.emphasised(said)]
        if run.get("strong"):
            said = [pandoc.strong(said)]
        return [self.span("corrected", said, f"Nguyên văn: {run['printed']}")] if run.get("corrected") else said

    def heading(self, level: int, runs: Sequence[Run]) -> Block:
        identifier = f"muc-{len(self.headings) + 1}"
        self.headings.append((level, identifier, "".join(run.get("text", "") for run in runs)))
        return pandoc.heading(min(level, 6), identifier, self.inlines(runs))

    def line(self, style: str, said: str) -> Block:
        return self.styled(style, pandoc.paragraph(pandoc.text(said)))

    def _pieces(self, pieces: Sequence[Piece]) -> Iterator[Block]:
        for piece in pieces:
            yield self.heading(piece["level"], piece["runs"]) if piece["level"] else pandoc.paragraph(self.inlines(piece["runs"]))
            yield from self.after()

    # a document

    def _document(self) -> Iterator[Block]:
        data = self.data
        left, right = data["letterhead"]["left"], data["letterhead"]["right"]
        if left or right:
            yield self.beside(list(self._head(left, "superior", "issuer")), list(self._head(right, "place", "party")))
        yield from self.title([self.inlines(line) for line in data["title_lines"]])
        yield from self.after()
        for said in [data["addressees"]["heading"], *data["addressees"]["lines"]]:
            if said:
                yield self.line("addressees", said)
        yield from self._pieces(data["pieces"])
        yield from self._ending()
        yield from self._source(data)

    def _head(self, lines: Sequence[str], style: str, in_capitals: str) -> Iterator[Block]:
        """The lines of one side of the letterhead; what is in capitals names who issues."""
        for number, said in enumerate(lines):
            is_name = said == said.upper() and len(said) > 1 and any(c.isalpha() for c in said) and (number > 0 or in_capitals == "party")
            yield self.line(in_capitals if is_name else style, said)

    def _ending(self) -> Iterator[Block]:
        recipients, signature = self.data["recipients"], self.data["signature"]
        left = [self.line("recipients-heading", recipients["heading"])] if recipients["heading"] else []
        for runs in recipients["lines"]:
            left.append(self.styled("recipients", pandoc.paragraph(self.inlines(runs))))
            left.extend(self.after())
        right = [self.line("capacity", said) for said in signature["capacity"]]
        if signature["name"]:
            right.append(self.line("signer", signature["name"]))
        if left or right:
            yield self.beside(left, right)

    # a section or a task

    def _part(self) -> Iterator[Block]:
        part = self.data["part"]
        above = "".join(f" › {each}" for each in part["above"])
        yield self.line("origin", f"{part['document']}{above} ({part['place']})")
        if not self.data["pieces"][0]["level"]:
            yield self.heading(1, [{"text": self.data["title"]}])
        yield from self._pieces(self.data["pieces"])
        yield from self._facts(part)
        yield from self._source(self.data)

    def _facts(self, claimed: dict[str, Any]) -> Iterator[Block]:
        """Who has a task, by when, under which resolutions, and what it has to reach."""
        targets = [
            {
                "name": "Kết quả" if target["result"] else "Chỉ tiêu",
                "values": [f"{target['indicator']}: {target['said']}{', ' + target['when'] if target['when'] else ''}"],
            }
            for target in claimed["targets"]
        ]
        for fact in [*claimed["facts"], *targets]:
            name = pandoc.strong(pandoc.text(f"{fact['name']}: "))
            yield self.styled("fact", pandoc.paragraph([name, *pandoc.text("; ".join(fact["values"]))]))

    # what a body has to do

    def _body(self) -> Iterator[Block]:
        body = self.data["body"]
        yield self.heading(1, [{"text": self.data["title"]}])
        yield self.line("origin", f"{body['tasks']} nhiệm vụ trong {body['documents']} văn bản")
        for role in self.data["roles"]:
            yield self.heading(2, [{"text": f"{role['name']} ({role['count']})"}])
            for document in role["documents"]:
                yield self.heading(3, [{"text": document["name"]}])
                for task in document["tasks"]:
                    yield from self._task(task)
        for source in self.data["sources"]:
            yield from self._source(source)

    def _task(self, task: dict[str, Any]) -> Iterator[Block]:
        also = f"; cũng {', '.join(role.lower() for role in task['also'])}" if task["also"] else ""
        yield self.line("origin", f"{' › '.join([*task['above'], task['place']])}{also}")
        yield from self._pieces(task["pieces"])
        yield from self._facts(task)

    # a booklet

    def _booklet(self) -> Iterator[Block]:
        body = [block for section in self.data["sections"] for block in self._section(section)]
        body += self._questions()
        body.append(self.heading(1, [{"text": "Xuất xứ"}]))
        body += [block for source in self.data["sources"] for block in self._source(source)]
        body += self.room_for_notes()
        yield from self.cover()  # knows the headings by now
        yield from body

    def _section(self, section: dict[str, Any]) -> Iterator[Block]:
        own = [self.heading(1, [{"text": section["heading"]}])] if section["heading"] else []
        rest = list(self._pieces(section["pieces"]))
        if not own:
            own, rest = rest[:1], rest[1:]
        yield from own
        number = f", số {section['number']}" if section["number"] else ""
        date = f", ngày {section['date']}" if section["date"] else ""
        issuer = f", {section['issuer']}" if section["issuer"] else ""
        said = pandoc.text(f"Trích: {section['document']}{number}{date}{issuer}. {section['place']}.")
        if self.site_url:
            said += [*pandoc.text(" "), pandoc.link("Đọc trên trang", self.site_url + section["address"]), *pandoc.text(".")]
        yield self.styled("origin", pandoc.paragraph(said))
        if section["note"]:
            yield self.line("hint", f"Chú ý khi đọc: {section['note']}")
        yield from rest

    def _questions(self) -> Iterator[Block]:
        questions = self.data["booklet"]["questions"]
        if questions:
            yield self.heading(1, [{"text": "Câu hỏi thảo luận"}])
            yield pandoc.numbered([[pandoc.paragraph(pandoc.text(said))] for said in questions])

    # where it comes from

    def _source(self, data: dict[str, Any]) -> Iterator[Block]:
        number = f" số {data['number']}" if data["number"] else ""
        date = f", ngày {data['date']}" if data["date"] else ""
        issuer = f", {data['issuer']}" if data["issuer"] else ""
        address = self.site_url + data["address"]
        where = pandoc.text(f"Trên trang: {address}")
        if self.site_url:
            where = [*pandoc.text("Đọc trên trang: "), pandoc.link(address, address)]
        name = pandoc.strong(pandoc.text("Xuất xứ. "))
        first = [name, *pandoc.text(f"{data['kind']}{number}{date}{issuer}. "), *where]
        yield self.styled("source", pandoc.paragraph(first))
        for original in data["originals"]:
            yield self.line("source", f"Bản nhận được: {original['name']}, SHA-256 {original['sha256']}")
        if data["corrections"]:
            said = "; ".join(f"“{c['printed']}” đọc là “{c['read_as']}”" for c in data["corrections"])
            yield self.line("source", f"Chữ gạch chấm đã hiệu đính: {said}.")
