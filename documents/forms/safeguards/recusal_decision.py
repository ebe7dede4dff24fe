"""回避决定书 – somebody says that a person in charge is not impartial, and the head of the organ decides.

行政处罚法（2021）第四十三条: a direct interest, or another relation that may affect fair enforcement; the organ examines, its head decides; until then
the investigation goes on.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, FormData, Text
from documents.forms.form import Design
from documents.forms.parts import choice
from documents.forms.safeguards.ruling import Ruling
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "RECUSAL_DECISION"


class RecusalTarget(Box):
    """被申请回避的人员: name, and the role in the case, e.g. 执法人员, 听证主持人."""

    name: Text
    role: Text


class RecusalDecision(FormData):
    """Data of the form. ``applicant`` may be the officer; ``evidence`` says whether what the recused took still stands."""

    applicant: Text
    target: RecusalTarget
    reason: Text
    facts: Text
    result: Ruling
    basis: Text
    evidence: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("回避决定书")
    sheet.heading()
    sheet.number_line()
    ruled = choice(
        "result",
        {
            "GRANTED": "{{ target.name }}回避，自本决定作出之日起不再参与本案的办理，由本机关另行指派人员",
            "REFUSED": "{{ target.name }}不回避",
        },
    )
    sheet.write(
        Line("{{ applicant }}：", Style.PLAIN),
        Line(
            "关于{% if frame.case_name %}{{ frame.case_name }}{% else %}本案{% endif %}"
            "{{ target.role }}{{ target.name }}的回避申请，本机关已依法审查。"
        ),
        Line("**一、申请理由。**{{ reason | sentence }}"),
        Line("**二、审查情况**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        *when("evidence", Line("{{ evidence | sentence }}")),
        Line(f"**三、决定。**依据{{{{ basis | bare }}}}的规定，经本机关负责人决定，{ruled}。", keep=True),
    )
    sheet.closing("（本文书一式两份，一份送达申请人，一份归档。）")
    return sheet


DESIGN = Design(code=CODE, fields=RecusalDecision, openness=Openness.ON_REQUEST, draw=draw)
