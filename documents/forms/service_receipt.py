"""送达回证 – proof of service.

民事诉讼法 第八十七条至第九十五条, applied to penalties by 行政处罚法（2021）第六十一条: the date the recipient signs is the date of service; who leaves the
paper where it is refused needs a witness or a recording.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, Count, FormData, Moment, Officers, Text
from documents.forms.form import Design
from documents.forms.parts import wide_cell
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "SERVICE_RECEIPT"


class ServedDocument(Box):
    """送达文书: what was served."""

    title: Text
    number: Text | None = None
    copies: Count = 1


class Witness(Box):
    """见证人: name and where the witness works."""

    name: Text
    unit: Text | None = None


class ServiceReceipt(FormData):
    """Data of the form. A server without certificate number is a clerk. ``refusal`` tells how a refusal went."""

    document: ServedDocument
    recipient: Text
    place: Text
    method: Text
    time: Moment
    receiver: Text
    servers: Officers
    refusal: Text | None = None
    recording_ids: list[Text] | None = None
    attesting: Witness | None = None
    note: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("送达回证")
    sheet.heading()
    grid = sheet.grid(104.0, TEXT_WIDTH - 104)
    rows = (
        (
            "送达文书名称|及文号",
            "{{ document.title }}　{% if document.number %}{{ document.number }}　{% endif %}共{{ document.copies }}份",
        ),
        ("受送达人", "{{ recipient }}"),
        ("送达地点", "{{ place }}"),
        ("送达方式", "{{ method | boxes('直接', '留置', '邮寄', '电子', '委托', '转交', '公告') }}"),
        ("送达时间", "{{ time | cn_time }}"),
    )
    for title, text in rows:
        grid.row(label(title), content(text), height=28)
    grid.row(
        label("收件人签名|或者盖章"),
        wide_cell(
            Line("{{ receiver }}", Style.CELL),
            Line("签名：[[sig_party 12]]　　{{ time | cn_date }}", Style.CELL_SIGN),
            span=1,
        ),
    )
    refused = (
        "{% if refusal %}{{ refusal }}{% if recordingIds %}（音像记录编号：{{ recordingIds | join }}）{% endif %}"
        "{% else %}无{% endif %}"
    )
    grid.row(label("拒收情况记录"), content(refused), height=48)
    grid.row(
        label("见证人"),
        wide_cell(
            Line(
                "{% if attesting %}{{ attesting.name }}{% if attesting.unit %}（{{ attesting.unit }}）{% endif %}{% endif %}"
                "签名：[[sig_attesting 12]]",
                Style.CELL_SIGN,
            ),
            span=1,
        ),
    )
    grid.row(
        label("送达人"),
        wide_cell(
            Line("{%p for server in servers %}"),
            Line("{%p if server.no %}"),
            Line("{{ server.name }}（{{ server.no }}）签名：[[sig_officer_n 12]]", Style.CELL_SIGN),
            Line("{%p else %}"),
            Line("{{ server.name }}　签名：[[sig_clerk 12]]", Style.CELL_SIGN),
            Line("{%p endif %}"),
            Line("{%p endfor %}"),
            span=1,
        ),
    )
    grid.row(label("备注"), content("{% if note %}{{ note }}{% else %}无{% endif %}"), height=28)
    sheet.write(
        Line("说明：1．受送达人的签收日期为送达日期。", Style.NOTE),
        Line("　　　2．留置送达的，应当有见证人签名，或者以拍照、录像记录送达过程。", Style.NOTE),
        Line("　　　3．电子送达以送达信息到达受送达人特定系统的日期为送达日期，须附送达地址确认书。", Style.NOTE),
        Line("　　　4．公告送达自发出公告之日起经过三十日视为送达。", Style.NOTE),
    )
    return sheet


DESIGN = Design(code=CODE, fields=ServiceReceipt, openness=Openness.ON_REQUEST, draw=draw)
