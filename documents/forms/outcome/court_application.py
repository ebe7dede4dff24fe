"""强制执行申请书 – asks the court to enforce a decision.

行政强制法 第五十三条: within three months after the time for remedies has run out; 第五十五条: decision with facts, reasons and basis,
the party's view and the demand, the state of what is to be enforced; signed by the head of the organ, sealed and dated.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text
from documents.forms.form import Design
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "COURT_APPLICATION"


class CourtApplication(FormData):
    """Data of the form. ``party`` is against whom; ``target`` what is to be enforced and what is known of it."""

    decision: Text
    facts: Text
    party_view: Text
    demand: Text
    target: Text
    court: Text
    party: PartyBox | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("强制执行申请书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("申请人：{{ frame.organ }}", Style.PLAIN),
        *when(
            "party",
            Line("被申请人：{{ party.name }}", Style.PLAIN),
            Line("统一社会信用代码（身份证件号码）：{{ party.uscc or party.idNumber or '—' }}", Style.PLAIN),
            Line("住所（住址）：{{ party.address }}", Style.PLAIN),
            Line(
                "法定代表人（负责人）：{{ party.legalRep or party.operator or '—' }}　联系电话：{{ party.phone or '—' }}",
                Style.PLAIN,
            ),
        ),
        Line("**一、申请执行的行政决定。**{{ decision | sentence }}"),
        Line("**二、作出决定的事实、理由和依据**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("**三、当事人的意见。**{{ partyView | sentence }}"),
        Line("**四、催告情况。**{{ demand | sentence }}"),
        Line("**五、申请强制执行标的情况。**{{ target | sentence }}"),
        Line(
            "当事人在法定期限内不申请行政复议或者提起行政诉讼，又不履行上述决定，经催告仍未履行。"
            "依据《中华人民共和国行政强制法》第五十三条、第五十四条、第五十五条的规定，申请贵院强制执行。"
        ),
        Line("此致", keep=True),
        Line("{{ court }}", Style.PLAIN),
        Line("附：行政决定书、送达回证、催告书及其他有关材料。", keep=True),
        Line("机关负责人：[[sig_organ_head 9]]", Style.SIGN, keep=True),
    )
    sheet.closing()
    return sheet


DESIGN = Design(code=CODE, fields=CourtApplication, openness=Openness.ON_REQUEST, draw=draw)
