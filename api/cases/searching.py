"""Finding cases by who and by words (案件检索): conditions that look into what belongs to a case, through its guards."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from api.cases import models
from api.graph import present
from api.graph.relations import Filter
from api.graph.rows import Row, column_of

GRAMS = postgresql.ARRAY(sa.Text)
UUID_FORM = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


def of_party(case: Row, party_id: Any) -> Any:
    """A party of the case has this opaque id, in whatever role."""
    role = case.guarded(models.CaseParty).c
    return case.id.in_(sa.select(role.case_id).where(role.party_id == key_in(party_id, "party")))


def of_officer(case: Row, officer_id: Any) -> Any:
    """An officer of the case has this opaque id, also one who has left."""
    member = case.guarded(models.CaseOfficer).c
    return case.id.in_(sa.select(member.case_id).where(member.officer_id == key_in(officer_id, "officer")))


def case_text(case: Row, text: Any) -> Any:
    """The name or number of the case, or the name of one of its parties, contains the text."""
    named, role, party = case.guarded(models.Case), case.guarded(models.CaseParty).c, case.guarded(models.Party)
    # Each half finds its keys through its own index; a condition that spans both tables could use neither.
    by_itself = sa.select(named.c.id).where(_contains(text, named.c.name, named.c.case_number))
    by_party = sa.select(role.case_id).where(
        party.c.id == role.party_id,
        _has_pairs(text, party.c.name, party.c.operator, party.c.legal_representative),
        sa.func.strpos(party.c.name, text) > 0,
    )
    return case.id.in_(sa.union_all(by_itself, by_party))


def matches_party(party: Row, text: Any) -> Any:
    """The name of the party, of its operator or of its legal representative contains the text."""
    return _contains(text, party.name, party.operator, party.legal_representative)


def _contains(text: Any, *columns: Any) -> Any:
    """One of the columns contains the text. The index finds where its pairs stand; whether together is read there."""
    return sa.and_(_has_pairs(text, *columns), sa.or_(*(sa.func.strpos(column, text) > 0 for column in columns)))


def _has_pairs(text: Any, *columns: Any) -> Any:
    """As the index on ``grams(…)`` of the same columns answers it."""
    return sa.func.grams(*columns, type_=GRAMS).contains(sa.func.grams_wanted(text, type_=GRAMS))


def key_in(opaque: Any, prefix: str) -> Any:
    """The key inside an opaque id that SQL is given as text; NULL for an id of another kind or none at all."""
    return sa.cast(sa.func.substring(opaque, f"^{prefix}_{UUID_FORM}$"), sa.Uuid)


def at_most(attribute: object) -> Filter:
    """The column is the value or less: the end of a range of days belongs to it."""
    return Filter(lambda column, value: column <= value, column_of(attribute))


def absent(attribute: object) -> Filter:
    """True: the column has no value; false: it has one."""
    there = present(attribute)
    return Filter(lambda column, value: sa.not_(there.demand(column, value)), there.on, type=there.type)
