"""The fixed rights texts (告知权利的固定内容) and the check that a document carries them word for word.

A form names the texts it must carry by id; data may refer to a text by its id, and plain sentences may stand beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from documents.errors import DataMissing, RightsTextMissing

FIELD = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Right:
    """One fixed text. ``text`` has ``{{field}}`` where the case speaks; ``basis`` is law and article."""

    id: str
    text: str
    basis: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the blanks in the text, in order."""
        return tuple(FIELD.findall(self.text))

    @property
    def fixed_parts(self) -> tuple[str, ...]:
        """The words between the blanks, in order: what must be in the document."""
        return tuple(part for part in FIELD.split(self.text)[::2] if part)


RIGHTS: Mapping[str, Right] = {
    right.id: right
    for right in (
        Right(
            "RT-RECUSE",
            "你（单位）依法享有陈述、申辩的权利；认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。",
            "《中华人民共和国行政处罚法》第四十三条至第四十五条",
        ),
        Right(
            "RT-STATEMENT",
            "你（单位）有权进行陈述和申辩。可自收到本告知书之日起{{n}}个工作日内向本机关提出；逾期未提出的，视为放弃。"
            "本机关不因陈述、申辩给予更重的处罚。",
            "《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十二条",
        ),
        Right(
            "RT-HEARING",
            "你（单位）有要求举行听证的权利。如要求听证，应当自收到本告知书之日起5个工作日内提出；逾期未提出的，视为放弃。听证不收取费用。",
            "《中华人民共和国行政处罚法》第六十三条、第六十四条、第八十五条",
        ),
        Right(
            "RT-REMEDY",
            "如不服本决定，可以自收到本决定书之日起60日内向{{reconsiderationBody}}申请行政复议；也可以自收到本决定书之日起6个月内"
            "依法向{{court}}提起行政诉讼。复议、诉讼期间，本决定不停止执行，法律另有规定的除外。",
            "《中华人民共和国行政复议法》第二十条、第二十四条；《中华人民共和国行政诉讼法》第四十六条；"
            "《中华人民共和国行政处罚法》第五十九条、第七十三条",
        ),
        Right(
            "RT-REMEDY-SPOT",
            "对本当场处罚决定不服的，应当先自收到本决定书之日起60日内向{{reconsiderationBody}}申请行政复议；对复议决定不服的，"
            "可以自收到复议决定书之日起15日内向{{court}}提起行政诉讼。",
            "《中华人民共和国行政复议法》第二十三条第一款第一项、第二款；《中华人民共和国行政诉讼法》第四十五条",
        ),
        Right(
            "RT-REMEDY-ONLINE",
            "可通过以下互联网渠道提交行政复议申请：{{reconsiderationUrl}}。",
            "《中华人民共和国行政复议法》第二十二条",
        ),
        Right(
            "RT-PAY",
            "请自收到本决定书之日起15日内将罚款缴至{{bank}}或者通过{{epay}}缴纳。逾期不缴纳的，依据《中华人民共和国行政处罚法》"
            "第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款，加处罚款数额不超过罚款数额。",
            "《中华人民共和国行政处罚法》第六十七条、第七十二条",
        ),
        Right(
            "RT-MEASURE",
            "当场告知采取行政强制措施的理由、依据以及当事人依法享有的权利、救济途径，听取陈述和申辩。",
            "《中华人民共和国行政强制法》第十八条、第二十四条",
        ),
        Right(
            "RT-DEMAND",
            "请自收到本催告书之日起10个工作日内履行；逾期仍不履行的，本机关将依法申请人民法院强制执行。你（单位）享有陈述权和申辩权。",
            "《中华人民共和国行政强制法》第三十五条、第五十四条、第六十九条",
        ),
        Right("RT-LICENCE-REFUSE", "不予许可的理由：{{reasons}}。", "《中华人民共和国行政许可法》第三十八条"),
        Right("RT-PUBLIC", "本决定将依法向社会公示。", "《中华人民共和国行政处罚法》第四十八条"),
    )
}


def spoken(right: str, blanks: Mapping[str, object]) -> str:
    """Return the sentence for ``right``: its fixed text with the blanks filled, or, if it is no id, itself.

    Raises DataMissing naming every blank that has no value.
    """
    if right not in RIGHTS:
        return right
    text = RIGHTS[right]
    if missing := [f"{right}.{name}" for name in text.fields if not blanks.get(name)]:
        raise DataMissing(missing)
    return FIELD.sub(lambda field: str(blanks[field[1]]), text.text)


def require_rights(text: str, required: tuple[str, ...]) -> None:
    """Check that ``text`` contains each required right word for word, blanks aside.

    Raises RightsTextMissing for the first that is absent, and KeyError for an id that does not exist.
    """
    for right in required:
        if not _pattern(right).search(text):
            raise RightsTextMissing(right)


@lru_cache(maxsize=64)
def _pattern(right: str) -> re.Pattern[str]:
    # A blank may hold anything but the end of its sentence's paragraph, as long as a field may be (the search is bounded).
    return re.compile(r"[^\n]{1,20000}?".join(re.escape(part) for part in FIELD.split(RIGHTS[right].text)[::2]))
