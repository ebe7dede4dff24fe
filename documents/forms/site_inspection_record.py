"""现场检查笔录 – what the officers saw on site, written down on the spot.

行政处罚法（2021）第五十五条: certificates shown, a record made; 第四十二条: at least two officers; 第四十三条: the right to ask for recusal is told before
anything is asked. The party signs every page and the end; if it refuses, a witness signs (行政强制法 第十八条第七项).
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, FormData, Moment, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, OFFICERS_SIGN
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.rights import RIGHTS

CODE = "SITE_INSPECTION_RECORD"


class PersonPresent(Box):
    """现场负责人: who was there for the party."""

    name: Text
    id_number: Text | None = None
    position: Text | None = None


class SiteInspectionRecord(FormData):
    """Data of the form. The two ``…Ack`` are the party's own answers; ``confirm`` its words at the end."""

    from_: Moment = Field(alias="from")
    to: Moment
    place: Text
    party: PartyBox
    present: PersonPresent
    officers: TwoOfficers
    recorder: Text
    credential_ack: Text
    rights_ack: Text
    reason: Text
    basis: Text
    recording_ids: Texts
    observations: Texts
    measures: Text
    confirm: Text
    others: Text | None = None
    refusal: Text | None = None

    def rights_required(self) -> tuple[str, ...]:
        """行政处罚法 第四十三条至第四十五条."""
        return ("RT-RECUSE",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("现场检查笔录", signed_on_every_page=True)
    sheet.heading()
    sheet.page_count()
    plain = (
        "检查时间：{{ from | cn_period(to) }}",
        "检查地点：{{ place }}",
        "被检查人：{{ party.name }}",
        "统一社会信用代码（身份证件号码）：{{ party.uscc or party.idNumber or '—' }}",
        "法定代表人（负责人）：{{ party.legalRep or party.operator or '—' }}　联系电话：{{ party.phone or '—' }}",
        "住所（住址）：{{ party.address }}",
        "现场负责人：{{ present.name }}　身份证件号码：{{ present.idNumber or '—' }}",
        "职务（与当事人关系）：{{ present.position or '—' }}",
        f"检查人员：{OFFICERS_NAMED}",
        "记录人：{{ recorder }}　其他在场人员：{{ others or '无' }}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line("**告知事项：**我们是{{ frame.organ }}的行政执法人员，现向你出示我们的行政执法证件。请确认。"),
        Line("被检查人确认：{{ credentialAck | sentence }}"),
        Line("签名：[[sig_party_1 9]]", Style.SIGN_RIGHT),
        Line(
            "现依法对你（单位）进行检查，请予以配合。检查事由：{{ reason | bare }}；检查依据：{{ basis | bare }}。"
            f"{RIGHTS['RT-RECUSE'].text}是否申请回避？"
        ),
        Line("被检查人答复：{{ rightsAck | sentence }}"),
        Line("签名：[[sig_party_2 9]]", Style.SIGN_RIGHT),
        Line("本次检查全程音像记录，记录编号：{{ recordingIds | join }}。"),
        Line("**现场情况：**", keep=True),
        *each("seen", "observations", Line("{{ loop.index | cn_count }}、{{ seen | sentence }}")),
        Line("**现场采取的措施：**{{ measures | sentence }}"),
        Line("（以下空白）", Style.PLAIN),
        Line("以上笔录已经本人核对（已向本人宣读），{{ confirm | sentence }}", keep=True),
        *when("refusal", Line("被检查人拒绝签名，理由：{{ refusal | sentence }}由见证人和执法人员签名。", keep=True)),
        Line("被检查人（现场负责人）：[[sig_party 8]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=SiteInspectionRecord, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-RECUSE",))
