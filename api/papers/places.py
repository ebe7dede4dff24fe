"""Where on the paper somebody signs (签署位置): beside their own printed name, and only where the paper has a place.

Pure. The places are those that the press found when it tried the document before its number was taken.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import APL
from api.vocabulary import SignRole
from documents.forms.catalogue import Step

BASIS = APL.article(52, gist="行政处罚决定书由执法人员签名或者盖章")
LISTS_OF_OFFICERS = ("officers", "servers")


@dataclass(frozen=True, slots=True)
class Paper:
    """The places of a document and who has signed at which, with the officers printed beside them."""

    places: Collection[str]
    signed: Collection[str]
    officers: tuple[tuple[str, str | None], ...] = ()


def officers_printed(data: dict[str, Any]) -> tuple[tuple[str, str | None], ...]:
    """Name and certificate number of every officer that the data of a document prints, in the order of their places."""
    listed = next((data[name] for name in LISTS_OF_OFFICERS if name in data), ())
    return tuple((officer["name"], officer.get("no")) for officer in listed)


def place_of(step: Step, paper: Paper, *, name: str, number: str | None = None) -> str | Gap:
    """行政处罚法 (2021) 第五十二条 – the name of the place where this signer signs, or why there is none.

    (1) an officer signs beside the own name and number, never beside another's; (2) nobody signs where the paper has no
    place: such a signature could not enter the file.
    """
    free = [place for place in _places_of(step, paper) if place not in paper.signed]
    if step.role != SignRole.OFFICER or not paper.officers:
        return free[0] if free else Gap(Code.SIGNER_NOT_IN_PLAN, BASIS, "文书上没有该签署角色的签署位置。")
    own = [f"{step.anchor}_{index}" for index, printed in enumerate(paper.officers, 1) if _is(printed, name, number)]
    found = next((place for place in own if place in free), None)
    return found or Gap(Code.SIGNER_NOT_IN_PLAN, BASIS, "文书所列的执法人员中没有该签署人。", (name,))


def _places_of(step: Step, paper: Paper) -> list[str]:
    if not step.numbered:
        return [step.anchor] if step.anchor in paper.places else []
    prefix = f"{step.anchor}_"
    numbers = sorted(int(n) for p in paper.places if (n := p.removeprefix(prefix)) != p and n.isdigit())
    return [f"{prefix}{number}" for number in numbers]


def _is(printed: tuple[str, str | None], name: str, number: str | None) -> bool:
    """The number tells officers of one name apart; where the paper prints none, the name must do."""
    return printed[1] == number if printed[1] is not None else printed[0] == name
