"""行政复议答复书（行政诉讼答辩状） – the organ defends its decision before the body above or the court.

行政复议法（2023）第四十八条: a written reply with evidence and basis within ten days (working days: 第八十八条第二款). 行政诉讼法 第六十七条: a statement of
defence within fifteen days.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import choice
from documents.forms.safeguards.remedy import RemedyKind
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "REMEDY_REPLY"


class RemedyReply(FormData):
    """Data of the form. ``to`` is the reconsideration organ or the court, ``opinion`` what the organ asks it to decide."""

    to: Text
    case_number: Text
    facts: Text
    basis: Text
    evidence: Texts
    opinion: Text
    kind: RemedyKind = RemedyKind.RECONSIDERATION
    applicant: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政复议答复书")
    sheet.heading(choice("kind", {"RECONSIDERATION": "行政复议答复书", "LITIGATION": "行政诉讼答辩状"}))
    sheet.number_line()
    asker = "{% if kind == 'LITIGATION' %}原告{% else %}申请人{% endif %}{% if applicant %}{{ applicant }}{% endif %}"
    sheet.write(
        Line("{{ to }}：", Style.PLAIN),
        Line(f"{asker}不服本机关行政行为一案（{{{{ caseNumber }}}}），本机关现提出如下意见："),
        Line("**一、事实**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("**二、依据**", keep=True),
        *each("ground", "basis | lines", Line("{{ ground | sentence }}")),
        Line("**三、证据**", keep=True),
        *each("piece", "evidence", Line("（{{ loop.index | cn_count }}）{{ piece | sentence }}")),
        Line("**四、意见**", keep=True),
        *each("point", "opinion | lines", Line("{{ point | sentence }}")),
        Line("此致", keep=True),
        Line("{{ to }}", Style.PLAIN, keep=True),
        Line("机关负责人：[[sig_organ_head 9]]", Style.SIGN, keep=True),
    )
    sheet.closing("附：作出行政行为的证据、依据和其他有关材料。")
    return sheet


DESIGN = Design(code=CODE, fields=RemedyReply, openness=Openness.NOT_OPEN, draw=draw)
