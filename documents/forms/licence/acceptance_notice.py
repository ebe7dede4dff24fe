"""受理通知书 – the application is complete, and the term runs.

行政许可法 第三十二条第一款第五项、第二款: accepted in writing, with special seal and date; 第四十二条: twenty days from acceptance.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, Contact, FormData, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "ACCEPTANCE_NOTICE"


class DecisionDue(Box):
    """办理期限: the statutory last day, and the earlier one that the organ promises."""

    statutory: date
    promised: date | None = None


class AcceptanceNotice(FormData):
    """Data of the form. ``query_code`` is the code with which the applicant follows the application."""

    applicant: PartyBox
    matter: Text
    accepted_on: date
    decision_due: DecisionDue
    query_code: Text
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("受理通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ applicant.name }}：", Style.PLAIN),
        Line(
            "你（单位）提出的{{ matter | bare }}申请，申请材料齐全，符合法定形式。依据《中华人民共和国行政许可法》"
            "第三十二条第一款第五项的规定，本机关于{{ acceptedOn | cn_date }}予以受理。"
        ),
        Line("本机关将在{{ decisionDue.statutory | cn_date }}前依法作出决定。"),
        *when("decisionDue.promised", Line("承诺办结日期：{{ decisionDue.promised | cn_date }}。")),
        Line("依法需要听证、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，另行书面告知。"),
        Line("办理进度查询码：{{ queryCode }}"),
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES, seal="seal_case")
    return sheet


DESIGN = Design(code=CODE, fields=AcceptanceNotice, openness=Openness.ON_REQUEST, draw=draw)
