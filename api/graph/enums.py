"""Enumerations of the schema: the codes of the vocabulary, each member described by the law's word and its gloss."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from api.vocabulary.labelled import Labelled

Codes = TypeVar("Codes", bound=type[StrEnum])


def graphql_enum(codes: Codes, description: str | None = None, members: Mapping[str, str] | None = None) -> Codes:
    """Make an enumeration known to GraphQL and return it; a second call changes nothing.

    A ``Labelled`` one describes itself. For any other give the ``description`` (Chinese term first) and the descriptions
    of all ``members`` by name. Raises ValueError where a member's name is not its code – columns hold codes and answers
    print them as names – and where a description is missing.
    """
    if getattr(_definition(codes), "description", None):
        return codes
    strange = [member.name for member in codes if member.name != member.value]
    if strange:
        raise ValueError(f"{codes.__name__}: {', '.join(strange)} differ from their codes")
    title, described = _texts(codes, description, members or {})
    missing = [member.name for member in codes if not described.get(member.name)]
    if not title or missing:
        raise ValueError(f"{codes.__name__} needs descriptions: {', '.join(missing) or 'its own'}")
    # Strawberry makes an enumeration that it meets first in an annotation known by itself, without words.
    definition = _definition(codes) or _definition(strawberry.enum(codes))
    assert definition is not None
    definition.description = title
    for value in definition.values:
        value.description = described[value.name]
    return codes


def _definition(codes: object) -> StrawberryEnumDefinition | None:
    """What Strawberry knows of an enumeration."""
    return getattr(codes, "__strawberry_definition__", None)


def _texts(
    codes: type[StrEnum], description: str | None, members: Mapping[str, str]
) -> tuple[str | None, Mapping[str, str]]:
    """The description of the enumeration and of its members."""
    if not issubclass(codes, Labelled):
        return description, members
    own = {member.name: f"{member.label}：{member.meaning}" for member in codes}
    return description or f"{codes.chinese}。", {**own, **members}
