"""Places in legal texts as a case cites them (法律依据的条款项)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.law.codes import Code
from api.law.gates import Gap
from api.tables import Json

NUMERAL = "[一二三四五六七八九十百千零]+"
ARTICLE = re.compile(f"第{NUMERAL}条(之{NUMERAL})?(第{NUMERAL}款)?(第{NUMERAL}项)?")


@dataclass(frozen=True, slots=True)
class LawPlace:
    """A place in a legal text as a decision cites it: 中华人民共和国价格法, 第十三条第一款."""

    law: str
    article: str


def citation_gaps(violated: Sequence[LawPlace], applied: Sequence[LawPlace]) -> tuple[Gap, ...]:
    """What keeps these from being the law of a case: nothing cited, or a citation that names no article."""
    gaps = []
    for label, places in (("违反的法律（violated）", violated), ("处罚依据（applied）", applied)):
        if not places:
            gaps.append(Gap(Code.VALIDATION, detail=f"{label}不能为空。", missing=(label,)))
        gaps += [
            Gap(Code.VALIDATION, detail=f"{label}应当写明法律名称和条款项，如“第十三条第一款”。", missing=(label,))
            for place in places
            if not place.law.strip() or not ARTICLE.fullmatch(place.article)
        ]
    return tuple(gaps)


def law_of(violated: Sequence[LawPlace], applied: Sequence[LawPlace]) -> Json:
    """The law of a case as its row keeps it."""
    return {
        "violated": [{"law": place.law, "article": place.article} for place in violated],
        "applied": [{"law": place.law, "article": place.article} for place in applied],
    }
