"""The kinds of field that forms are made of. Names in data are camelCase; strings are trimmed and may not be empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

LONGEST_TEXT = 20_000
LONGEST_LIST = 1_000


def _printable(text: str) -> str:
    # XML 1.0 §2.2 has no place for these, and a Word file with them does not open.
    if any((ord(c) < 32 and c not in "\n\t") or 0xD800 <= ord(c) < 0xE000 or ord(c) in (0xFFFE, 0xFFFF) for c in text):
        raise PydanticCustomError("unprintable", "control characters")
    return text


def _has_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise PydanticCustomError("timezone_aware", "no zone")
    return moment


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_printable),
]
Texts = Annotated[list[Text], Field(min_length=1, max_length=LONGEST_LIST)]
#: A list that must be stated but may be empty, e.g. corrections of a record that needed none.
MaybeTexts = Annotated[list[Text], Field(max_length=LONGEST_LIST)]
#: An instant: an RFC 3339 time with its zone.
Moment = Annotated[datetime, AfterValidator(_has_zone)]
#: Beginning and end.
Period = Annotated[list[Moment], Field(min_length=2, max_length=2)]
Fen = Annotated[int, Field(ge=0, le=10**18 - 1)]
Days = Annotated[int, Field(ge=1, le=3660)]
Count = Annotated[int, Field(ge=0, le=100_000)]
#: How many of something, in the unit that stands beside it: 2, 12.5.
Quantity = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=3)]


class Box(BaseModel):
    """A group of fields. Strict: no conversion of types, no unknown names."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=True, use_enum_values=True
    )


class PartyBox(Box):
    """当事人 (also 被检查人): who the paper is about. A person has an identity number, an organisation a credit code."""

    name: Text
    address: Text
    phone: Text | None = None
    uscc: Text | None = None
    legal_rep: Text | None = None
    operator: Text | None = None
    id_number: Text | None = None
    contact: Text | None = None


class OfficerName(Box):
    """执法人员: name and number of the enforcement certificate; a clerk has no number."""

    name: Text
    no: Text | None = None


class Contact(Box):
    """联系人: whom the party may ask."""

    name: Text
    phone: Text
    address: Text | None = None


class LawCited(Box):
    """The provisions violated and applied, and the one that moved the discretion."""

    violated: Text
    applied: Text
    discretion: Text | None = None


class Performance(Box):
    """履行方式和期限: how, where and until when a fine is paid. ``text`` is the id of the fixed text."""

    days: Days
    bank: Text
    account: Text | None = None
    epay: Text
    surcharge: Text | None = None
    text: Text


class Remedy(Box):
    """救济途径和期限. ``text`` is the id of the fixed text."""

    reconsideration_body: Text
    reconsider_days: Days = 60
    reconsideration_first: bool = False
    court: Text
    sue: Text | None = None
    reconsideration_url: Text | None = None
    text: Text


Officers = Annotated[list[OfficerName], Field(min_length=1, max_length=20)]
TwoOfficers = Annotated[list[OfficerName], Field(min_length=2, max_length=20)]


@dataclass(frozen=True, slots=True)
class Derived:
    """A sentence, or several (``many``), that a form makes out of ``fields`` because the template cannot."""

    fields: tuple[str, ...]
    many: bool = False


class FormData(Box):
    """The data of one form. Every required field of the catalogue is a field without a default."""

    #: Names a template may use besides the fields; :meth:`derive` gives their values.
    derived: ClassVar[Mapping[str, Derived]] = {}

    def derive(self) -> Mapping[str, str | list[str]]:
        """Values of :attr:`derived`. Raises DataMissing if a fixed text lacks a value for a blank."""
        return {}

    def rights_required(self) -> tuple[str, ...]:
        """Ids of the fixed rights texts that a document with this data must carry word for word."""
        return ()
