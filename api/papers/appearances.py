"""What a signature looks like (签名外观): built in one place, so that an act refuses what the worker could not draw."""

from datetime import datetime

from api.law.codes import Code
from api.law.gates import refuse
from api.vocabulary import SignMethod, SignRole
from documents.fonts import RARE_NAMES
from signing.appearance import PersonAppearance
from signing.refusals import GlyphMissing
from signing.seal import CASE_SEAL, Seal


def of_person(role: SignRole, name: str, certificate_number: str | None, at: datetime) -> PersonAppearance:
    """A person's visible signature: name, certificate number, time."""
    return PersonAppearance(role.label, name, certificate_number, at, RARE_NAMES)


def of_seal(organ_name: str, method: SignMethod) -> Seal:
    """The organ's round seal, or its seal for enforcement matters."""
    return Seal(organ_name, CASE_SEAL) if method is SignMethod.CASE_SEAL else Seal(organ_name)


def require_drawable(appearance: PersonAppearance) -> None:
    """Raises Refused VALIDATION naming the characters of the name that no font has: the mark could never be drawn."""
    try:
        appearance.require()
    except GlyphMissing as missing:
        raise refuse(Code.VALIDATION, missing.zh, missing=("签署人姓名",)) from missing
