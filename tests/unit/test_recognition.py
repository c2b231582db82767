"""Every form in which a text names something, in sentences of offices that the site does not have."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_tools.link import lexicon_of, locality_chains
from build_tools.load import ContentFile, load_corpus
from build_tools.mentions import Mention, Recogniser, Scope

LOCALITIES = """localities:
  - {id: trung-uong, name: Trung ương}
  - {id: bac-ninh, name: Tỉnh Bắc Ninh, parent: trung-uong}
  - {id: hai-phong, name: Thành phố Hải Phòng, parent: trung-uong}
"""
BODIES = """bodies:
  - {id: bo-chinh-tri, name: Bộ Chính trị, kind: party, locality: trung-uong}
  - {id: bch-tw, name: Ban Chấp hành Trung ương Đảng, kind: party, locality: trung-uong}
  - {id: quoc-hoi, name: Quốc hội, kind: state, locality: trung-uong}
  - {id: mttq, name: Mặt trận Tổ quốc Việt Nam, kind: front, locality: trung-uong}
  - id: chinh-quyen
    name: chính quyền các cấp
    aliases: [chính quyền]
    excluding: [chính quyền điện tử]
    kind: class
    locality: trung-uong
  - {id: tinh-uy, name: Tỉnh ủy Bắc Ninh, kind: party, locality: bac-ninh}
  - {id: btv, name: Ban Thường vụ Tỉnh ủy Bắc Ninh, kind: party, locality: bac-ninh}
  - {id: dang-bo, name: Đảng bộ tỉnh Bắc Ninh, kind: party, locality: bac-ninh}
  - {id: ubnd, name: Ủy ban nhân dân tỉnh Bắc Ninh, kind: state, locality: bac-ninh}
  - {id: hdnd, name: Hội đồng nhân dân tỉnh Bắc Ninh, kind: state, locality: bac-ninh}
  - {id: mttq-tinh, name: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Ninh, kind: front, locality: bac-ninh}
  - {id: so-noi-vu, name: Sở Nội vụ tỉnh Bắc Ninh, kind: state, locality: bac-ninh}
  - {id: bcd-35, name: Ban Chỉ đạo 35 Tỉnh ủy, kind: party, locality: bac-ninh}
  - {id: huyen-uy-gia-binh, name: Huyện ủy Gia Bình, kind: party, locality: bac-ninh}
  - {id: btv-gia-binh, name: Ban Thường vụ Huyện ủy Gia Bình, kind: party, locality: bac-ninh}
  - {id: thanh-uy-hai-phong, name: Thành ủy Hải Phòng, kind: party, locality: hai-phong}
  - {id: ubnd-hai-phong, name: Ủy ban nhân dân thành phố Hải Phòng, kind: state, locality: hai-phong}
"""
INSTRUMENTS = """instruments:
  - {id: nq-18, type: resolution, number: 18-NQ/TW, date: 2017-10-25, issuer: bch-tw, sources: [x]}
  - {id: nq-19, type: resolution, number: 19-NQ/TW, date: 2017-10-25, issuer: bch-tw, sources: [x]}
  - {id: nq-98, type: resolution, number: 98/2023/QH15, date: 2023-06-24, issuer: quoc-hoi, sources: [x]}
  - {id: luat-dat-dai, type: law, number: 31/2024/QH15, title: Đất đai, sources: [x]}
  - {id: luat-giao-duc, type: law, number: 43/2019/QH14, title: Giáo dục, sources: [x]}
  - {id: nd-84, type: decree, number: 84/2024/NĐ-CP, sources: [x]}
  - {id: dh-20, type: resolution, aliases: [Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Bắc Ninh lần thứ XX], sources: [x]}
  - {id: dh-13, type: resolution, aliases: [Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng], sources: [x]}
  - {id: tu4-11, type: resolution, aliases: [Nghị quyết Trung ương 4 khóa XI], sources: [x]}
  - {id: tu4-12, type: resolution, aliases: [Nghị quyết Trung ương 4 khóa XII], sources: [x]}
  - {id: bao-cao, type: report, title: tổng kết công tác năm 2024 và phương hướng năm 2025, sources: [x]}
  - {id: nq-05-hai-phong, type: resolution, number: 05-NQ/TU, date: 2021-02-02, issuer: thanh-uy-hai-phong, sources: [x]}
  - {id: quyet-dinh-50, type: decision, number: 50-QĐ/TU, sources: [x]}
  - {id: quy-dinh-50, type: regulation, number: 50-QĐ/TU, sources: [x]}
"""
ABBREVIATIONS = """abbreviations:
  - {id: ubnd, short: UBND, words: Uỷ ban nhân dân, in_names: true}
  - {id: hdnd, short: HĐND, words: hội đồng nhân dân, in_names: true}
  - {id: mttq, short: MTTQ, words: mặt trận Tổ quốc, in_names: true}
  - {id: btv, short: BTV, words: [ban thường vụ, biên tập viên], in_names: true}
  - {id: bct, short: BCT, words: Bộ Chính trị}
  - {id: sonv, short: SoNV, words: Sở Nội vụ, in_names: true}
  - {id: tp, short: TP, words: thành phố, in_names: true}
"""
REGISTRIES = {"localities": LOCALITIES, "bodies": BODIES, "instruments": INSTRUMENTS, "abbreviations": ABBREVIATIONS}
CORPUS, _ = load_corpus(ContentFile(f"content/{folder}/a.yml", text.encode()) for folder, text in REGISTRIES.items())
RECOGNISER = Recogniser(lexicon_of(CORPUS))
CHAINS = locality_chains(CORPUS)
MARK = re.compile(r"\[\[(?P<target>[^|\]]*)\|(?P<words>[^\]]*)\]\]")


def scope(*texts: str, locality: str = "bac-ninh", title: str = "KẾ HOẠCH", implements: tuple[str, ...] = ()) -> Scope:
    """The scope of a document of a province that consists of these texts."""
    return RECOGNISER.scope(
        CHAINS[locality], "van-ban", dict.fromkeys(implements, "implements"), texts, year=2025, title=title, issuer="btv"
    )


def check(marked: str, where: Scope | None = None, part: str = "") -> tuple[Mention, ...]:
    """Recognise a text and compare with its marks: ``[[target|words]]``, ``?`` for what no registry has."""
    text = MARK.sub(lambda m: m["words"], marked)
    found = RECOGNISER.recognise(text, where or scope(text), part=part)
    shown, at = [], 0
    for mention in found:
        shown += [text[at : mention.start], f"[[{mention.target or '?'}|{mention.text}]]"]
        at = mention.end
    assert "".join([*shown, text[at:]]) == marked
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "Giao [[ubnd|UBND tỉnh]] phối hợp với [[hdnd|HĐND tỉnh]], [[mttq-tinh|Uỷ ban MTTQ Việt Nam tỉnh]] và [[so-noi-vu|Sở Nội vụ]].",
        "[[btv|Ban Thường vụ Tỉnh uỷ]], [[btv|BTV Tỉnh ủy]], [[btv|BAN THƯỜNG VỤ TỈNH ỦY BẮC NINH]] họp",
        "[[ubnd|Ủy ban nhân dân tỉnh Bắc Ninh]] và [[ubnd|UBND tỉnh Bắc Ninh]] trình",
        "học tập [[thanh-uy-hai-phong|Thành ủy Hải Phòng]], [[?|Thành ủy Hà Nội]] và [[ubnd-hai-phong|UBND TP. Hải Phòng]]",
        "[[?|Ủy ban nhân dân huyện Yên Phong]] và [[?|UBND các huyện, thị xã, thành phố]]; [[?|Ủy ban nhân dân cấp xã]]",
        "[[?|Sở Kế hoạch và Đầu tư]], [[?|Công an tỉnh]], [[?|Sở Văn hóa, Thể thao và Du lịch]], [[?|Bộ Y tế]]",
        "[[?|Văn phòng Tỉnh ủy]] tham mưu [[tinh-uy|Tỉnh ủy]]",
        "[[?|các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy]], [[?|các sở, ban, ngành tỉnh]]",
        "[[?|cấp ủy]], [[chinh-quyen|chính quyền các cấp]]; xây dựng chính quyền điện tử",
        "[[chinh-quyen|chính quyền]] và [[?|các cơ quan, đơn vị]]; [[?|các cấp, các ngành]]",
        "[[?|Thủ tướng Chính phủ]] giao [[?|Văn phòng Chính phủ]]",
        "[[mttq|Mặt trận Tổ quốc Việt Nam]] và [[?|các tổ chức chính trị - xã hội]]",
    ],
)
def test_bodies(marked: str) -> None:
    check(marked)


def test_the_same_words_are_other_bodies_elsewhere() -> None:
    check("[[?|Tỉnh ủy]] và [[thanh-uy-hai-phong|Thành ủy]]", scope(locality="hai-phong"))
    check("[[tinh-uy|Tỉnh ủy Bắc Ninh]] và [[thanh-uy-hai-phong|Thành ủy]]", scope(locality="hai-phong"))


def test_a_head_alone_means_the_issuer_or_what_the_document_names_in_full() -> None:
    where = scope("Kiện toàn Ban Chỉ đạo 35 Tỉnh ủy", "Giao Ban Chỉ đạo, Ban Thường vụ theo dõi.")
    check("Giao [[bcd-35|Ban Chỉ đạo]], [[btv|Ban Thường vụ]] theo dõi.", where)
    check("T/M [[btv|BAN THƯỜNG VỤ]]\nPHÓ BÍ THƯ", where, part="signature")
    check("PHÓ BÍ THƯ THƯỜNG TRỰC", where, part="signature")


def test_a_name_without_its_place_means_the_one_that_the_document_names_with_it() -> None:
    where = scope("Làm việc với Ban Thường vụ Huyện ủy Gia Bình và Huyện ủy Gia Bình.")
    check("[[btv-gia-binh|Ban Thường vụ Huyện ủy]] báo cáo [[huyen-uy-gia-binh|Huyện ủy]]; [[?|Huyện ủy Thuận Thành]]", where)
    check("[[?|Ban Thường vụ Huyện ủy]] báo cáo", scope())


@pytest.mark.parametrize(
    "marked",
    [
        "[[nq-18|Nghị quyết số 18]], [[nq-19|19-NQ/TW]] và [[tu4-11|Nghị quyết Trung ương 4 khóa XI]], [[tu4-12|khóa XII]]",
        "các [[nq-18|nghị quyết số 18-NQ/TW]] và [[nq-19|19-NQ/TW ngày 25/10/2017]] của [[bch-tw|Ban Chấp hành Trung ương Đảng]]",
        "[[dh-20|Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025]], [[dh-13|Nghị quyết Đại hội XIII của Đảng]]",
        "[[dh-13|Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII]]; [[?|Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX]]",
        "[[tu4-12|Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII]]",
        "[[luat-dat-dai|Luật Đất đai năm 2024]], [[luat-dat-dai|Luật số 31/2024/QH15]], [[?|Luật Đất đai năm 2013]]",
        "[[?|Luật Tổ chức chính quyền địa phương năm 2015]] và [[?|Bộ luật Lao động 2019]]",
        "[[luat-giao-duc|Luật Giáo dục]], [[?|Luật Giáo dục đại học]] và [[?|Luật Công đoàn (sửa đổi)]]",
        "[[?|Luật Nhà giáo số 73/2025/QH15]] và [[luat-dat-dai|Luật Đất đai số 31/2024/QH15 ngày 18/01/2024]]",
        "[[nd-84|Nghị định số 84 /2024/NĐ - CP]], [[?|Thông tư 05/2023/TT-BNV]], [[?|Công văn số 1234/UBND-TH]]",
        "[[?|Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN]] và [[?|Tờ trình số 12/TTr-SNV]]",
        "theo số [[?|45 – KH/TU]] và [[?|Hướng dẫn số 05-HD/BTGTW]]",
        "[[quyet-dinh-50|Quyết định số 50-QĐ/TU]] và [[quy-dinh-50|quy định số 50 - QĐ/TU]]. Số 50-QĐ/TU",
        "[[bao-cao|Báo cáo]] tổng kết công tác năm 2024 và [[bao-cao|Báo cáo]] của [[tinh-uy|Tỉnh ủy]] tổng kết công tác năm 2024",
        "Điều 12 [[nd-84|Nghị định 84/2024/NĐ-CP]]; mạng 5G, Vành đai 3, 12/24, ngày 5-7, A1-B2/C3, 0912-345-678",
        "đã quyết định 3 nội dung, kết luận 12 vấn đề, Nghị quyết 5%",
    ],
)
def test_instruments(marked: str) -> None:
    check(marked)


def test_short_forms_mean_what_the_document_cites_in_full() -> None:
    full = "[[nq-98|Nghị quyết số 98/2023/QH15]] của [[quoc-hoi|Quốc hội]] (sau đây gọi tắt là [[nq-98|Nghị quyết 98]])"
    where = scope(MARK.sub(lambda m: m["words"], full))
    check(full, where)
    check("[[nq-98|Nghị quyết 98]], [[nq-98|Nghị quyết số 98]], [[nq-98|Nghị quyết]] của [[quoc-hoi|Quốc hội]]", where)
    check("Nghị quyết 98, Nghị quyết của [[quoc-hoi|Quốc hội]]", scope())
    check("[[nq-98|Nghị quyết 98]] của [[quoc-hoi|Quốc hội]]", scope())  # type, digits and issuer leave one reading


def test_a_type_word_alone_means_what_the_context_leaves_as_one() -> None:
    implementing = scope(implements=("nq-18",))
    check("quán triệt [[nq-18|Nghị quyết]], đưa [[nq-18|Nghị quyết]] vào cuộc sống", implementing)
    check("các Nghị quyết, nghị quyết chuyên đề, Nghị quyết của cấp trên", implementing)
    check("Nghị quyết được quán triệt", scope())
    check("[[nq-18|Nghị quyết số 18-NQ/TW]] và [[nq-19|Nghị quyết số 19-NQ/TW]] được học. Nghị quyết, rồi", scope())
    check("[[nq-18|Nghị quyết số 18-NQ/TW]] đã học. Học [[nq-19|Nghị quyết số 19-NQ/TW]]; nội dung [[nq-19|Nghị quyết]].", scope())


def test_a_document_names_itself() -> None:
    where = scope(title="CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết", implements=("nq-18",))
    found = check(
        "[[van-ban|Chương trình]] này và [[van-ban|Chương trình hành động]] của [[tinh-uy|Tỉnh ủy]]; các Chương trình khác", where
    )
    assert [m.relation for m in found if m.target == "van-ban"] == ["self", "self"]
    check("xây dựng Chương trình hành động, xây dựng chương trình hành động của mình", where)
    check("[[btv|Ban Thường vụ Tỉnh ủy]] ban hành [[van-ban|Chương trình hành động]], như sau:", where, part="preamble")
    check("Chương trình hành động thực hiện [[nq-19|Nghị quyết số 19-NQ/TW]]", where)


def test_a_decomposed_or_newly_placed_tone_changes_nothing() -> None:
    check("[[ubnd|Uỷ ban nhân dân tỉnh]] và [[dh-20|Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Bắc Ninh lần thứ XX]]")


def test_an_abbreviation_is_read_as_the_registry_says() -> None:
    check("[[btv|BTV Tỉnh ủy]] và [[ubnd|UBND tỉnh]]")  # of several meanings the first
    check("BCT họp; [[so-noi-vu|SoNV]], sonv, SONV, ubnd tỉnh")  # one that stands in no names; letters as they are printed
    check("[[ubnd-hai-phong|UBND Tp. Hải Phòng]] và [[ubnd-hai-phong|UBND tp Hải Phòng]]")


def test_without_a_registry_of_abbreviations_they_are_words_like_others() -> None:
    bare = Recogniser(lexicon_of(replace(CORPUS, abbreviations=())))
    found = bare.recognise("Giao UBND tỉnh, BTV Tỉnh ủy và Ủy ban nhân dân tỉnh", scope())
    assert [m.text for m in found if m.target] == ["Ủy ban nhân dân tỉnh"]


def test_a_number_of_another_place_needs_its_office_or_its_date() -> None:
    check("Nghị quyết số 05-NQ/TU".join(["[[?|", "]]"]))
    check("[[?|Nghị quyết số 05-NQ/TU]] của [[tinh-uy|Tỉnh ủy]]")
    check("[[?|Nghị quyết số 05-NQ/TU]] của [[?|Thành ủy Vinh]]", scope(locality="hai-phong"))
    check("[[nq-05-hai-phong|Nghị quyết số 05-NQ/TU]] của [[thanh-uy-hai-phong|Thành ủy Hải Phòng]]")
    check("[[nq-05-hai-phong|Nghị quyết số 05-NQ/TU ngày 02/02/2021]] và [[?|Nghị quyết số 05-NQ/TU ngày 03/3/2022]]")
    check("[[nq-05-hai-phong|Nghị quyết số 05-NQ/TU]]", scope(locality="hai-phong"))


def test_an_issuer_behind_a_short_number_must_not_contradict() -> None:
    where = scope("Nghị quyết số 98/2023/QH15 của Quốc hội")
    check("Nghị quyết số 98 của [[bo-chinh-tri|Bộ Chính trị]], Nghị quyết 98 của [[tinh-uy|Tỉnh ủy]]", where)
    check("[[nq-98|Nghị quyết số 98]] của [[quoc-hoi|Quốc hội]]", where)


def test_an_office_of_another_country_is_not_ours() -> None:
    check("[[?|Quốc hội Campuchia]], [[?|Bộ Tài chính]] Lào và [[quoc-hoi|Quốc hội]]")
