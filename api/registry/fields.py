"""Reading the registry (基础库的读取): what each field is, who may see which rows, where a read begins."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import (
    Bindings,
    Guards,
    derived,
    descending,
    embedded,
    equals,
    expression,
    first,
    holds,
    many,
    matching,
    one,
)
from api.graph.rows import Row
from api.registry import filters, matters, models, qualification_fields, types
from api.registry.certificates import certificate_status, officer_status
from api.registry.enum_labels import enum_labels
from api.registry.posting_models import OfficerPosting
from api.registry.qualification_models import CertificateStep, ExamResult

TYPES = (types.StaffMember, types.Reviewer, types.Counsel, *qualification_fields.TYPES)
"""Types that so far only `node` reaches."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of the registry, guard its tables, and give the root fields."""
    _guard(guards)
    _bind_organs(bindings)
    _bind_people(bindings)
    _bind_matters(bindings)
    bindings.computed("enumLabels")
    return [
        bindings.listing("regions", types.Region, order=(models.Region.code,), description="行政区划，依代码"),
        bindings.listing(
            "organs",
            types.Organ,
            order=(models.Organ.region_code, models.Organ.name),
            filter=filters.OrganFilter,
            filters={
                "region": equals(models.Organ.region_code),
                "kind": equals(models.Organ.kind),
                "name": matching(_name_contains),
            },
            description="行政机关，依区划",
        ),
        bindings.lookup("organ", types.Organ, id=models.Organ.id, description="一个行政机关"),
        bindings.connection(
            "officers",
            types.Officer,
            orders={"NAME": (models.Officer.name,)},
            filter=filters.OfficerFilter,
            filters={
                "organ": equals(models.Officer.organ_id),
                "unit": equals(models.Officer.unit_id),
                "category": holds(models.Officer.categories),
                "certificateStatus": derived("certificate_status", officer_status),
                "name": matching(_name_contains),
            },
            description="执法人员清单（持证上岗，人员公示）",
        ),
        bindings.lookup("officer", types.Officer, id=models.Officer.id, description="一名执法人员"),
        bindings.connection(
            "matters",
            matters.Matter,
            orders={"CODE": (models.Matter.code, descending(models.Matter.version))},
            filter=filters.MatterFilter,
            filters={
                "organ": equals(models.Matter.organ_id),
                "category": equals(models.Matter.category),
                "catalogue": holds(models.Matter.catalogues),
                "status": equals(models.Matter.status),
                "name": matching(_name_contains),
            },
            description="行政执法事项清单",
        ),
        bindings.lookup("matter", matters.Matter, id=models.Matter.id, description="一个行政执法事项"),
        enum_labels,
        *qualification_fields.declare(bindings, guards),
    ]


def _name_contains(row: Row, text: Any) -> Any:
    return sa.func.strpos(row.name, text) > 0


def _bind_organs(bindings: Bindings) -> None:
    bindings.bind(
        types.Region,
        models.Region,
        prefix="region",
        organs=many(models.Organ.region_code, local=models.Region.code, order=(models.Organ.name,)),
    )
    bindings.bind(
        types.Organ,
        models.Organ,
        prefix="organ",
        region=one(models.Organ.region_code, models.Region.code),
        parent=one(models.Organ.parent_organ_id),
        supervisor=one(models.Organ.supervised_by),
        list_checker=one(models.Organ.list_checked_by),
        payment=embedded(models.Organ.payment, spelling=str),
        units=many(models.Unit.organ_id, order=(models.Unit.name,)),
        seals=many(models.Seal.organ_id, order=(models.Seal.name,)),
        officers=many(models.Officer.organ_id, order=(models.Officer.name,)),
        matters=many(models.Matter.organ_id, order=(models.Matter.code, descending(models.Matter.version))),
    )
    bindings.bind(types.Unit, models.Unit, prefix="unit", organ=one(models.Unit.organ_id))
    bindings.bind(types.Seal, models.Seal, prefix="seal", organ=one(models.Seal.organ_id))


def _bind_people(bindings: Bindings) -> None:
    bindings.bind(
        types.Officer,
        models.Officer,
        prefix="officer",
        organ=one(models.Officer.organ_id),
        unit=one(models.Officer.unit_id),
        certificate=first(models.Certificate.officer_id, order=(descending(models.Certificate.valid_from),)),
        certificate_status=expression(officer_status),
        certificates=many(models.Certificate.officer_id, order=(descending(models.Certificate.valid_from),)),
        postings=many(OfficerPosting.officer_id, order=(OfficerPosting.recorded_at,)),
        examinations=many(ExamResult.officer_id, order=(ExamResult.taken_on,)),
    )
    bindings.bind(
        types.Certificate,
        models.Certificate,
        prefix="certificate",
        status=expression(lambda certificate, _: certificate_status(certificate)),
        steps=many(CertificateStep.certificate_id, order=(CertificateStep.recorded_at,)),
    )
    bindings.bind(
        types.StaffMember,
        models.StaffMember,
        prefix="staff",
        organ=one(models.StaffMember.organ_id),
        unit=one(models.StaffMember.unit_id),
    )
    bindings.bind(
        types.Reviewer,
        models.Reviewer,
        prefix="reviewer",
        organ=one(models.Reviewer.organ_id),
        unit=one(models.Reviewer.unit_id),
    )
    bindings.bind(types.Counsel, models.Counsel, prefix="counsel")


def _bind_matters(bindings: Bindings) -> None:
    newest_first = (descending(models.DiscretionStandard.version),)
    bindings.bind(
        matters.Matter,
        models.Matter,
        prefix="matter",
        subject=embedded(models.Matter.subject),
        basis=embedded(models.Matter.basis, spelling=str),
        guide=embedded(models.Matter.guide),
        fee=embedded(models.Matter.fee, spelling=str),
        organ=one(models.Matter.organ_id),
        unit=one(models.Matter.unit_id),
        discretion_standards=many(models.DiscretionStandard.matter_id, order=newest_first),
    )
    bindings.bind(
        matters.DiscretionStandard,
        models.DiscretionStandard,
        prefix="discretion",
        bands=embedded(models.DiscretionStandard.bands),
    )


def _guard(guards: Guards) -> None:
    guards.open(models.Region, models.Organ, models.Unit, models.DiscretionStandard)
    for subject, tables in (
        (Subject.COLLEAGUE, (models.Seal, models.StaffMember, models.Reviewer)),
        (Subject.OFFICER, (models.Officer,)),
        (Subject.CERTIFICATE, (models.Certificate,)),
        (Subject.MATTER, (models.Matter,)),
        (Subject.COUNSEL, (models.Counsel,)),
    ):
        for table in tables:
            guards.guard(table, **seen(subject, table))
