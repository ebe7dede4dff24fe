"""Parts that many forms share: the party's lines, officers who sign or are named, opinions, payment and remedy."""

from collections.abc import Mapping, Sequence

from documents.filters import EMPTY_BOX, TICKED_BOX, sentence
from documents.forms.fields import Performance, Remedy
from documents.layout.lines import Line, Lines, each, when
from documents.layout.styles import Style
from documents.layout.tables import Cell, Grid, content, label, opinion
from documents.rights import RIGHTS, spoken

#: 当事人 with name, number, address and responsible person, as decisions begin.
PARTY_LINES = (
    Line("当事人：{{ party.name }}", Style.PLAIN),
    *when("party.uscc", Line("统一社会信用代码：{{ party.uscc }}", Style.PLAIN)),
    *when("party.idNumber", Line("身份证件号码：{{ party.idNumber }}", Style.PLAIN)),
    Line("住所（住址）：{{ party.address }}", Style.PLAIN),
    *when("party.legalRep", Line("法定代表人（负责人）：{{ party.legalRep }}", Style.PLAIN)),
    *when("party.operator", Line("经营者：{{ party.operator }}", Style.PLAIN)),
    *when("party.phone", Line("联系电话：{{ party.phone }}", Style.PLAIN)),
)


def officers_sign(title: str = "执法人员", source: str = "officers") -> Lines:
    """One line per officer: name and number in type, and the place to sign."""
    named = "{{ officer.name }}{% if officer.no %}（{{ officer.no }}）{% endif %}"
    return each("officer", source, Line(f"{title}：{named}　签名：[[sig_officer_n 7]]", Style.SIGN, keep=True))


OFFICERS_SIGN = officers_sign()
#: Two places to sign, for forms whose data do not name the officers.
TWO_OFFICERS_SIGN = Line("执法人员：[[sig_officer_1 9]]　[[sig_officer_2 9]]", Style.SIGN, keep=True)
TWO_OFFICERS_SIGN_CELL = Line("经办人：[[sig_officer_1 9]]　[[sig_officer_2 9]]", Style.CELL_SIGN)
#: Names and numbers in one stretch, for the running text.
OFFICERS_NAMED = (
    "{% for officer in officers %}{% if not loop.first %}、{% endif %}{{ officer.name }}"
    "{% if officer.no %}（执法证号：{{ officer.no }}）{% endif %}{% endfor %}"
)
#: All officers in one line of a table's cell.
OFFICERS_SIGN_CELL = Line(
    "经办人：{% for officer in officers %}[[sig_officer_n 9]]　{% endfor %}", Style.CELL_SIGN, keep=True
)
#: The rights texts of the form, each a paragraph.
RIGHTS_LINES = each("right", "rightsTexts", Line("{{ right }}"))
#: What closes a paper of which the party gets one copy.
TWO_COPIES = "（本文书一式两份，一份送达，一份归档。）"
#: Whom to ask, before the closing block.
CONTACT_LINES = (
    Line("联系人：{{ contact.name }}　　联系电话：{{ contact.phone }}", keep=True),
    *when("contact.address", Line("联系地址：{{ contact.address }}", keep=True)),
)


def choice(name: str, words: Mapping[str, str]) -> str:
    """The word for a code, as a template writes it: ``choice("check.result", {"PASS": "符合", "FAIL": "不符合"})``."""
    branches = (
        f"{{% {'elif' if at else 'if'} {name} == '{code}' %}}{word}" for at, (code, word) in enumerate(words.items())
    )
    return "".join(branches) + "{% endif %}"


def ticks(name: str, words: Mapping[str, str]) -> str:
    """A tick box for every code, that of the field ``name`` ticked."""
    return "　".join(
        f"{{% if {name} == '{code}' %}}{TICKED_BOX}{{% else %}}{EMPTY_BOX}{{% endif %}}{word}"
        for code, word in words.items()
    )


def spoken_rights(rights: Sequence[str], blanks: Mapping[str, object] | None = None) -> list[str]:
    """Rights as sentences: ids become their fixed texts, plain sentences get a full stop."""
    return [spoken(right, blanks or {}) if right in RIGHTS else sentence(right) for right in rights]


def party_rows(grid: Grid, title: str, name: str = "party") -> None:
    """Three rows of an approval table about the party: name, number, address, responsible person, telephone."""
    grid.row(
        label(title, down=3),
        label("名称"),
        content(f"{{{{ {name}.name }}}}"),
        label("信用代码|或证件号"),
        content(f"{{{{ {name}.uscc or {name}.idNumber or '—' }}}}"),
    )
    grid.row(
        label("住所"),
        content(f"{{{{ {name}.address }}}}"),
        label("法定|代表人"),
        content(f"{{{{ {name}.legalRep or {name}.operator or '—' }}}}"),
    )
    grid.row(
        label("电话"),
        content(f"{{{{ {name}.phone or '—' }}}}"),
        label("其他联系"),
        content(f"{{{{ {name}.contact or '—' }}}}"),
    )


def opinion_row(grid: Grid, title: str, field: str, signer: str, anchor: str, height: float = 58) -> None:
    """A row with an official's opinion and the place to sign."""
    grid.row(
        label(title),
        opinion(f"{{{{ {field} }}}}", Line(f"{signer}：[[{anchor} 10]]", Style.CELL_SIGN), span=4),
        height=height,
    )


def wide_row(grid: Grid, title: str, text: str, height: float = 0) -> None:
    """A row with one label and one content over the rest of the width."""
    grid.row(label(title), content(text, span=4), height=height)


def wide_cell(*lines: Line, span: int = 4) -> Cell:
    """A cell of several paragraphs over the rest of the width."""
    return Cell(lines, span)


def paying(performance: Performance) -> str:
    """The sentence on payment; the account stands with the bank it belongs to."""
    bank = f"{performance.bank}（账号：{performance.account}）" if performance.account else performance.bank
    return spoken(performance.text, {"bank": bank, "epay": performance.epay})


def remedy_text(remedy: Remedy) -> str:
    """The sentences on remedies, with the way by internet if there is one."""
    blanks = {
        "reconsiderationBody": remedy.reconsideration_body,
        "court": remedy.court,
        "reconsiderationUrl": remedy.reconsideration_url,
    }
    text = spoken(remedy.text, blanks)
    return text + spoken("RT-REMEDY-ONLINE", blanks) if remedy.reconsideration_url else text
