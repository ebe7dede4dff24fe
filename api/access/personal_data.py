"""Personal data of parties (当事人个人信息): kept sealed, shown masked, opened for whoever prints or serves a paper.

个人信息保护法 (2021) 第五十一条 – whoever handles personal information takes measures such as (二) classified management,
(三) encryption and de-identification, (四) limited access. An act that prints a party's box reads ``personal``; everything
else reads the masks, which are plain columns of the party.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.masks import mask_address, mask_bank_account, mask_electronic_address, mask_id_number, mask_phone
from api.access.models import PersonalDatum, PersonalField
from api.access.secrets import SEARCHED, Vault
from api.cases.models import Party
from api.database import WriteSession
from api.vocabulary import PartyKind

PERSONS = frozenset({PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER})
"""Parties whose address is where somebody lives; a sole trader often lives over the shop."""

MASKS: dict[PersonalField, Callable[[str], str]] = {
    PersonalField.ID_NUMBER: mask_id_number,
    PersonalField.PHONE: mask_phone,
    PersonalField.ADDRESS: mask_address,
    PersonalField.ELECTRONIC_ADDRESS: mask_electronic_address,
    PersonalField.BANK_ACCOUNT: mask_bank_account,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """What is kept sealed of one party, in the clear. Its representation is empty, so that no traceback tells it."""

    id_number: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    electronic_address: str | None = field(default=None, repr=False)
    bank_account: str | None = field(default=None, repr=False)

    def values(self) -> dict[PersonalField, str]:
        """The values that are there."""
        named = {PersonalField(f.name.upper()): getattr(self, f.name) for f in fields(self)}
        return {column: value for column, value in named.items() if value}


def masks_of(kind: PartyKind, data: PersonalData) -> dict[str, Any]:
    """The mask columns of a party, by name, text or None: an organisation's registered address is public and shown whole."""
    values = data.values()
    masks: dict[str, Any] = {
        f"{column.value.lower()}_mask": mask(values[column]) if column in values else None
        for column, mask in MASKS.items()
    }
    if kind not in PERSONS:
        masks["address_mask"] = data.address
    return masks


def sealed(vault: Vault, party_id: UUID, data: PersonalData) -> list[PersonalDatum]:
    """The sealed rows of a party's values, for a bulk load."""
    return [vault.seal(party_id, column, value) for column, value in data.values().items()]


async def keep(tx: WriteSession, vault: Vault, party: Party, data: PersonalData) -> None:
    """Keep a party's values, all of them: each gets a new data key, what is no longer given is removed."""
    for name, mask in masks_of(party.kind, data).items():
        setattr(party, name, mask)
    tx.add(party)
    await tx.flush()
    given = list(data.values())
    await tx.execute(
        sa.delete(PersonalDatum).where(col(PersonalDatum.party_id) == party.id, col(PersonalDatum.field).not_in(given))
    )
    for datum in sealed(vault, party.id, data):
        row = {name: getattr(datum, name) for name in RENEWED}
        upsert = insert(PersonalDatum).values(party_id=party.id, field=datum.field, **row)
        await tx.execute(
            upsert.on_conflict_do_update(
                index_elements=["party_id", "field"], set_=row | {"recorded_at": sa.func.clock_timestamp()}
            )
        )


async def personal(session: AsyncSession, vault: Vault, party_id: UUID) -> PersonalData:
    """A party's values in the clear, for an act that prints them on a paper or serves it.

    Raises CannotOpen for a row that was altered or moved, KeyUnknown for a key that the keyring lacks.
    """
    query = select(PersonalDatum).where(col(PersonalDatum.party_id) == party_id)
    rows = (await session.execute(query.execution_options(populate_existing=True))).scalars()
    return PersonalData(**{datum.field.value.lower(): vault.open(datum) for datum in rows})


async def parties_with(session: AsyncSession, vault: Vault, column: PersonalField, value: str) -> list[UUID]:
    """The parties that have exactly this value, however it is written. Raises ValueError for the address."""
    if column not in SEARCHED:
        raise ValueError(f"{column} is not searched by equality")
    indexes = vault.blind_indexes(column, value)
    query = select(PersonalDatum.party_id).where(
        col(PersonalDatum.field) == column, col(PersonalDatum.blind_index).in_(indexes)
    )
    return list((await session.execute(query.order_by(col(PersonalDatum.party_id)))).scalars())


RENEWED = ("ciphertext", "wrapped_key", "key_id", "blind_index", "index_key_id")
