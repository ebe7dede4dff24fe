"""A draw that anybody can repeat (随机抽取): names in the order of a hash of the seed, so that seed and candidates are the proof.

The hash of a name is SHA-256 of ``seed|purpose|name`` in UTF-8; drawn are the names whose hashes are the smallest. The purpose
keeps the draws of one seed apart: ``object`` for the objects, an object's own identifier for the officers sent to it. The order
in which candidates were listed plays no part.
"""

import math
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256

from api.tables import Json

OBJECTS = "object"
OFFICERS_EACH = 2
METHOD = "对“种子|用途|标识”取SHA-256，由小到大取前若干名；抽对象的用途为object，派人员的用途为该对象的标识"


def drawn(seed: str, purpose: str, names: Iterable[str], count: int) -> tuple[str, ...]:
    """The names that chance chooses, in its order."""
    return tuple(sorted(set(names), key=lambda name: (_hash(seed, purpose, name), name))[:count])


def how_many(ratio: Decimal, population: int) -> int:
    """How many objects the published ratio (抽查比例) asks for, rounded up."""
    return math.ceil(ratio * population)


def repeats(draw: Json) -> bool:
    """Whether a recorded draw is what its seed, candidates and ratio give: objects and officers both."""
    candidates = draw["candidates"]
    eligible = [each["partyId"] for each in candidates if each["excluded"] is None]
    count = min(how_many(Decimal(str(draw["ratio"])), len(candidates)), len(eligible))
    sent = {each["partyId"]: each for each in draw["drawn"]}
    return tuple(sent) == drawn(draw["seed"], OBJECTS, eligible, count) and all(
        tuple(each["officerIds"]) == drawn(draw["seed"], party, each["officerPoolIds"], OFFICERS_EACH)
        for party, each in sent.items()
    )


def _hash(seed: str, purpose: str, name: str) -> bytes:
    return sha256(f"{seed}|{purpose}|{name}".encode()).digest()
