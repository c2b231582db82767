"""Every record of the content language with its keys and their descriptions."""

from __future__ import annotations

from build_tools.schema.study import BOOKLET_RECORDS
from build_tools.schema.types import Choice, Day, Due, Field, Flag, Line, Lines, ListOf, Quantity, Record, RecordType, Slug, Text, Whole
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vocabularies import BODY_KINDS, DEADLINE_KINDS, DIRECTIONS, DOCUMENT_KINDS, FURNITURE_KINDS, ROLES, TARGET_OPERATORS


def _choice(vocabulary: dict[str, str]) -> Choice:
    return Choice(tuple(vocabulary.items()))


_REF_LIST_INSTRUMENT = ListOf(Slug("instrument"))
_RELATIONS = (
    Field("implements", _REF_LIST_INSTRUMENT, "Các văn bản mà văn bản này thực hiện (mã văn bản)"),
    Field("based_on", _REF_LIST_INSTRUMENT, "Các văn bản làm căn cứ"),
    Field("forwards", _REF_LIST_INSTRUMENT, "Văn bản được gửi kèm"),
    Field("replies_to", _REF_LIST_INSTRUMENT, "Văn bản được thực hiện, trả lời hoặc chuyển tiếp"),
    Field("replaces", _REF_LIST_INSTRUMENT, "Văn bản bị thay thế"),
    Field("amends", _REF_LIST_INSTRUMENT, "Văn bản được sửa đổi, bổ sung"),
)

_EXCLUDING = Field("excluding", ListOf(Line()), "Cụm từ có chứa tên này nhưng không nói đến nó, ví dụ “chính quyền điện tử”")

_ITEM_CONTENT = (
    Field(
        "text", Text(), "Nguyên văn. Dòng trống ngăn các đoạn; các dòng liền nhau nối thành một đoạn. *nghiêng*, **đậm**, [^1] chú thích"
    ),
    Field("footnotes", ListOf(RecordType("footnote")), "Chú thích cuối trang, đặt ở mục có dấu chú thích"),
    Field("corrections", ListOf(RecordType("correction")), "Hiệu đính lỗi quét; nguyên văn trong text giữ như bản nhận được"),
    Field("items", ListOf(RecordType("item")), "Các mục con theo thứ tự in. Mục chỉ có text là đoạn nối tiếp của mục cha"),
    Field("task", Flag(), "Mục này là một nhiệm vụ (true) hoặc không phải (false)"),
    Field("tasks", Flag(), "Mọi mục nhỏ nhất bên dưới là nhiệm vụ"),
    Field("assignments", ListOf(RecordType("assignment")), "Phân công: cơ quan, vai trò, trích dẫn"),
    Field("deadlines", ListOf(RecordType("deadline")), "Thời hạn, thời gian"),
    Field("targets", ListOf(RecordType("target")), "Chỉ tiêu hoặc kết quả"),
    Field("implements", _REF_LIST_INSTRUMENT, "Văn bản mà nhiệm vụ này thực hiện, do người biên tập nêu"),
    Field("citations", ListOf(RecordType("citation")), "Chỉ rõ một cụm chữ dẫn đến văn bản nào, khi chữ in không đủ rõ"),
    Field("topics", ListOf(Slug("topic")), "Lĩnh vực của mục này và các mục con (mã lĩnh vực)"),
    Field("reviewed", ListOf(RecordType("review")), "Đã rà soát mục này và các mục con sau khi một văn bản bị thay thế"),
)

_RECORDS = (
    Record(
        "document",
        "văn bản",
        (
            Field("kind", _choice(DOCUMENT_KINDS), "Loại văn bản", required=True),
            Field("title", Lines(), "Tên văn bản, mỗi dòng in một dòng", required=True),
            Field("short_title", Line(), "Tên gọi trong danh sách của trang, không thuộc văn bản"),
            Field("summary", Line(), "Tóm tắt để đăng tin và chia sẻ, nhiều nhất 300 ký tự; bỏ trống thì lấy những câu đầu"),
            Field("number", Line(), "Số và ký hiệu; bỏ trống nếu không ghi"),
            Field("date", Day(), "Ngày ban hành; bỏ trống nếu không ghi"),
            Field("attested", ListOf(RecordType("attestation")), "Nguồn của điều không có trong chữ văn bản"),
            Field("locality", Slug("locality"), "Mã địa phương", required=True),
            Field("issuer", Slug("body"), "Mã cơ quan ban hành", required=True),
            Field("original", RecordType("original"), "Bản nhận được trong content/originals", required=True),
            *_RELATIONS,
            Field("topics", ListOf(Slug("topic")), "Lĩnh vực của cả văn bản (mã lĩnh vực)"),
            Field("reviewed", ListOf(RecordType("review")), "Đã rà soát cả văn bản sau khi một văn bản bị thay thế"),
            Field("corrections", ListOf(RecordType("correction")), "Hiệu đính lỗi quét trong tên văn bản"),
            Field("citations", ListOf(RecordType("citation")), "Chỉ rõ văn bản được dẫn trong tên văn bản"),
            Field("letterhead", RecordType("letterhead"), "Phần đầu văn bản: dòng bên trái, dòng bên phải"),
            Field("addressees", RecordType("block"), "Kính gửi"),
            Field("preamble", RecordType("part"), "Phần mở đầu trước mục đầu tiên"),
            Field("items", ListOf(RecordType("item")), "Các mục theo đúng thứ tự và ký hiệu in"),
            Field("closing", RecordType("part"), "Phần kết sau mục cuối"),
            Field("recipients", RecordType("block"), "Nơi nhận"),
            Field("signature", RecordType("signature"), "Chữ ký"),
            Field("furniture", ListOf(RecordType("furniture")), "Những gì có trên bản nhận được nhưng không thuộc văn bản"),
        ),
    ),
    Record(
        "original",
        "bản nhận được",
        (
            Field("files", ListOf(Line()), "Tên tệp trong content/originals", required=True),
            Field("part", Whole(), "Thứ tự của văn bản này khi một tệp chứa nhiều văn bản"),
        ),
    ),
    Record(
        "attestation",
        "nguồn",
        (
            Field("fields", ListOf(Line()), "Tên các khóa được nguồn này xác nhận", required=True),
            Field("source", Line(), "Nguồn", required=True),
        ),
    ),
    Record(
        "letterhead",
        "phần đầu",
        (
            Field("left", Lines(), "Các dòng bên trái: cơ quan chủ quản, cơ quan ban hành, số"),
            Field("right", Lines(), "Các dòng bên phải: tiêu đề, địa danh và ngày"),
        ),
    ),
    Record(
        "block",
        "khối dòng",
        (
            Field("heading", Line(), "Dòng đầu, ví dụ “Nơi nhận:”"),
            Field("lines", Lines(), "Các dòng như in", required=True),
        ),
    ),
    Record(
        "signature",
        "chữ ký",
        (
            Field("capacity", Lines(), "Quyền hạn, chức vụ"),
            Field("name", Line(), "Họ và tên"),
        ),
    ),
    Record(
        "furniture",
        "phần ngoài văn bản",
        (
            Field("text", Lines(), "Chữ trên bản nhận được", required=True),
            Field("what", _choice(FURNITURE_KINDS), "Là gì", required=True),
            Field("note", Line(), "Ghi chú"),
        ),
    ),
    Record("part", "phần không đánh số", _ITEM_CONTENT, shorthand="text"),
    Record(
        "item",
        "mục",
        (
            Field("label", Line(), "Ký hiệu như in: I., 1.1., a), -, +, (1)"),
            Field("heading", Line(), "Tiêu đề của mục"),
            Field("run_in", Flag(), "Mục nằm ngay trong dòng của đoạn trước, như (1), (2)"),
            *_ITEM_CONTENT,
        ),
    ),
    Record(
        "footnote",
        "chú thích",
        (
            Field("mark", Line(), "Dấu như in, ví dụ 1", required=True),
            Field("text", Text(), "Nguyên văn chú thích", required=True),
        ),
    ),
    Record(
        "correction",
        "hiệu đính",
        (
            Field("printed", Line(), "Chữ trên bản nhận được", required=True),
            Field("read_as", Line(), "Đọc là", required=True),
            Field("why", Line(), "Vì sao", required=True),
        ),
    ),
    Record(
        "assignment",
        "phân công",
        (
            Field("body", Slug("body"), "Mã cơ quan", required=True),
            Field("role", _choice(ROLES), "Vai trò", required=True),
            Field("quote", Line(), "Trích nguyên văn trong mục này", required=True),
        ),
    ),
    Record(
        "deadline",
        "thời hạn",
        (
            Field("due", Due(), "2021-Q2, 2023-H2, 2024-03-31, periodic:quarterly …", required=True),
            Field("kind", _choice(DEADLINE_KINDS), "Loại thời gian (mặc định: deadline, với mốc periodic: là periodic)"),
            Field("quote", Line(), "Trích nguyên văn", required=True),
        ),
    ),
    Record(
        "target",
        "chỉ tiêu",
        (
            Field("indicator", Slug("indicator"), "Mã chỉ tiêu", required=True),
            Field("op", _choice(TARGET_OPERATORS), "So sánh", required=True),
            Field("value", Quantity(), "Giá trị, hoặc [thấp, cao]", required=True),
            Field("unit", Line(), "Đơn vị"),
            Field("year", Due(), "Năm hoặc mốc, ví dụ 2025, 2023-H1"),
            Field("quote", Line(), "Trích nguyên văn", required=True),
            Field("result", Flag(), "Là kết quả đã đạt, không phải chỉ tiêu"),
        ),
    ),
    Record(
        "citation",
        "dẫn chiếu",
        (
            Field("quote", Line(), "Cụm chữ nguyên văn", required=True),
            Field("target", Slug("instrument"), "Mã văn bản, chương trình hoặc đề án", required=True),
        ),
    ),
    Record(
        "review",
        "rà soát",
        (
            Field("instrument", Slug("instrument"), "Mã văn bản đã bị thay thế", required=True),
            Field("date", Day(), "Ngày rà soát", required=True),
            Field("note", Line(), "Ai rà soát, kết luận thế nào", required=True),
        ),
    ),
    Record(
        "instrument",
        "văn bản được dẫn",
        (
            Field("id", Slug("instrument"), "Mã, cũng là địa chỉ trang", required=True),
            Field("type", _choice(TYPE_NAMES), "Loại văn bản", required=True),
            Field("number", Line(), "Số và ký hiệu"),
            Field("date", Day(), "Ngày ban hành"),
            Field("issuer", Slug("body"), "Mã cơ quan ban hành"),
            Field("title", Line(), "Trích yếu"),
            Field("aliases", ListOf(Line()), "Các cách gọi khác trong văn bản"),
            _EXCLUDING,
            Field("locality", Slug("locality"), "Chỉ nhận các cách gọi khác trong văn bản của địa phương này"),
            Field("sources", ListOf(Line()), "Nơi các thông tin này được ghi: mã văn bản#đường dẫn mục, hoặc nguồn khác", required=True),
            Field("unreviewed", Flag(), "Mục do máy lập, chưa được người biên tập rà soát"),
            *_RELATIONS,
        ),
    ),
    Record(
        "body",
        "cơ quan",
        (
            Field("id", Slug("body"), "Mã, cũng là địa chỉ trang", required=True),
            Field("name", Line(), "Tên đầy đủ như trong văn bản", required=True),
            Field("kind", _choice(BODY_KINDS), "Loại", required=True),
            Field("locality", Slug("locality"), "Mã địa phương", required=True),
            Field("aliases", ListOf(Line()), "Tên gọi khác, viết tắt"),
            _EXCLUDING,
            Field("parent", Slug("body"), "Mã cơ quan cấp trên"),
        ),
    ),
    Record(
        "locality",
        "địa phương",
        (
            Field("id", Slug("locality"), "Mã", required=True),
            Field("name", Line(), "Tên", required=True),
            Field("parent", Slug("locality"), "Mã địa phương cấp trên"),
        ),
    ),
    Record(
        "scheme",
        "chương trình, đề án",
        (
            Field("id", Slug("scheme"), "Mã", required=True),
            Field("name", Line(), "Tên như trong văn bản", required=True),
            Field("aliases", ListOf(Line()), "Cách gọi khác"),
            _EXCLUDING,
            Field("locality", Slug("locality"), "Mã địa phương"),
            Field("issuer", Slug("body"), "Mã cơ quan ban hành"),
        ),
    ),
    Record(
        "indicator",
        "chỉ tiêu",
        (
            Field("id", Slug("indicator"), "Mã", required=True),
            Field("name", Line(), "Tên", required=True),
            Field("unit", Line(), "Đơn vị"),
            Field("direction", _choice(DIRECTIONS), "Chiều tốt"),
        ),
    ),
    Record(
        "topic",
        "lĩnh vực",
        (
            Field("id", Slug("topic"), "Mã", required=True),
            Field("name", Line(), "Tên", required=True),
        ),
    ),
    Record(
        "abbreviation",
        "chữ viết tắt",
        (
            Field("id", Slug("abbreviation"), "Mã", required=True),
            Field("short", Line(), "Chữ viết tắt như in, đúng chữ hoa, chữ thường: UBND, CTr, KT-XH", required=True),
            Field("words", Lines(), "Viết đầy đủ, chữ thường; nhiều nghĩa thì ghi danh sách, nghĩa hay gặp nhất trước", required=True),
            Field("in_names", Flag(), "Trong tên cơ quan được đọc là nghĩa thứ nhất, như UBND trong “UBND Thành phố”"),
        ),
    ),
    *BOOKLET_RECORDS,
)
RECORDS: dict[str, Record] = {r.name: r for r in _RECORDS}
REGISTRIES: dict[str, str] = {
    "instruments": "instrument",
    "bodies": "body",
    "localities": "locality",
    "schemes": "scheme",
    "indicators": "indicator",
    "topics": "topic",
    "abbreviations": "abbreviation",
}
"""Root key of a registry file -> record of its entries; also the folder it lives in."""
_OWN_FOLDERS = {"programme": "programmes", "work_programme": "programmes", "notice": "notices", "letter": "letters"}
FOLDERS_OF_KINDS: dict[str, str] = {kind: _OWN_FOLDERS.get(kind, "documents") for kind in DOCUMENT_KINDS}
"""Kind of document -> the folder for drafts of it. Documents are read from every one of these folders, whatever their kind."""
DOCUMENT_FOLDERS: tuple[str, ...] = tuple(dict.fromkeys(FOLDERS_OF_KINDS.values()))
FILE_RECORDS: dict[str, tuple[str, ...]] = {"document": DOCUMENT_FOLDERS, "booklet": ("study",)}
"""Record that fills a file of its own, whose name is its id -> the folders of such files."""
