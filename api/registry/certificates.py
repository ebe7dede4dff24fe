"""The status of a certificate in SQL (证件状态): what `rules.certificate_status` says, on the legal day, for reads."""

from typing import Any

import sqlalchemy as sa

from api.graph.relations import Reading
from api.graph.rows import Row
from api.registry import models
from api.vocabulary import CertificateStatus as Status


def certificate_status(certificate: Row) -> sa.ColumnElement[str]:
    """By the certificate's own days; what ended it comes before its expiry, expiry before a suspension."""
    return _by_days(certificate, _today())


def officer_status(officer: Row, guarded: Reading) -> sa.ColumnElement[str]:
    """By the certificate that counts – a valid one if there is any, else the newest –, TRAINING without examination."""
    today, certificate = _today(), guarded(models.Certificate).c
    status = _by_days(certificate, today)
    counts = (
        sa.select(status)
        .where(certificate.officer_id == officer.id)
        .order_by(sa.desc(status == Status.VALID.value), sa.desc(certificate.valid_from))
        .limit(sa.literal_column("1"))
        .scalar_subquery()
    )
    passed = officer.exam_passed_on <= today
    return sa.func.coalesce(sa.case((passed, counts)), Status.TRAINING.value, type_=sa.Text())


def _by_days(certificate: Any, today: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    revoked = certificate.ended_by == Status.REVOKED.value
    ended = sa.case((revoked, Status.REVOKED.value), else_=Status.CANCELLED.value)
    suspended = sa.and_(
        certificate.suspended_from <= today,
        sa.or_(certificate.suspended_to.is_(None), today <= certificate.suspended_to),
    )
    return sa.case(
        (certificate.ended_on <= today, ended),
        (today > certificate.valid_to, Status.EXPIRED.value),
        (today < certificate.valid_from, Status.TRAINING.value),
        (suspended, Status.SUSPENDED.value),
        else_=Status.VALID.value,
    )


def _today() -> sa.ColumnElement[Any]:
    """The legal day, which in development can be set."""
    return sa.func.legal_today(type_=sa.Date())
