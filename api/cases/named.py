"""The dossier that an input names (输入所指的案卷): its id says of which kind it is, and that must be true."""

from uuid import UUID

from sqlmodel import col, select

from api.acting import key_of
from api.cases.models import Dossier, DossierKind
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse


async def dossier_named(tx: WriteSession, opaque: str, *kinds: DossierKind) -> UUID:
    """The key of a dossier of one of these kinds: ``case_…``, ``visit_…``, ``proceeding_…``.

    All dossiers share one space of keys. Raises Refused NOT_FOUND for an id of another kind, for one that calls a dossier by
    another kind's name, and for none at all.
    """
    kind = next((kind for kind in kinds if opaque.startswith(_prefix(kind))), kinds[0])
    key = key_of(_prefix(kind).removesuffix("_"), opaque)
    found = select(Dossier.id).where(col(Dossier.id) == key, col(Dossier.kind) == kind)
    if (await tx.execute(found)).scalar_one_or_none() is None:
        raise refuse(Code.NOT_FOUND)
    return key


def _prefix(kind: DossierKind) -> str:
    return f"{kind.value.lower()}_"
