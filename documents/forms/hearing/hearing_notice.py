"""行政处罚听证通知书 – when and where the hearing is held.

行政处罚法（2021）第六十四条第二项: time and place are told seven working days before (第八十五条); 第三项: in public, but for state
secrets, trade secrets and privacy; 第四项: the host is not the investigator, and the party may ask for the host's recusal; 第五项: one
or two agents.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, Derived, FormData, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, OFFICERS_NAMED, TWO_COPIES, spoken_rights
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "HEARING_NOTICE"


class HearingNotice(FormData):
    """Data of the form. ``public`` says whether anybody may attend."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights",), many=True)}

    party: PartyBox
    time: Text
    place: Text
    host: Text
    recorder: Text
    officers: TwoOfficers
    public: bool
    rights: Texts
    contact: Contact

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences."""
        return {"rightsTexts": spoken_rights(self.rights)}


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政处罚听证通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            "你（单位）要求听证的申请已收到。依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，本机关定于{{ time }}在"
            "{{ place }}{% if public %}公开{% else %}不公开{% endif %}举行听证，请准时参加。"
        ),
        Line("**一、听证主持人：**{{ host }}　　**记录人：**{{ recorder }}"),
        Line(f"**二、案件调查人员：**{OFFICERS_NAMED}"),
        Line("**三、权利和注意事项**", keep=True),
        *each("right", "rightsTexts", Line("（{{ loop.index | cn_count }}）{{ right }}")),
        Line(
            "参加听证时，请携带居民身份证件；委托代理人参加的，还应当提交授权委托书，载明委托事项和权限。"
            "听证不收取费用。",
        ),
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=HearingNotice, openness=Openness.ON_REQUEST, draw=draw)
