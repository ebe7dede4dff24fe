"""Chance that repeats itself (可重复的随机): the same seed makes the same world, identifiers included."""

from datetime import datetime
from random import Random
from typing import TypeVar
from uuid import UUID

from api.operation.seed.names import BRANDS, GIVEN, ROADS, SHOPS, SURNAMES, TRADES

_Item = TypeVar("_Item")


class Chance:
    """A seeded source of choices, names and identifiers."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.pick = self._random.choice
        self.number = self._random.randint
        self.share = self._random.random

    def key(self, at: datetime) -> UUID:
        """A UUIDv7 (RFC 9562, 5.7) of an instant: rows lie on disk in the order of their making, as in a grown database."""
        milliseconds = int(at.timestamp() * 1000)
        noise = self._random.getrandbits(74)
        return UUID(
            int=(milliseconds << 80) | (0x7 << 76) | ((noise >> 62) << 64) | (0x2 << 62) | (noise & ((1 << 62) - 1))
        )

    def person(self) -> str:
        """A name of two or three characters."""
        return self.pick(SURNAMES) + self.pick(GIVEN) + (self.pick(GIVEN) if self.share() < 0.7 else "")

    def company(self, city: str) -> str:
        """A company of a city."""
        return f"{city}{self.pick(BRANDS)}{self.pick(BRANDS)}{self.pick(TRADES)}有限公司"

    def shop(self, county: str) -> str:
        """A sole trader's shop."""
        return f"{county}{self.pick(BRANDS)}{self.person()[0]}记{self.pick(SHOPS)}"

    def address(self, region: str) -> str:
        """An address in a region."""
        return f"{region}{self.pick(ROADS)}{self.number(1, 299)}号"

    def phone(self) -> str:
        """A mobile number of a range that is not given out."""
        return f"1{self.pick('357')}00{self.number(0, 9999999):07d}"

    def uscc(self, region: str) -> str:
        """A number in the shape of a unified social credit code; its check digit is not computed."""
        return f"91{region}MA{self.digits(7)}" + self.pick("0123456789X")

    def digits(self, count: int) -> str:
        """So many digits."""
        return f"{self._random.randrange(10**count):0{count}d}"
