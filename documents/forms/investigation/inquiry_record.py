"""询问（调查）笔录 – questions and answers, one person at a time.

行政处罚法（2021）第五十五条: certificates are shown first, and a record is made; 第四十二条: at least two officers; 第四十三条: the right to ask for
recusal is told before anything is asked. The person signs every page, puts a fingerprint on every change, and closes in own words.
"""

from typing import Annotated

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, Count, FormData, MaybeTexts, Moment, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, officers_sign
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.rights import RIGHTS

CODE = "INQUIRY_RECORD"


class PersonAsked(Box):
    """被询问人: who is asked, and how the person stands to the case."""

    name: Text
    sex: Text | None = None
    id_number: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    position: Text | None = None
    relation: Text | None = None


class Exchange(Box):
    """一问一答: one question and its answer."""

    q: Text
    a: Text


class InquiryRecord(FormData):
    """Data of the form. ``no`` counts the inquiries of this person; the two ``…Ack`` and ``closing`` are own words."""

    no: Count
    from_: Moment = Field(alias="from")
    to: Moment
    place: Text
    officers: TwoOfficers
    recorder: Text
    person: PersonAsked
    credential_ack: Text
    rights_ack: Text
    qa: Annotated[list[Exchange], Field(min_length=1, max_length=LONGEST_LIST)]
    corrections: MaybeTexts
    closing: Text
    matter: Text | None = None
    recording_ids: MaybeTexts | None = None

    def rights_required(self) -> tuple[str, ...]:
        """行政处罚法 第四十三条至第四十五条."""
        return ("RT-RECUSE",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("询问笔录", signed_on_every_page=True, page_signer="被询问人")
    sheet.heading()
    sheet.write(Line("第{{ no }}次　第<<PAGE>>页　共<<NUMPAGES>>页", Style.NUMBER))
    plain = (
        "询问时间：{{ from | cn_period(to) }}",
        "询问地点：{{ place }}",
        f"询问人：{OFFICERS_NAMED}",
        "记录人：{{ recorder }}",
        "被询问人：{{ person.name }}　性别：{{ person.sex or '—' }}　联系电话：{{ person.phone or '—' }}",
        "身份证件号码：{{ person.idNumber or '—' }}",
        "工作单位及职务：{{ person.position or '—' }}",
        "住址：{{ person.address or '—' }}",
        "与本案关系：{{ person.relation or '—' }}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line("问：我们是{{ frame.organ }}的执法人员，这是我们的行政执法证件（出示证件），请你过目。", keep=True),
        Line("答：{{ credentialAck | sentence }}"),
        Line(
            "问：现依法{% if matter %}就{{ matter | bare }}一事{% endif %}向你询问。你应当如实回答，并协助调查，不得拒绝、阻挠；"
            f"作虚假陈述的，依法承担责任。{RIGHTS['RT-RECUSE'].text}你听清楚了吗？是否申请回避？",
        ),
        Line("答：{{ rightsAck | sentence }}"),
        *each("one", "qa", Line("问：{{ one.q | sentence }}", keep=True), Line("答：{{ one.a | sentence }}")),
        Line("问：请核对笔录；如有遗漏或者差错，可以补充或者改正，并在改动处捺印。确认无误后逐页签名。", keep=True),
        Line("答：{{ closing | sentence }}"),
        *when("corrections", *each("change", "corrections", Line("更正情况：{{ change | sentence }}"))),
        *when("recordingIds", Line("本次询问全程音像记录，记录编号：{{ recordingIds | join }}。")),
        Line("（以下空白）", Style.PLAIN, keep=True),
        Line("被询问人：[[sig_party 8]]（捺印）　{{ to | cn_date }}", Style.SIGN, keep=True),
        *officers_sign("询问人"),
        Line("记录人：[[sig_recorder 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=InquiryRecord, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-RECUSE",))
