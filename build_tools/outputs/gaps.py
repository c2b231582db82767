"""What the documents and the registries leave open, counted and listed, so that an editor can look at it.

The words are neutral: that a text names no lead is a fact about the text, not a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from build_tools.link import Site
from build_tools.rendering import open_points as points
from build_tools.rendering.addresses import GAPS, document_page
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import LinesIn, kept_lines, lines_in

GROUPS = 100
ENTRIES = 100
FEW = 10
MANY = 500
"""At most ``GROUPS`` groups with ``ENTRIES`` entries are shown of a gap; ``FEW`` of each group when there are more than ``MANY`` in all."""


@dataclass(frozen=True)
class Words:
    """What a gap is called, what it means, what an editor can do."""

    name: str
    meaning: str
    mending: str


@dataclass(frozen=True)
class Gap:
    """A kind of opening with everything found; ``shown`` entries of a group are on the page."""

    id: str
    words: Words
    groups: tuple[points.Group, ...]

    @cached_property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def shown(self) -> int:
        return ENTRIES if self.count <= MANY else FEW

    @cached_property
    def per_document(self) -> dict[str, int]:
        return {group.document: group.count for group in self.groups if group.document}


KINDS: dict[str, tuple[points.Finding | points.TaskFinding, Words]] = {
    "can-ra-soat": (
        points.TO_REVIEW,
        Words(
            "Nhiệm vụ cần rà soát",
            "Nhiệm vụ thực hiện một văn bản đã được thay thế, và chưa ai ghi là đã rà soát.",
            "Xem nhiệm vụ còn phù hợp không, rồi ghi reviewed (văn bản, ngày, ai rà soát, kết luận) ở mục ấy, ở mục cha hoặc ở cả văn bản.",
        ),
    ),
    "khong-ghi-co-quan": (
        points.WITHOUT_BODY,
        Words(
            "Nhiệm vụ không ghi cơ quan nào",
            "Văn bản nêu nhiệm vụ mà không giao riêng cho cơ quan nào; thường là việc chung của mọi nơi nhận.",
            "Nếu chữ của mục có giao việc, ghi assignments kèm trích dẫn; nếu không thì để nguyên.",
        ),
    ),
    "khong-ghi-chu-tri": (
        points.WITHOUT_LEAD,
        Words(
            "Nhiệm vụ có cơ quan, không ghi chủ trì",
            "Văn bản giao cho cơ quan với vai trò khác, không ghi cơ quan nào chủ trì.",
            "Nếu chữ của mục có nói ai chủ trì, thêm một phân công role: lead kèm trích dẫn; nếu không thì để nguyên.",
        ),
    ),
    "khong-ghi-thoi-han": (
        points.WITHOUT_DEADLINE,
        Words(
            "Nhiệm vụ không ghi thời hạn",
            "Văn bản không ghi hạn hoàn thành và cũng không ghi làm định kỳ; giai đoạn, nhiệm kỳ, tầm nhìn không tính là thời hạn.",
            "Nếu chữ của mục có ghi hạn, thêm deadlines kèm trích dẫn; nếu không thì để nguyên.",
        ),
    ),
    "khong-ghi-nghi-quyet": (
        points.WITHOUT_INSTRUMENT,
        Words(
            "Nhiệm vụ không gắn với nghị quyết, văn bản nào",
            "Nhiệm vụ, mục cha và cả văn bản đều không ghi đang thực hiện văn bản nào.",
            "Nếu cả văn bản thực hiện một nghị quyết, ghi implements ở đầu tệp; nếu chỉ nhiệm vụ này thì ghi ở mục.",
        ),
    ),
    "chua-co-nhiem-vu": (
        points.instruments_not_carried_out,
        Words(
            "Văn bản được dẫn mà trang chưa có gì thực hiện",
            "Nghị quyết, chỉ thị… có tên trong các văn bản, nhưng trang chưa có gì thực hiện; có thể chỉ được dẫn để căn cứ.",
            "Nếu một văn bản, nhiệm vụ thực hiện nó, ghi implements ở đó; chương trình chưa có trên trang thì thêm văn bản.",
        ),
    ),
    "chua-duoc-giao": (
        points.bodies_never_assigned,
        Words(
            "Cơ quan chưa được giao nhiệm vụ nào",
            "Có trong danh mục, nhưng không văn bản nào trên trang giao việc cho; phần nhiều là nơi ban hành, nơi nhận hoặc chỉ được nhắc.",
            "Không phải sửa gì, trừ khi một mục có giao việc mà chưa ghi assignments.",
        ),
    ),
    "chua-noi": (
        points.mentions_without_target,
        Words(
            "Chỗ dẫn chưa nối được",
            "Chữ có tên hoặc số của một văn bản mà danh mục chưa có, hoặc khớp với vài văn bản nên chưa rõ là văn bản nào.",
            "Thêm văn bản vào content/instruments, hoặc ghi citations ở mục để chỉ rõ. Lệnh vankien check liệt kê từng chỗ.",
        ),
    ),
    "khong-ro-so-ngay": (
        points.instruments_not_identified,
        Words(
            "Văn bản không rõ số, ngày hoặc cơ quan ban hành",
            "Các văn bản trên trang không ghi đủ số, ngày, cơ quan ban hành. Có loại vốn được gọi bằng tên, như hiến pháp, luật.",
            "Có nguồn thì ghi number, date, issuer, và ghi nguồn ấy: ở attested với văn bản có toàn văn, ở sources với văn bản được dẫn.",
        ),
    ),
}
"""Id, also the anchor, of each gap -> how it is found and what is said of it."""


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    found = gaps_of(site, lambda _, document: context.value(open_mentions, document), kept_lines(context))
    content = context.templates.render(
        "gaps.html",
        root="../",
        gaps=found,
        by_document=[gap for gap in found if gap.per_document],
        documents=site.corpus.documents[:GROUPS],
        more_documents=max(0, len(site.corpus.documents) - GROUPS),
        tasks=sum(site.task_counts.values()),
        most_groups=GROUPS,
        address_of=document_page,
        view=GAPS,
    )
    description = "Nhiệm vụ không ghi chủ trì, không ghi thời hạn, nghị quyết chưa có nhiệm vụ thực hiện và những chỗ cần xem lại khác."
    yield Page(GAPS, "gaps", "Rà soát", description, content)


def open_mentions(context: Context, identity: str) -> tuple[points.Entry, ...]:
    """Of one document."""
    return points.open_mentions_in(context.site, identity)


def gaps_of(site: Site, open_in: points.OpenIn = points.open_mentions_in, lines: LinesIn = lines_in) -> tuple[Gap, ...]:
    """Every kind of opening, whether something was found or not; ``open_in`` gives the open mentions of a document."""
    of_tasks = {kind: find for kind, (find, _) in KINDS.items() if isinstance(find, points.TaskFinding)}
    found: dict[str, Iterable[points.Group]] = {**points.groups_of_tasks(site, of_tasks, (GROUPS, ENTRIES), lines)}
    found["chua-noi"] = points.mentions_without_target(site, open_in)
    found |= {kind: find(site) for kind, (find, _) in KINDS.items() if kind not in found and not isinstance(find, points.TaskFinding)}
    return tuple(Gap(kind, words, tuple(found[kind])) for kind, (_, words) in KINDS.items())


OUTPUT = Output("gaps", render)
