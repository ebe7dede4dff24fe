"""A proposed decision as it is reviewed (拟处理意见): a review passes exactly one, and any change of it is another.

What makes it this one: its kinds, its amounts, what else it orders, the provisions applied and the facts found. The sentence
in which somebody puts it is no part of it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import orjson

from api.tables import Json
from api.vocabulary import PenaltyKind


@dataclass(frozen=True, slots=True)
class ReviewedProposal:
    """A proposal under review. Money is in fen.

    ``action`` is what is ordered beside or instead of a penalty, as the decision will say it (责令停产停业十日; 征用抽水机二台).
    ``law`` are the provisions applied, ``facts_sha256`` the digest of the facts found.
    """

    kinds: tuple[PenaltyKind, ...] = ()
    fine_fen: int | None = None
    confiscated_fen: int | None = None
    action: str | None = None
    law: tuple[str, ...] = ()
    facts_sha256: str = ""

    @property
    def digest(self) -> str:
        """The same for the same proposal, whatever the order of its parts: SHA-256 in hexadecimal."""
        return _sha256(orjson.dumps(self.as_json(), option=orjson.OPT_SORT_KEYS))

    def as_json(self) -> Json:
        """The proposal as a review keeps it."""
        return {
            "kinds": sorted(kind.value for kind in self.kinds), "fineFen": self.fine_fen,
            "confiscatedFen": self.confiscated_fen, "action": self.action, "law": sorted(self.law),
            "factsSha256": self.facts_sha256,
        }  # fmt: skip

    def same_penalty(self, other: "ReviewedProposal") -> bool:
        """Whether the other imposes the same, under whichever law and facts."""
        return replace(self, law=(), facts_sha256="").digest == replace(other, law=(), facts_sha256="").digest

    def merely_reduces(self, other: "ReviewedProposal") -> bool:
        """Whether this is the other with a lower fine and nothing else changed."""
        if self.fine_fen is None or other.fine_fen is None:
            return False
        return self.fine_fen < other.fine_fen and replace(self, fine_fen=other.fine_fen).digest == other.digest


def proposal_of(stored: Json) -> ReviewedProposal:
    """A stored proposal. Raises KeyError and ValueError for what ``as_json`` did not write."""
    return ReviewedProposal(
        tuple(PenaltyKind(kind) for kind in stored["kinds"]), stored["fineFen"], stored["confiscatedFen"],
        stored["action"], tuple(stored["law"]), stored["factsSha256"],
    )  # fmt: skip


def about_case(proposal: ReviewedProposal, law: Json | None, facts: str | None) -> ReviewedProposal:
    """The proposal under the provisions that a case applies and the facts that it found, as they stand now."""
    return replace(proposal, law=applied_provisions(law), facts_sha256=facts_digest(facts))


def applied_provisions(law: Json | None) -> tuple[str, ...]:
    """The provisions a case applies, each once: 中华人民共和国价格法第四十二条."""
    applied: Iterable[Json] = (law or {}).get("applied") or ()
    return tuple(sorted({f"{place['law']}{place['article']}" for place in applied}))


def facts_digest(facts: str | None) -> str:
    """The digest of the facts found; white space does not count."""
    return _sha256("".join((facts or "").split()).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
