"""Words by which Vietnamese official prose assigns: verbs of each role, what stands around them.

Each class is a string of phrases between bars, so that the lists can be read and extended.
"""

from __future__ import annotations

ROLE_VERBS: dict[str, str] = {
    "lead": "chủ trì|làm đầu mối|là đầu mối|đầu mối|là cơ quan chủ trì|là cơ quan đầu mối|là cơ quan thường trực|làm cơ quan thường trực"
    "|là đơn vị chủ trì|là đơn vị đầu mối|là thường trực|làm thường trực|giữ vai trò chủ trì"
    "|chịu trách nhiệm chính|chịu trách nhiệm chủ trì",
    "coordinate": "phối hợp|cùng phối hợp|tham gia phối hợp|hiệp đồng|phối kết hợp",
    "advise": "tham mưu|tham mưu giúp|tham mưu cho|tham mưu, giúp|tham mưu, đề xuất|tham mưu đề xuất|nghiên cứu, tham mưu",
    "direct": "lãnh đạo|chỉ đạo|trực tiếp lãnh đạo|trực tiếp chỉ đạo",
    "supervise": "kiểm tra|giám sát|thanh tra|phản biện|kiểm toán|hậu kiểm",
    "report": "theo dõi|tổng hợp|báo cáo|thống kê, báo cáo|bảo đảm chế độ báo cáo|đảm bảo chế độ báo cáo|thực hiện chế độ báo cáo"
    "|thực hiện nghiêm chế độ báo cáo|thực hiện chế độ thông tin báo cáo|thực hiện chế độ thông tin, báo cáo|chấp hành chế độ báo cáo",
}
"""Role -> verbs that plainly give it."""

URGE = "đôn đốc|hướng dẫn|định hướng|nhắc nhở"
"""Verbs done unto a body; which role they give their subject depends on the verbs beside them."""

ASSIGN = (
    "giao|giao cho|được giao cho|được phân công cho|được giao về|giao nhiệm vụ cho|phân công|phân công cho|yêu cầu|đề nghị"
    "|trân trọng đề nghị|kính đề nghị|giao trách nhiệm cho|ủy quyền cho|ủy quyền"
)
"""Verbs whose object is told to do something."""

ENABLE = "để|bảo đảm|đảm bảo|tạo điều kiện để|tạo điều kiện cho|đề xuất|mời|huy động|phân công|vận động|tạo điều kiện thuận lợi để|thúc đẩy"
"""Words whose object, when a verb follows it, does something; weaker than an order."""

ACT = (
    "thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tổ chức triển khai|xây dựng|ban hành|quán triệt|tuyên truyền"
    "|phổ biến|nghiên cứu|cụ thể hóa|cụ thể hoá|rà soát|bổ sung|sửa đổi|hoàn thiện|hoàn thành|đẩy mạnh|tăng cường|nâng cao|đổi mới"
    "|phát huy|bố trí|cân đối|phân bổ|bảo đảm|đảm bảo|cung cấp|công bố|công khai|vận động|huy động|thẩm định|thẩm tra|phê duyệt"
    "|trình|lập|lấy ý kiến|góp ý|tiếp thu|giải trình|quản lý|kiện toàn|củng cố|sắp xếp|đào tạo|bồi dưỡng|tập huấn|tiếp nhận|xử lý"
    "|giải quyết|tháo gỡ|khắc phục|phòng ngừa|ngăn chặn|đấu tranh|đầu tư|hỗ trợ|khuyến khích|thu hút|phát triển|mở rộng|duy trì"
    "|vận hành|ứng dụng|số hóa|số hoá|chuyển đổi|kết nối|chia sẻ|cập nhật|khai thác|xác định|lựa chọn|đăng ký|ký kết|phát động"
    "|hưởng ứng|tham gia|tiến hành|tổ chức|sơ kết|tổng kết|đánh giá|nắm bắt|phản ánh|kiến nghị|gửi|thông báo|thông tin|truyền thông"
    "|đưa|gắn|lồng ghép|chuẩn bị|khẩn trương|đề ra|chăm lo|bảo vệ|giữ vững|kiểm soát|siết chặt|rút kinh nghiệm|biểu dương"
    "|khen thưởng|nhân rộng|biên soạn|in ấn|phát hành|đăng tải|học tập|tập trung|thành lập|chấp hành|thi hành|nêu cao|phấn đấu"
    "|đề cao|tạo điều kiện|tham gia ý kiến|cử|phân công|giao|bàn giao|đôn đốc|hướng dẫn|định hướng|điều chỉnh|điều hành|điều phối"
    "|niêm yết|thu gom|khảo sát|điều tra|thống kê|lắp đặt|trang bị|thiết lập|quy hoạch|giới thiệu|quảng bá|xúc tiến|đẩy nhanh"
    "|thúc đẩy|chống|phòng, chống|phòng chống|giáo dục|nghiêm túc|ký|quyết định|xem xét|quy định|lắng nghe|đối thoại|đoàn kết"
    "|tập hợp|tuyển dụng|luân chuyển|thanh toán|quyết toán|giải ngân|đề xuất|thống nhất|quan tâm|chú trọng|thông qua|bầu"
    "|tổ chức lấy ý kiến|lưu trữ|bảo tồn|tôn tạo|trùng tu|chỉnh trang|giữ gìn|hòa giải|tuần tra|kiềm chế|kéo giảm|phổ cập|khởi công"
    "|phụ trách|đảm nhiệm|đảm nhận|chịu trách nhiệm|tự kiểm tra|cải cách|cải thiện|áp dụng|bám sát"
    "|liên kết|hợp tác|hội nhập|phân tích|dự báo|cảnh báo|ứng phó|chi trả|trợ giúp|trợ cấp|cấp|cấp phát|thu|nộp|xác minh|trả lời"
    "|công nhận|xếp loại|tố giác|phát hiện|chuyển|giảm|tăng|thu hồi|di dời|giải phóng|bồi thường|đấu giá|đấu thầu|nhập|tích hợp"
    "|đồng bộ|chuẩn hóa|hiện đại hóa|làm nòng cốt|giữ vai trò nòng cốt|làm chủ đầu tư"
    "|làm tốt vai trò|treo|trồng|trang trí|thể chế hóa|thể chế hoá|mở|đối chiếu|kiểm đếm|rà phá|kiểm kê|xóa|xoá|khởi động|vinh danh"
    "|trao đổi|làm việc|tiếp công dân|tiếp xúc|thanh lý|nghiệm thu|cảnh giác|phân loại|tái cơ cấu|cơ cấu lại|sáp nhập|hợp nhất"
    "|tinh giản|bảo trì|sửa chữa|nâng cấp|cải tạo|mua sắm|cho vay|giám định|khám|chữa bệnh|tiêm chủng|dạy|học|xét tuyển|tuyển sinh"
    "|đặt hàng|chỉ định|bình ổn|kiểm soát chặt chẽ|truy cập|tải|viết|in|trưng bày|trình diễn|gặp mặt|thăm|tặng|thực hiện tốt"
    "|tham gia thực hiện|làm tốt"
)
"""Verbs of doing, role ``implement`` for their subject when no surer role is said."""

SUPPORT = (
    "tổ chức|bảo đảm|đảm bảo|tiến hành|thực hiện|tăng cường|đẩy mạnh|triển khai|tập trung|làm tốt|tổ chức thực hiện"
    "|triển khai thực hiện|tham gia|thực hiện tốt|tham gia thực hiện|tổ chức triển khai|phát huy"
)
"""Verbs that only carry the verb right behind them: “tổ chức kiểm tra” is to check."""

MODAL = (
    "căn cứ chức năng, nhiệm vụ|căn cứ chức năng nhiệm vụ|theo chức năng, nhiệm vụ|theo chức năng nhiệm vụ"
    "|theo chức năng, nhiệm vụ được giao|theo nhiệm vụ được giao|căn cứ chức năng, nhiệm vụ được giao|căn cứ nhiệm vụ được giao"
    "|căn cứ chức năng, nhiệm vụ, quyền hạn|theo chức năng, nhiệm vụ, quyền hạn|theo phân công|trong phạm vi chức năng, nhiệm vụ"
    "|trong phạm vi chức năng, nhiệm vụ được giao|trên cơ sở chức năng, nhiệm vụ|trên cơ sở chức năng, nhiệm vụ được giao"
    "|có trách nhiệm|có nhiệm vụ|cần|phải|cần phải|tiếp tục|chủ động|thường xuyên|định kỳ|kịp thời|tích cực|trực tiếp|cùng|sẽ"
    "|quyết liệt|đồng thời|được giao|được phân công|được giao nhiệm vụ|chịu trách nhiệm|nghiêm túc|khẩn trương|tập trung"
    "|nhanh chóng|sớm|kiên quyết|quan tâm|chú trọng|có kế hoạch|xây dựng kế hoạch kiểm tra|tổ chức tốt|theo thẩm quyền|hằng năm"
    "|hàng năm|đầy đủ|chính xác|kiên trì|chặt chẽ|thống nhất|đồng bộ|nghiêm|tốt|hiệu quả|có hiệu quả|vừa|đột xuất|sâu sát|cũng|tự"
    "|đặc biệt|nhất là|nỗ lực|quyết tâm|tăng cường|đẩy mạnh|thường trực|liên tục|hoặc|trong đó|bên cạnh đó|ngoài ra|trước mắt"
    "|hết sức|thật sự|thực sự|cố gắng"
)
"""Words between a subject and its verb that change no role."""

DENIAL = (
    "đánh giá cao|ghi nhận|kêu gọi|nhất trí|cơ bản thống nhất|hoan nghênh|đã|không|chưa|là|vừa qua|được|bị|chẳng|từng|còn|có|gồm"
    "|bao gồm|như|rằng|mà|khiến|nên|gây|làm cho|thì|nếu|khi"
)
"""Words that, right behind a subject, say that nothing is assigned here."""

NOUN_HEAD = (
    "công tác|việc|sự|hoạt động|chương trình|kế hoạch|chế độ|cơ chế|vai trò|nhiệm vụ|chức năng|quá trình|kết quả|tình hình"
    "|trách nhiệm|phương thức|năng lực|quyết định|văn bản|ban|cơ quan|đơn vị|cán bộ|nội dung|hiệu quả|chất lượng|quy chế|quy định"
    "|các|những|quan điểm|ý kiến|tính|hình thức|bản|số liệu|của|kết luận|báo cáo|dự thảo|hội nghị|đoàn|tổ|hệ thống|nguyên tắc"
    "|thông báo|phong cách|phòng|cấp|đội ngũ|ngành|phương án|nhóm|người|sau|qua|thông tin|sản phẩm|hợp đồng|số|chi phí|kinh phí|mức"
    "|quy trình|thủ tục|hồ sơ|tổng|bộ|mặt|đồng chí|hướng|công cuộc|phạm vi|lĩnh vực|thời gian|tiến độ|mô hình|lực lượng"
)
"""Words that make the verb behind them a noun: “công tác kiểm tra”."""

PREPOSITION = (
    "trong quá trình|trong việc|giúp|giúp việc|của|tại|trong|về|theo|từ|ở|đối với|cho|với|do|bởi|giữa|trước|qua|thông qua|bằng|trên"
    "|trên cơ sở|để|nhằm|đến|tới|vào|thuộc|trực thuộc|dưới|gắn với|cùng với|sau|khi|nếu|như|như sau|căn cứ|trong phạm vi|xuống"
    "|so với|ngoài|hướng tới|góp phần|mà"
)

DETERMINER = "lực lượng|các|những|toàn|toàn thể|từng|mỗi|mọi|tất cả|cả|hệ thống|nhóm|một số|mỗi một"
POST = (
    "giám đốc|chủ tịch|thủ trưởng|lãnh đạo|trưởng|trưởng ban|chánh văn phòng|chánh thanh tra|bí thư|tập thể lãnh đạo"
    "|thủ trưởng cơ quan|thủ trưởng đơn vị|bộ trưởng|viện trưởng|tổng giám đốc|hiệu trưởng|cục trưởng|chi cục trưởng|chánh án"
    "|cấp ủy, lãnh đạo|cấp ủy, thủ trưởng"
)
"""Heads of a body: what is asked of them is asked of the body."""

MEMBER = (
    "người đứng đầu|phó giám đốc|phó chủ tịch|phó bí thư|ủy viên|uỷ viên|thành viên|đồng chí|đại biểu|cán bộ|đại diện"
    "|phó trưởng ban|chuyên viên|công chức|viên chức|đảng viên|đoàn viên|hội viên"
)
"""Single persons of a body: what is asked of them is not asked of the body."""

JOINT = ",|và|cùng|cùng với|cùng tham gia với|hoặc|/|-|–|, và"
"""What joins members of a list, or verbs of one subject."""

ORGANISATION = frozenset(
    [
        "đảng",
        "chính",
        "xã",
        "cơ",
        "tôn",
        "quần",
        "hội",
        "công",
        "đoàn",
        "quốc",
        "tín",
        "khoa",
        "thành",
        "kinh",
        ",",
        "cá",
        "và",
        "hành",
        "của",
    ]
)
"""First syllables behind “tổ chức” when it is the noun."""

OPENER = (
    "đồng thời|bên cạnh đó|ngoài ra|trên cơ sở đó|trước hết|trong đó|theo đó|cùng với đó|riêng|đặc biệt|nhất là|tiếp tục|mặt khác"
    "|song song|lưu ý|vì vậy|do đó"
)
NARRATIVE = "kết quả|tồn tại|hạn chế|tình hình|quan điểm|nguyên nhân|bối cảnh|đánh giá chung|ưu điểm|khuyết điểm|bài học|thực trạng"
TASK_WORDS = "nhiệm vụ|giải pháp|tổ chức thực hiện|chỉ tiêu|yêu cầu|phân công|trách nhiệm"


def phrases(*classes: str) -> list[str]:
    """The phrases of some classes."""
    return [phrase for text in classes for phrase in text.split("|")]
