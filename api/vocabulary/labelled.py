"""The shape of every word in the vocabulary: a code, its Chinese label and its English meaning."""

from enum import StrEnum
from typing import ClassVar, Self


class Labelled(StrEnum):
    """An enumeration whose members carry the law's word beside ours.

    A member *is* its code (a plain `str`), so it is stored, compared and serialised as such; ``label`` is the Chinese
    word shown to people and ``meaning`` the English gloss shown in the schema. The class is declared with its own
    Chinese title::

        class RegionLevel(Labelled, chinese="行政层级"):
            PROVINCE = "PROVINCE", "省级", "province"
    """

    chinese: ClassVar[str]
    label: str
    meaning: str

    def __init_subclass__(cls, *, chinese: str) -> None:
        """Remember the Chinese title of the enumeration itself."""
        super().__init_subclass__()
        cls.chinese = chinese

    # The defaults are only for type checkers, which read `RegionLevel("CITY")` as a call of this method; Python looks
    # the member up instead and comes here once per declared member.
    def __new__(cls, code: str, label: str = "", meaning: str = "") -> Self:
        """Make one member: ``code`` is the value, the texts become attributes. Raises TypeError if a text is missing."""
        if not (label and meaning):
            raise TypeError(f"{cls.__name__}.{code} needs a Chinese label and an English meaning")
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.meaning = meaning
        return member
