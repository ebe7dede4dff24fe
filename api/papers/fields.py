"""Reading papers (文书的读取): which column, relation or expression each field is, and who may see which rows."""

from typing import Any

import sqlalchemy as sa
import strawberry
from strawberry.types.field import StrawberryField

from api.access.guards import organ_guard, seen
from api.access.matrix import Subject
from api.cases.models import Case
from api.context import RequestContext
from api.graph import Bindings, Guards, derived, descending, equals, first, listed, many, matching, one
from api.graph import expression as written
from api.graph.identity import decode
from api.inspections.models import InspectionVisit
from api.papers import models, types
from api.papers.opening import sees

OWNER_ID = "^(case|visit)_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of papers, guard their tables, and give the root fields.

    Data hold telephone and identity numbers, so papers are for the organ's own staff and whoever supervises its region;
    what the public may read of them is published as something of its own.
    """
    for table in (
        models.Document, models.SignatureMark, models.DocumentRevision, models.Service, models.DocumentVoid, models.FileOpening,
    ):  # fmt: skip
        guards.guard(table, **seen(Subject.DOCUMENT, table))
    guards.guard(models.Upload, **organ_guard(models.Upload))
    _bind(bindings)
    bindings.computed("verification")
    return [
        bindings.lookup(
            "document", types.Document, id=models.Document.id, number=models.Document.number,
            description="一份文书，按标识或者文号",
        ),
        bindings.connection(
            "documents",
            types.Document,
            orders={
                "DRAFTED": (descending(models.Document.drafted_at),),
                "NUMBER": (models.Document.number,),
            },
            filter=types.DocumentFilter,
            filters={
                "owner": matching(_of_owner),
                "organ": equals(models.Document.organ_id),
                "template": equals(models.Document.template),
                "status": derived("status", _status),
                "number": equals(models.Document.number),
            },
            description="文书列表",
        ),
        verification,
    ]  # fmt: skip


async def _verify(
    info: strawberry.Info[RequestContext, None], document_id: strawberry.ID
) -> types.DocumentVerification | None:
    """The verdict on a document's file, for whoever may see the document."""
    viewer, services = info.context.viewer, info.context.services
    key = decode(document_id, "document")
    if key is None or viewer.actor is None:
        return None
    async with services.database.read() as session:
        document = await session.get(models.Document, key)
        if document is None or not await sees(session, document, viewer.actor, viewer.region_prefix):
            return None
        verdict = await services.verifier.document(session, key)
    if verdict is None:
        return None
    return types.DocumentVerification(
        valid=verdict.valid,
        findings=[
            types.VerificationFinding(code=f.code, passed=f.passed, zh=f.zh, en=f.en, field=f.field)
            for f in verdict.findings
        ],
    )


verification: Any = strawberry.field(
    resolver=_verify,
    name="verification",
    description="核验文书的最新版本：与信任的证书、签署计划和版本登记逐一比对。未签署的、无权查看的为空。",
)
"""The root field ``verification``."""


def _bind(bindings: Bindings) -> None:
    bindings.bind(types.DocumentSignature, models.SignatureMark, prefix="signature")
    bindings.bind(types.DocumentRevision, models.DocumentRevision, prefix="revision")
    bindings.bind(
        types.DocumentService, models.Service, prefix="service",
        recipient=one(models.Service.recipient_id),
        servers=listed(models.Service.server_ids),
        receipt_document=one(models.Service.receipt_document_id),
    )  # fmt: skip
    bindings.bind(types.DocumentVoid, models.DocumentVoid)
    newest = (descending(models.Service.served_at), descending(models.Service.id))
    bindings.bind(
        types.Document, models.Document, prefix="document",
        numbered_at=models.Document.issued_at,
        issued_at=models.Document.in_force_at,
        status=written(_status),
        organ=one(models.Document.organ_id),
        case=one(models.Document.owner_id, Case.id),
        visit=one(models.Document.owner_id, InspectionVisit.id),
        about_document=one(models.Document.about_document_id),
        signatures=many(models.SignatureMark.document_id, order=(models.SignatureMark.position,)),
        revisions=many(models.DocumentRevision.document_id, order=(models.DocumentRevision.sequence,)),
        sha256=written(lambda document, guarded: _newest(document, guarded, "sha256")),
        pages=written(lambda document, guarded: _newest(document, guarded, "pages")),
        services=many(models.Service.document_id, order=(models.Service.served_at,)),
        service=first(models.Service.document_id, order=newest),
        voided=one(models.Document.id, models.DocumentVoid.document_id),
    )  # fmt: skip


def _status(document: Any, guarded: Any) -> sa.ColumnElement[str]:
    """Void before issued before draft: what was declared void stays void."""
    void = guarded(models.DocumentVoid)
    return sa.case(
        (sa.exists().where(void.c.document_id == document.id), sa.literal_column("'VOIDED'")),
        (document.issued_at.is_not(None), sa.literal_column("'ISSUED'")),
        else_=sa.literal_column("'DRAFT'"),
    ).cast(sa.Text)


def _newest(document: Any, guarded: Any, column: str) -> Any:
    """A column of the newest revision of the file."""
    revision = guarded(models.DocumentRevision)
    rows = sa.select(revision.c[column]).where(revision.c.document_id == document.id)
    return rows.order_by(revision.c.sequence.desc()).limit(sa.literal_column("1"))


def _of_owner(document: Any, owner: Any) -> sa.ColumnElement[bool]:
    """The document belongs to this case or visit. An id of another kind finds nothing, and is never cast."""
    key = sa.cast(sa.func.split_part(owner, "_", 2), sa.Uuid)
    owns: sa.ColumnElement[bool] = document.owner_id == sa.case((owner.regexp_match(OWNER_ID), key))
    return owns
