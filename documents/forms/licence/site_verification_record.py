"""现场核查表 – at least two staff check on site what the applicant declared.

行政许可法 第三十四条第三款: where the substance must be verified, two or more staff do it.
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.checked_items import CheckedItems, checked_table
from documents.forms.fields import FormData, Moment, PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, officers_sign
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.rights import RIGHTS

CODE = "SITE_VERIFICATION_RECORD"


class SiteVerificationRecord(FormData):
    """Data of the form. ``credential_ack`` is the applicant's own answer when the certificates are shown."""

    applicant: PartyBox
    place: Text
    from_: Moment = Field(alias="from")
    to: Moment
    officers: TwoOfficers
    credential_ack: Text
    items: CheckedItems
    conclusion: Text

    def rights_required(self) -> tuple[str, ...]:
        """行政处罚法 第四十三条至第四十五条, told at every first contact."""
        return ("RT-RECUSE",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("现场核查表")
    sheet.heading()
    sheet.page_count()
    plain = (
        "申请人：{{ applicant.name }}",
        "统一社会信用代码（身份证件号码）：{{ applicant.uscc or applicant.idNumber or '—' }}",
        "住所（住址）：{{ applicant.address }}",
        "法定代表人（负责人）：{{ applicant.legalRep or applicant.operator or '—' }}　联系电话：{{ applicant.phone or '—' }}",
        "核查时间：{{ from | cn_period(to) }}",
        "核查地点：{{ place }}",
        f"核查人员：{OFFICERS_NAMED}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line(f"**告知事项：**我们是{{{{ frame.organ }}}}的工作人员，现向你出示执法证件。{RIGHTS['RT-RECUSE'].text}"),
        Line("申请人确认：{{ credentialAck | sentence }}", keep=True),
    )
    checked_table(sheet, "核查项目")
    sheet.write(
        Line("**核查结论：**{{ conclusion | sentence }}", keep=True),
        Line("申请人：[[sig_party 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        *officers_sign("核查人员"),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(
    code=CODE, fields=SiteVerificationRecord, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-RECUSE",)
)
