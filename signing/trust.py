"""What a verifier trusts, and the validator it becomes at a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from pyhanko_certvalidator import ValidationContext

from signing.envelope import as_asn1


@dataclass(frozen=True)
class TrustAnchors:
    """What a verifier trusts: roots for signers, roots for timestamp authorities, and revocation lists in DER.

    Every authority on a path needs its list: an unknown status is a failure (RFC 5280 §6.3).
    """

    roots: Sequence[x509.Certificate]
    crls: Sequence[bytes]
    tsa_roots: Sequence[x509.Certificate]


def context(roots: Sequence[x509.Certificate], crls: Sequence[bytes], moment: datetime) -> ValidationContext:
    """A validator that trusts ``roots`` at ``moment``, knows ``crls`` and asks nobody.

    A revocation list is younger than the signatures it speaks about; ``retroactive_revinfo`` lets it speak, and an
    entry counts from its own revocation date on.
    """
    return ValidationContext(
        trust_roots=[as_asn1(root) for root in roots],
        crls=list(crls),
        moment=moment,
        allow_fetching=False,
        revocation_mode="require",
        retroactive_revinfo=True,
    )
