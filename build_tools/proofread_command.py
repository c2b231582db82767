"""``vankien proofread``: suggestions for scanned texts, asked one by one on a terminal, listed elsewhere."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.arguments import USAGE
from build_tools.diagnostics import as_text
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Corpus, Document, Item
from build_tools.project import Project
from build_tools.proofreading.answers import ANSWERS_PATH, Key, read_answers, write_answers
from build_tools.proofreading.declaring import declare, is_only_declared
from build_tools.proofreading.documents import Finding, findings, proofreader_for
from build_tools.proofreading.general import MODEL, PHRASES, unpack
from build_tools.proofreading.proofreader import THRESHOLD
from build_tools.schema import DOCUMENT_FOLDERS
from build_tools.vietnamese.numerals import show_number
from build_tools.vocabularies import NAMES_OF_PARTS
from build_tools.write import write_text

if TYPE_CHECKING:
    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1
DATA = Path(__file__).resolve().parent / "proofreading" / "data"
_QUESTION = "  [y] nhận  [n] giữ như in  [e] sửa cách khác  [s] để sau  [q] thôi: "
_SCANNED = "lỗi quét"
_SCORES = "Điểm càng cao thì càng chắc là lỗi quét."


def add_proofread(commands: Commands) -> None:
    proofread = commands.add_parser(
        "proofread",
        help="soát lỗi quét trong văn bản, hỏi từng chỗ; chỗ nhận được khai thành hiệu đính",
        description="Nêu những chữ có thể do quét sai: âm tiết tiếng Việt không có, từ không hợp với chữ bên cạnh, chữ lặp. "
        f"Chỗ được nhận ghi vào mục corrections; chỗ giữ nguyên ghi vào content/{ANSWERS_PATH} và không hỏi lại.",
        epilog="Mã thoát: 0 không có gì để hỏi, 1 có chỗ cần xem, 2 gọi lệnh sai.",
    )
    proofread.add_argument(
        "documents", nargs="*", metavar="VĂN_BẢN", help="mã văn bản, hoặc tệp YAML, kể cả bản nháp (mặc định: mọi văn bản)"
    )
    proofread.add_argument("--list", action="store_true", help="chỉ liệt kê, không hỏi")
    proofread.add_argument(
        "--min", type=_score, default=THRESHOLD, metavar="ĐIỂM", help=f"điểm thấp nhất được nêu (mặc định: {THRESHOLD:g})"
    )
    proofread.set_defaults(run=_proofread)


def _score(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"cần một số, không phải “{text}”") from error


def _proofread(options: argparse.Namespace, project: Project) -> int:
    corpus, problems = load_corpus(project.content_files())
    chosen = _chosen(options.documents, corpus, project)
    if isinstance(chosen, str):
        damaged = [p for p in problems if Path(p.span.path).stem == Path(chosen).stem]
        said = as_text(damaged, project.read_line) if damaged else f"Lỗi: không đọc được văn bản “{chosen}”"
        print(said, file=sys.stderr)
        return FINDINGS if damaged else USAGE
    answers = project.content / ANSWERS_PATH
    try:
        kept = read_answers(answers.read_text("utf-8") if answers.exists() else "")
    except ValueError:
        print(f"Lỗi: không đọc được {answers}; sửa hoặc xóa tệp ấy rồi chạy lại", file=sys.stderr)
        return FINDINGS
    found = _findings(chosen, corpus, options.min, kept)
    if options.list or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _list(found)
    return _Session(project, dict(chosen), answers, kept).ask(found)


def _chosen(names: list[str], corpus: Corpus, project: Project) -> list[tuple[Document, Path]] | str:
    """Documents with their files, or the first name that is none."""
    if not names:
        return [(d, project.root / d.span.path) for d in corpus.documents]
    chosen = []
    for name in names:
        path, stem = Path(name).resolve(), Path(name).stem
        known = next((d for d in corpus.documents if name == d.id or path == (project.root / d.span.path).resolve()), None)
        document = known or _read_document(path)
        if document is None:
            return stem
        chosen.append((document, project.root / known.span.path if known else path))
    return chosen


def _read_document(path: Path) -> Document | None:
    """A document from a file that need not be below ``content/``, as a draft is."""
    return _read_bytes(path, path.read_bytes()) if path.is_file() else None


def _read_bytes(path: Path, data: bytes) -> Document | None:
    corpus, _ = load_corpus([ContentFile(f"content/{DOCUMENT_FOLDERS[0]}/{path.stem}.yml", data)])
    return next(iter(corpus.documents), None)


def _findings(chosen: list[tuple[Document, Path]], corpus: Corpus, least: float, kept: set[Key]) -> Iterator[Finding]:
    """What is to be asked. The general model is read once, the model of each document when its turn comes."""
    counts, lexicon = unpack((DATA / MODEL).read_bytes(), (DATA / PHRASES).read_text("utf-8"))
    for document, _ in chosen:
        proofreader = proofreader_for(document, corpus.documents, counts, lexicon)
        asked: set[Key] = set()
        for finding in findings(document, proofreader, least):
            if finding.key not in kept and finding.key not in asked:
                asked.add(finding.key)
                yield finding


def _list(found: Iterator[Finding]) -> int:
    count = 0
    for finding in found:
        print(_shown(finding) + "\n")
        count += 1
    if count:
        print(f"{count} chỗ cần xem. {_SCORES}")
        print("Việc tiếp theo: chạy lại trong cửa sổ lệnh, không có --list, để nhận hoặc bỏ từng chỗ.")
    else:
        print("Không thấy chỗ nào cần xem.")
    return FINDINGS if count else CLEAN


def _shown(finding: Finding) -> str:
    """A suggestion with its place, its context, its reason and its score."""
    before, printed, after = finding.context
    s = finding.suggestion
    return (
        f"{finding.document}, {_place(finding.item)}\n"
        f"  {before}[{printed}]{after}\n"
        f"  đọc là “{finding.read_as}”? {s.why}. Điểm {_decimal(s.score)} (riêng ngữ cảnh {_decimal(s.gain)})."
    )


def _place(item: Item) -> str:
    """Part and line of the file: ``mục I/2 (dòng 31 của tệp)``, ``Phần mở đầu``."""
    part, _, below = item.path.partition("/")
    named = " ".join(filter(None, (NAMES_OF_PARTS[part], below))) if part in NAMES_OF_PARTS else f"mục {item.path}"
    return named + (f" (dòng {item.span.line} của tệp)" if item.span.line else "")


def _decimal(number: float) -> str:
    return show_number(round(number, 1))


class _Session:
    """Asks, and writes each answer at once, so that a session can stop anywhere and go on later."""

    def __init__(self, project: Project, files: dict[Document, Path], answers: Path, kept: set[Key]) -> None:
        self.project, self.answers, self.kept = project, answers, kept
        self.files = {document.id: path for document, path in files.items()}
        self.accepted = self.refused = self.left = 0

    def ask(self, found: Iterator[Finding]) -> int:
        print(_SCORES)
        for finding in found:
            print("\n" + _shown(finding))
            if not self._answer(finding):
                break
        print(f"\nNhận {self.accepted}, giữ như in {self.refused}, để sau {self.left}.")
        if self.left:
            print("Chỗ để sau được hỏi lại khi chạy lại lệnh này.")
        if self.accepted:
            print("Việc tiếp theo: vankien check")
        return FINDINGS if self.left else CLEAN

    def _answer(self, finding: Finding) -> bool:
        """Whether to go on."""
        while True:
            said = _typed(_QUESTION, "q").lower()
            if said == "y":
                return self._accept(finding, finding.read_as, f"{_SCANNED}: {finding.suggestion.why}")
            if said == "e":
                return self._edit(finding)
            if said == "n":
                self._refuse(finding)
                return True
            if said in ("s", "q"):
                self.left += 1
                return said == "s"

    def _edit(self, finding: Finding) -> bool:
        read_as = _typed(f"  “{finding.printed}” đọc là: ")
        if not read_as or read_as == finding.printed:
            print("  Chưa ghi gì.")
            self.left += 1
            return True
        return self._accept(finding, read_as, _SCANNED)

    def _refuse(self, finding: Finding) -> None:
        self.kept.add(finding.key)
        write_text(self.answers, write_answers(self.kept))
        self.refused += 1

    def _accept(self, finding: Finding, read_as: str, why: str) -> bool:
        path = self.files[finding.document]
        if _write_correction(path, finding, (finding.printed, read_as, why)):
            print(f"  Đã khai hiệu đính trong {path}")
            self.accepted += 1
        else:
            print(f"  Chưa ghi được vào {path}; tự thêm: corrections: - printed: {finding.printed}, read_as: {read_as}")
            self.left += 1
        return True


def _typed(question: str, at_end: str = "") -> str:
    """What is typed, its spaces made single; ``at_end`` when the input is closed."""
    try:
        return " ".join(input(question).split())
    except EOFError:
        return at_end


def _write_correction(path: Path, finding: Finding, correction: tuple[str, str, str]) -> bool:
    """Write a file with one more correction, if it then reads as before but for that correction."""
    received = path.read_bytes().decode("utf-8")
    text = received.replace("\r\n", "\n")
    before = _read_document(path)
    item = next((i for i in before.walk() if i.path == finding.item.path), None) if before else None
    changed = declare(path.name, text, item, correction) if item else None
    if before is None or item is None or changed is None:
        return False
    after = _read_bytes(path, changed.encode())
    if after is None or not is_only_declared(before, after, item, correction):
        return False
    has_carriage_returns = "\r\n" in received and os.linesep == "\n"
    write_text(path, changed.replace("\n", "\r\n") if has_carriage_returns else changed)
    return True
