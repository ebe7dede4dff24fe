"""Reading the licence procedure (行政许可的读取): at the application of a case."""

from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import Bindings, Guards, descending, equals, listed, many, one
from api.licences import models, types

TABLES = (
    models.LicenceApplication, models.CorrectionRequest, models.ApplicationSupplement, models.LicenceIntake,
    models.SiteVerification, models.ExpertReview, models.ExpertResult, models.LicenceHearingOffer,
    models.LicenceHearingRequest, models.LicenceHearing, models.LicenceHearingRecord, models.LicenceExtension,
    models.LicenceIssue, models.LicenceWithdrawal,
)  # fmt: skip


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of the licence procedure, guard their tables, and give the root fields."""
    for table in TABLES:
        guards.guard(table, **seen(Subject.FILE, table))
    _bind_steps(bindings)
    _bind_application(bindings)
    return [
        bindings.lookup(
            "licenceApplication",
            types.LicenceApplication,
            id=models.LicenceApplication.id,
            case_id=models.LicenceApplication.case_id,
            description="一项许可申请，依编号或者案件",
        ),
        bindings.connection(
            "licenceApplications",
            types.LicenceApplication,
            orders={"RECEIVED": (descending(models.LicenceApplication.received_on),)},
            filter=types.LicenceApplicationFilter,
            filters={
                "case": equals(models.LicenceApplication.case_id),
                "applicant": equals(models.LicenceApplication.applicant_id),
                "channel": equals(models.LicenceApplication.channel),
            },
            description="许可申请列表",
        ),
    ]


def _bind_application(bindings: Bindings) -> None:
    case_id = models.LicenceApplication.case_id
    bindings.bind(
        types.LicenceApplication,
        models.LicenceApplication,
        prefix="application",
        applicant=one(models.LicenceApplication.applicant_id),
        case=one(case_id),
        document=one(models.LicenceApplication.document_id),
        correction=one(case_id, models.CorrectionRequest.case_id),
        supplements=many(
            models.ApplicationSupplement.case_id, order=(models.ApplicationSupplement.received_on,), local=case_id
        ),
        intake=one(case_id, models.LicenceIntake.case_id),
        verifications=many(models.SiteVerification.case_id, order=(models.SiteVerification.at,), local=case_id),
        expert_reviews=many(models.ExpertReview.case_id, order=(models.ExpertReview.begun_on,), local=case_id),
        hearing_offer=one(case_id, models.LicenceHearingOffer.case_id),
        hearing=one(case_id, models.LicenceHearing.case_id),
        extension=one(case_id, models.LicenceExtension.case_id),
        issue=one(case_id, models.LicenceIssue.case_id),
        withdrawal=one(case_id, models.LicenceWithdrawal.case_id),
    )


def _bind_steps(bindings: Bindings) -> None:
    bindings.bind(
        types.CorrectionRequest,
        models.CorrectionRequest,
        prefix="correction",
        document=one(models.CorrectionRequest.document_id),
    )
    bindings.bind(types.ApplicationSupplement, models.ApplicationSupplement, prefix="supplement")
    bindings.bind(
        types.LicenceIntake, models.LicenceIntake, prefix="intake", document=one(models.LicenceIntake.document_id)
    )
    bindings.bind(
        types.SiteVerification,
        models.SiteVerification,
        prefix="siteverification",
        officers=listed(models.SiteVerification.officer_ids),
        document=one(models.SiteVerification.document_id),
        evidence=one(models.SiteVerification.evidence_id),
    )
    bindings.bind(types.ExpertResult, models.ExpertResult, prefix="expertresult")
    bindings.bind(
        types.ExpertReview,
        models.ExpertReview,
        prefix="expertreview",
        document=one(models.ExpertReview.document_id),
        result=one(models.ExpertReview.id, models.ExpertResult.expert_review_id),
    )
    bindings.bind(
        types.LicenceHearingOffer,
        models.LicenceHearingOffer,
        prefix="hearingoffer",
        recipients=listed(models.LicenceHearingOffer.recipient_ids),
    )
    bindings.bind(
        types.LicenceHearing,
        models.LicenceHearing,
        prefix="licencehearing",
        host=one(models.LicenceHearing.host_id),
        document=one(models.LicenceHearing.document_id),
    )
    bindings.bind(types.LicenceExtension, models.LicenceExtension, prefix="licenceextension")
    bindings.bind(
        types.LicenceIssue,
        models.LicenceIssue,
        prefix="licenceissue",
        certificate=one(models.LicenceIssue.certificate_document_id),
    )
    bindings.bind(types.LicenceWithdrawal, models.LicenceWithdrawal, prefix="licencewithdrawal")
