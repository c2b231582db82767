"""What reading a file can find, code by code, for the documentation.

The findings themselves are made in ``source``, ``markup`` and ``load``; rules of the linked
site document themselves in ``rules``. Examples are Markdown in one line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoaderCode:
    """A code with its meaning, what brings it about and how it is put right."""

    code: str
    title: str
    description: str
    fails: str
    passes: str
    warning: bool = False


GROUPS: tuple[tuple[str, str, str], ...] = (
    ("SRC", "Đọc tệp YAML", "Tệp phải là YAML mà ai đọc cũng hiểu một cách. `build_tools/source.py` đọc và báo vị trí."),
    ("SCH", "Khóa và giá trị", "Mỗi khóa, mỗi giá trị phải đúng như `build_tools/schema.py` khai."),
    ("FIL", "Tệp và mã", "Tên thư mục, tên tệp và mã quyết định một tệp là gì."),
    ("DOC", "Mục và chú thích", "Các mục và chú thích của một văn bản phải khớp nhau."),
    ("TXT", "Đánh dấu trong chữ", "Chữ nghiêng, chữ đậm phải có mở, có đóng."),
    ("PRN", "In", "Mọi chữ phải in được bằng phông của trang. `build_tools/printing` báo khi dựng trang hay khi in."),
)
"""(prefix of the codes, title, introduction) in the order of the documentation."""

LOADER_CODES: tuple[LoaderCode, ...] = (
    LoaderCode(
        "SRC001",
        "tệp quá lớn",
        "Một tệp nguồn không quá 8.000.000 byte.",
        "một tệp .yml 9 MB chứa nhiều văn bản",
        "mỗi văn bản một tệp",
    ),
    LoaderCode(
        "SRC002",
        "tệp nhị phân",
        "Tệp .yml phải là tệp chữ. Tệp Word, PDF, ảnh đổi đuôi thành .yml không đọc được.",
        "`thong-bao.docx` đổi tên thành `thong-bao.yml`",
        "chép chữ của văn bản vào một tệp .yml mới",
    ),
    LoaderCode(
        "SRC003",
        "không phải mã UTF-8",
        "Tệp phải lưu bằng bảng mã UTF-8. Thông báo chỉ byte sai đầu tiên.",
        "tệp lưu bằng bảng mã TCVN3 hoặc Windows-1258",
        "tệp lưu lại bằng UTF-8",
    ),
    LoaderCode(
        "SRC004",
        "tệp trống",
        "Tệp không có chữ nào, hoặc chỉ có chú thích `#`.",
        "tệp chỉ có dòng `# viết sau`",
        "tệp có ít nhất các khóa bắt buộc; `vankien new` tạo sẵn",
    ),
    LoaderCode(
        "SRC005",
        "chữ có dấu ở dạng tổ hợp",
        "Chữ có dấu gõ thành nhiều ký tự (NFD) được đọc theo dạng dựng sẵn (NFC). Nên lưu lại tệp ở dạng dựng sẵn.",
        "“ế” gõ thành e, dấu mũ, dấu sắc",
        "“ế” là một ký tự",
        warning=True,
    ),
    LoaderCode(
        "SRC006",
        "dòng quá dài",
        "Một dòng không quá 20.000 ký tự.",
        "cả văn bản nằm trên một dòng",
        "khối `|` có ngắt dòng; các dòng liền nhau tự nối thành một đoạn",
    ),
    LoaderCode(
        "SRC007",
        "thụt đầu dòng bằng phím Tab",
        "YAML chỉ nhận dấu cách ở đầu dòng.",
        "một phím Tab trước `text:`",
        "hai dấu cách trước `text:`",
    ),
    LoaderCode(
        "SRC008",
        "ký tự điều khiển ẩn",
        "Ký tự không nhìn thấy, thường theo vào khi dán từ PDF. Thông báo ghi mã U+ của ký tự.",
        "dòng có ký tự U+0007",
        "cùng dòng ấy, đã xóa ký tự",
    ),
    LoaderCode(
        "SRC009",
        "một khóa xuất hiện hai lần",
        "Trong một nhóm khóa, mỗi khóa chỉ viết một lần. YAML thông thường lặng lẽ bỏ một trong hai; ở đây thì báo.",
        "một mục có hai khóa `text`",
        "một khóa `text`, dòng trống ngăn hai đoạn",
    ),
    LoaderCode(
        "SRC010",
        "sai cú pháp YAML",
        "Dấu hai chấm, dấu nháy, dấu ngoặc hoặc thụt đầu dòng không đúng. Thông báo nói rõ trường hợp nào.",
        "`heading: Mục tiêu: đến năm 2030`",
        '`heading: "Mục tiêu: đến năm 2030"`',
    ),
    LoaderCode(
        "SRC011",
        "tệp có nhiều phần",
        "Dấu `---` mở thêm một phần thứ hai. Mỗi tệp chỉ một văn bản.",
        "hai văn bản ngăn bởi `---` trong một tệp",
        "hai tệp",
    ),
    LoaderCode(
        "SRC012",
        "neo và bí danh của YAML",
        "Không dùng neo `&` và bí danh `*`. Giá trị mở đầu bằng hai dấu ấy phải đặt trong dấu nháy.",
        "`heading: &a Mục tiêu`",
        '`heading: "&a Mục tiêu"` nếu đó là chữ thật',
    ),
    LoaderCode(
        "SRC013",
        "thẻ kiểu của YAML",
        "Không dùng thẻ `!!`. Kiểu của giá trị do lược đồ quyết định.",
        "`number: !!str 12`",
        "`number: 12`",
    ),
    LoaderCode(
        "SRC014",
        "lồng nhau quá sâu",
        "Không quá 60 cấp.",
        "61 dấu ngoặc vuông mở liền nhau",
        "các mục lồng nhau như trong văn bản",
    ),
    LoaderCode(
        "SRC015",
        "khóa không phải một từ",
        "Tên khóa phải là một từ, không phải danh sách hay nhóm khóa.",
        "`[a, b]: giá trị`",
        "`a: giá trị`",
    ),
    LoaderCode(
        "SRC016",
        "khối gấp",
        "Không dùng khối `>`. Khối `|` đã nối các dòng liền nhau thành một đoạn.",
        "`text: >`",
        "`text: |`",
    ),
    LoaderCode(
        "SCH001",
        "khóa lạ",
        "Khóa không có trong bảng khóa của bản ghi này. Gợi ý nêu khóa gần giống.",
        "`signatures:` trong văn bản",
        "`signature:`",
    ),
    LoaderCode(
        "SCH002",
        "sai loại giá trị",
        "Cần một giá trị đơn, một danh sách hoặc một nhóm khóa mà gặp loại khác.",
        "`items: Nội dung` hoặc dòng `- Số: 12` không có nháy",
        '`items:` rồi danh sách; dòng `- "Số: 12"`',
    ),
    LoaderCode(
        "SCH003",
        "thiếu khóa bắt buộc",
        "Bản ghi thiếu một khóa phải có. Gợi ý nói khóa ấy là gì.",
        "văn bản không có `issuer`",
        "`issuer: ban-tuyen-giao-quan-uy-quan-1`",
    ),
    LoaderCode(
        "SCH004",
        "giá trị để trống",
        "Khóa có mà không có giá trị. Điều không ghi trong văn bản thì bỏ cả khóa.",
        "`number:` rồi hết dòng",
        "không có khóa `number`",
    ),
    LoaderCode(
        "SCH005",
        "giá trị ngoài danh sách",
        "Khóa chỉ nhận các từ trong bảng giá trị của nó, hoặc true, false.",
        "`role: Chủ trì`",
        "`role: lead`",
    ),
    LoaderCode(
        "SCH006",
        "không phải số",
        "`value` là một số hoặc hai số; `part` là số nguyên từ 1, `notes_pages` từ 0 đến 20. Dấu chấm thập phân, không dấu ngăn nghìn.",
        "`value: 3,55`",
        "`value: 3.55`",
    ),
    LoaderCode(
        "SCH007",
        "mã không hợp lệ",
        "Mã gồm chữ thường không dấu, số, gạch nối, không quá 80 ký tự.",
        "`locality: Quận 1`",
        "`locality: quan-1`",
    ),
    LoaderCode(
        "SCH008",
        "không phải ngày có thật",
        "Ngày viết năm-tháng-ngày hoặc ngày/tháng/năm, và phải có trên lịch.",
        "`date: 2023-09-31`",
        "`date: 2023-09-30` hoặc `date: 30/9/2023`",
    ),
    LoaderCode(
        "SCH009",
        "không phải mốc thời gian",
        "Mốc thời gian viết theo một trong các dạng: 2025, 2021-Q2, 2023-H2, 2024-03, 2024-03-31, periodic:quarterly.",
        "`due: quý IV 2023`",
        "`due: 2023-Q4`",
    ),
    LoaderCode(
        "FIL001",
        "thư mục không thuộc content/",
        "Tệp .yml phải nằm trong một thư mục đã định: programmes, notices, letters, documents, study, một danh mục, hoặc originals.",
        "`content/thong-bao/1.yml`",
        "`content/notices/thong-bao-1.yml`",
    ),
    LoaderCode(
        "FIL002",
        "tên tệp không dùng làm mã được",
        "Tên tệp của văn bản, của tập học tập là mã của nó, cũng là địa chỉ trang.",
        "`content/notices/Thông báo 1.yml`",
        "`content/notices/thong-bao-1.yml`",
    ),
    LoaderCode(
        "FIL003",
        "mã được dùng hai lần",
        "Trong mỗi loại, một mã chỉ dùng cho một thứ. Bản ghi sau bị bỏ qua.",
        "hai cơ quan cùng `id: quan-uy-quan-1`",
        "mỗi cơ quan một `id`",
    ),
    LoaderCode(
        "FIL004",
        "tệp không được đọc",
        "Trong các thư mục của `content/` chỉ tệp `.yml` được đọc; tệp khác dễ bị tưởng là đã đăng.",
        "`content/notices/thong-bao.docx`",
        "`content/notices/thong-bao.yml`, bản nhận được trong `content/originals`",
        warning=True,
    ),
    LoaderCode(
        "DOC001",
        "mục không có ký hiệu",
        "Mục không có `label` và `heading` là đoạn nối tiếp của mục cha và chỉ có `text`. Phân công, chú thích đặt ở mục cha.",
        "`- text: …` kèm `assignments:`",
        "`- text: …`, còn `assignments:` ở mục cha",
    ),
    LoaderCode(
        "DOC002",
        "chú thích không có dấu",
        "Mỗi chú thích phải có dấu trong `text` của cùng mục.",
        '`footnotes: [{mark: "1", text: …}]` mà `text` không có `[^1]`',
        "`text` có `[^1]` ở chỗ in dấu chú thích",
    ),
    LoaderCode(
        "DOC003",
        "dấu không có chú thích",
        "Mỗi dấu `[^1]` trong `text` phải có chú thích trong `footnotes` của cùng mục.",
        "`text` có `[^2]`, `footnotes` chỉ có `1`",
        '`footnotes` có thêm `mark: "2"`',
    ),
    LoaderCode(
        "DOC004",
        "ký hiệu rỗng",
        "Ký hiệu của mục phải có chữ hoặc số, hoặc là gạch đầu dòng; đường dẫn của mục suy từ đó.",
        '`label: "."`',
        "`label: 1.`",
    ),
    LoaderCode(
        "DOC005",
        "dấu chú thích lặp lại",
        "Trong một mục, mỗi dấu chú thích chỉ dùng một lần, một dấu ứng với một chú thích.",
        "`text` có `[^1]` ở hai chỗ",
        "tách thành hai mục, hoặc đặt hai dấu khác nhau như bản in",
    ),
    LoaderCode(
        "TXT001",
        "dấu nhấn mạnh không đóng",
        "Dấu `*` hoặc `**` mở trong một đoạn phải đóng trong đoạn ấy. Dấu sao thật thì viết `\\*`.",
        "`viết tắt là *Nghị quyết số 31`",
        "`viết tắt là *Nghị quyết số 31*`",
    ),
    LoaderCode(
        "PRN001",
        "không in được",
        "Một chữ không có trong phông của trang thì tờ in sẽ có ô trống; trang dừng dựng, trang cũ được giữ. "
        "Thông báo nêu chữ, mã chữ và mục có chữ ấy.",
        "chữ Hán, biểu tượng cảm xúc trong lời văn",
        "chữ Việt, chữ Latinh, dấu câu, số và ký hiệu thường dùng",
    ),
)
