"""行政处罚告知书 – what the organ means to decide, and what the party may say to it.

行政处罚法（2021）第四十四条: content, facts, reasons and basis are told before the decision;
第四十五条: statement and defence; 第六十三条、第六十四条: hearing.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, Days, Derived, Fen, FormData, LawCited, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, RIGHTS_LINES, TWO_COPIES, spoken_rights
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "PENALTY_NOTICE"


class PenaltyNotice(FormData):
    """Data of the form. ``statement_days`` are working days; ``hearing_offered`` says whether a hearing may be asked for."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights", "statementDays"), many=True)}

    party: PartyBox
    case_brief: Text
    facts: Text
    evidence: Texts
    law: LawCited
    discretion_reason: Text
    penalty_items: Texts
    statement_days: Days
    hearing_offered: bool
    rights: Texts
    contact: Contact
    fine_fen: Fen | None = None

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences."""
        return {"rightsTexts": spoken_rights(self.rights, {"n": self.statement_days})}

    def rights_required(self) -> tuple[str, ...]:
        """Statement and defence always, a hearing where it is offered."""
        return ("RT-STATEMENT", "RT-HEARING") if self.hearing_offered else ("RT-STATEMENT",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政处罚告知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            "由本机关立案调查的你（单位）{{ caseBrief | bare }}一案，已经本机关依法调查终结。依据《中华人民共和国行政处罚法》"
            "第四十四条的规定，现将本机关拟作出行政处罚的内容及事实、理由、依据告知如下："
        ),
        Line("**一、违法事实**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("**二、证据**", keep=True),
        *each("piece", "evidence", Line("（{{ loop.index | cn_count }}）{{ piece | sentence }}")),
        Line("**三、理由和依据**", keep=True),
        Line("你（单位）的上述行为违反了{{ law.violated | bare }}的规定。{{ discretionReason | sentence }}"),
        Line("**四、拟处罚内容**", keep=True),
        Line(
            "依据{{ law.applied | bare }}{% if law.discretion %}、{{ law.discretion | bare }}{% endif %}的规定，"
            "拟对你（单位）作出如下行政处罚：",
            keep=True,
        ),
        *each("item", "penaltyItems", Line("{{ loop.index }}．{{ item | sentence }}")),
        *when(
            "hearingOffered",
            Line("**五、权利告知。**依据《中华人民共和国行政处罚法》第四十五条、第六十三条、第六十四条的规定："),
            otherwise=(Line("**五、权利告知。**依据《中华人民共和国行政处罚法》第四十五条的规定："),),
        ),
        *RIGHTS_LINES,
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(
    code=CODE,
    fields=PenaltyNotice,
    openness=Openness.NOT_OPEN,
    draw=draw,
    rights=("RT-STATEMENT", "RT-HEARING"),
)
