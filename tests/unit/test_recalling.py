"""A document is linked again because one text was edited: the result is that of linking it for the first time, with less looked for."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import pytest

from build_tools.link import DocumentLinker
from build_tools.mentions import Recogniser
from build_tools.model import Document, Item, Paragraph
from tests.many import many

SITE = many(6, 5)
TEACHING = "Nghị quyết số 5-X/TW, ngày 06/01/2000 (sau đây gọi tắt là Nghị quyết Năm)."
TAUGHT = "Thực hiện Nghị quyết Năm đến hết quý II."
TEXTS = [
    TEACHING,
    TAUGHT,
    "Cơ quan tham mưu thứ 1 của Tỉnh ủy chủ trì thực hiện trong năm 2027.",
    "Chỉ thị số 6-X/TW được quán triệt.",
    "Báo cáo định kỳ hằng năm.",
]


def with_texts(document: Document, texts: list[str]) -> Document:
    items = (replace(item, paragraphs=(Paragraph(text),)) for item, text in zip(document.items, texts, strict=False))
    rest: tuple[Item, ...] = document.items[len(texts) :]
    return replace(document, items=(*items, *rest))


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_edited_the_links_are_those_of_a_first_reading(seed: int) -> None:
    chance = random.Random(seed)
    linker = DocumentLinker(SITE.corpus)
    for _ in range(12):
        document = with_texts(chance.choice(SITE.corpus.documents), chance.choices(TEXTS, k=4))
        assert list(linker.items_of(document)) == list(DocumentLinker(SITE.corpus).items_of(document))


def test_a_name_that_is_no_longer_taught_is_not_recalled() -> None:
    linker = DocumentLinker(SITE.corpus)
    document = SITE.corpus.documents[0]

    def named(texts: list[str]) -> list[str]:
        second = list(linker.items_of(with_texts(document, texts)))[1]
        return [mention.text for mention in second.mentions.text if mention.target]

    assert named([TEACHING, TAUGHT]) == ["Nghị quyết Năm"]
    assert named(["Không dạy gì.", TAUGHT]) == []
    assert named([TEACHING, TAUGHT]) == ["Nghị quyết Năm"]


def test_only_the_edited_text_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    recognise = Recogniser.recognise

    def counted(self: Recogniser, text: str, *more: object, **named: object) -> object:
        looked.append(text)
        return recognise(self, text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Recogniser, "recognise", counted)
    linker = DocumentLinker(SITE.corpus)
    document = SITE.corpus.documents[0]
    list(linker.items_of(with_texts(document, TEXTS[2:])))
    assert set(TEXTS[2:]) <= set(looked)
    looked.clear()
    list(linker.items_of(with_texts(document, ["Một câu khác.", *TEXTS[3:]])))
    assert looked == ["Một câu khác."]


def test_what_was_found_is_not_kept_with_the_linker() -> None:
    linker = DocumentLinker(SITE.corpus)
    for document in SITE.corpus.documents:
        list(linker.items_of(document))
    kept = pickle.loads(pickle.dumps(linker))
    assert not kept._recalled._found and len(linker._recalled._found) < len(SITE.corpus.documents)
