"""Parties of the seeded world (虚构当事人): companies, shops and people, with their personal data sealed and masked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from api.access.personal_data import PersonalData, masks_of, sealed
from api.access.secrets import Vault
from api.operation.seed.chance import Chance
from api.operation.seed.registry import OrganAtWork
from api.operation.seed.sheets import CaseSheets
from api.vocabulary import PartyKind

KNOWN_ALREADY = 0.4
"""The share of cases whose party has had one before."""


@dataclass(frozen=True, slots=True)
class PartyOnFile:
    """A party as its cases name it; ``speaker`` is who talks for it, ``snapshot`` how an event keeps it."""

    id: UUID
    name: str
    speaker: str
    snapshot: dict[str, Any]


class Parties:
    """Makes parties, and remembers them by region."""

    def __init__(self, chance: Chance, vault: Vault) -> None:
        self._chance = chance
        self._vault = vault
        self._known: defaultdict[str, list[PartyOnFile]] = defaultdict(list)

    def someone(self, organ: OrganAtWork, at: datetime, sheets: CaseSheets) -> PartyOnFile:
        """A party of the organ's region: an earlier one, or a new one, which is written on the sheets."""
        known = self._known[organ.region_code]
        if known and self._chance.share() < KNOWN_ALREADY:
            return self._chance.pick(known)
        known.append(self._new(organ, at, sheets))
        return known[-1]

    def _new(self, organ: OrganAtWork, at: datetime, sheets: CaseSheets) -> PartyOnFile:
        chance, key, person = self._chance, self._chance.key(at), self._chance.person()
        lot = chance.share()
        if lot < 0.45:
            kind, name = PartyKind.LEGAL_PERSON, chance.company(organ.city)
        elif lot < 0.8:
            kind, name = PartyKind.SOLE_TRADER, chance.shop(organ.region)
        else:
            kind, name = PartyKind.NATURAL_PERSON, person
        natural, company = kind is PartyKind.NATURAL_PERSON, kind is PartyKind.LEGAL_PERSON
        public = f"{person[0]}某"
        data = PersonalData(
            id_number=f"{organ.region_code}19{chance.number(50, 99)}{chance.number(1, 12):02d}{chance.number(1, 28):02d}{chance.digits(3)}X"
            if natural
            else None,
            phone=chance.phone(),
            address=chance.address(organ.region),
        )
        masks = masks_of(kind, data)
        sheets.parties.add(
            key, kind.value, name, public if natural else None, None if natural else chance.uscc(organ.region_code),
            masks["id_number_mask"], person if kind is PartyKind.SOLE_TRADER else None,
            public if kind is PartyKind.SOLE_TRADER else None, person if company else None, masks["address_mask"],
            masks["phone_mask"], False, None, None,
        )  # fmt: skip
        for datum in sealed(self._vault, key, data):
            sheets.personal.add(
                key,
                datum.field.value,
                datum.ciphertext,
                datum.wrapped_key,
                datum.key_id,
                datum.blind_index,
                datum.index_key_id,
            )
        return PartyOnFile(
            key, name, person,
            {"id": str(key), "kind": "PARTY", "name": name, "position": "", "certificateNumber": None},
        )  # fmt: skip
