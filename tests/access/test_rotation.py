"""Rotation: every value is wrapped with the new key, whatever interrupts it and whoever reads and writes meanwhile."""

from uuid import UUID

import pytest
from sqlmodel import col, select

import api.access.rotation as rotation
from api.access.keyring import FolderKeyring, KeyUnknown
from api.access.models import PersonalDatum, PersonalField
from api.access.personal_data import PersonalData, keep, parties_with, personal
from api.access.rotation import index_keys_in_use, keys_in_use, renew_all, rotate, values_by_index_key, values_by_key
from api.access.secrets import CannotOpen, Vault
from api.cases.models import Party
from api.database import Database
from api.keys_command import print_keys, renew_keys
from api.settings import Settings
from api.vocabulary import PartyKind

pytestmark = pytest.mark.database
MANY = 7


def of(number: int) -> UUID:
    return UUID(int=number + 1)


def data(number: int) -> PersonalData:
    return PersonalData(id_number=f"2199211990010{number:05}", phone=f"1390000{number:04}", address="望岭县青河镇")


@pytest.fixture
async def people(database: Database, vault: Vault) -> Database:
    """Seven parties with three values each."""
    async with database.write() as tx:
        for number in range(MANY):
            party = Party(id=of(number), kind=PartyKind.NATURAL_PERSON, name=f"甲{number}")
            await keep(tx, vault, party, data(number))
    return database


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four values a batch."""
    monkeypatch.setattr(rotation, "BATCH", 4)


async def all_open(database: Database, vault: Vault) -> bool:
    async with database.read() as session:
        return [await personal(session, vault, of(n)) for n in range(MANY)] == [data(n) for n in range(MANY)]


@pytest.mark.usefixtures("small_batches")
async def test_every_value_is_wrapped_with_the_new_key(people: Database, keyring: FolderKeyring, vault: Vault) -> None:
    old = keyring.current()
    async with people.read() as session:
        before = {(d.party_id, d.field): d.ciphertext for d in (await session.execute(select(PersonalDatum))).scalars()}
    told: list[int] = []
    new = await rotate(people, keyring, told.append)
    assert told == [4, 8, 12, 16, 20, 21]
    async with people.read() as session:
        assert await values_by_key(session) == {new: 3 * MANY}
        after = {(d.party_id, d.field): d.ciphertext for d in (await session.execute(select(PersonalDatum))).scalars()}
        listed = [(k.key_id, k.current, k.held, k.values) for k in await keys_in_use(session, keyring)]
        assert await parties_with(session, vault, PersonalField.PHONE, "139 0000 0003") == [of(3)]
    assert after == before, "the values themselves are not touched"
    assert listed == [(old, False, True, 0), (new, True, True, 3 * MANY)]
    assert await all_open(people, vault)
    (keyring.folder / f"{old}.key").unlink()
    assert await all_open(people, Vault(FolderKeyring(keyring.folder))), "the old key may be destroyed"


@pytest.mark.usefixtures("small_batches")
async def test_an_interrupted_rotation_is_continued(people: Database, keyring: FolderKeyring, vault: Vault) -> None:
    old = keyring.current()

    def killed(done: int) -> None:
        if done >= 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rotate(people, keyring, killed)
    new = keyring.current()
    async with people.read() as session:
        assert await values_by_key(session) == {old: 3 * MANY - 8, new: 8}
    assert await all_open(people, Vault(FolderKeyring(keyring.folder))), "both keys are on the ring"
    assert await renew_all(people, keyring) == 3 * MANY - 8
    assert keyring.current() == new
    async with people.read() as session:
        assert await values_by_key(session) == {new: 3 * MANY}
    assert await renew_all(people, keyring) == 0
    assert await all_open(people, vault)


@pytest.mark.usefixtures("small_batches")
async def test_values_change_while_keys_rotate(people: Database, keyring: FolderKeyring, vault: Vault) -> None:
    """The API writes between the batches; what it wrote stays, and its own keyring object needs no restart."""
    changed, old = PersonalData(id_number="219921199001019998", phone="13912340987"), keyring.current()
    api = Vault(FolderKeyring(keyring.folder))

    async with people.write() as tx:
        # An act that sealed with the old key commits only after the new one became current.
        late = await tx.get_one(Party, of(MANY - 1))
        await keep(tx, api, late, changed)
        new = keyring.renew()
    async with people.read() as session:
        assert await values_by_key(session) == {old: 3 * MANY - 1}
    await renew_all(people, keyring)
    async with people.write() as tx:
        await keep(tx, api, await tx.get_one(Party, of(0)), changed)
    async with people.read() as session:
        assert set(await values_by_key(session)) == {new}, "the API seals with the new key without being told"
        assert await personal(session, vault, of(0)) == changed
        assert await personal(session, vault, of(MANY - 1)) == changed
        assert await parties_with(session, vault, PersonalField.PHONE, "13912340987") == [of(0), of(MANY - 1)]


async def test_a_ring_of_another_database_changes_nothing(
    people: Database, keyring: FolderKeyring, tmp_path_factory: pytest.TempPathFactory
) -> None:
    foreign = FolderKeyring(tmp_path_factory.mktemp("foreign"))
    with pytest.raises(KeyUnknown, match=keyring.current()):
        await rotate(people, foreign)
    assert foreign.ids() == ()
    async with people.read() as session:
        (missing,) = await keys_in_use(session, foreign)
    assert (missing.key_id, missing.held, missing.current, missing.values) == (
        keyring.current(),
        False,
        False,
        3 * MANY,
    )


async def test_an_altered_row_stops_the_rotation_and_is_named(people: Database, keyring: FolderKeyring) -> None:
    async with people.write() as tx:
        datum = await tx.get_one(PersonalDatum, (of(2), PersonalField.PHONE))
        datum.wrapped_key = bytes(len(datum.wrapped_key))
    with pytest.raises(CannotOpen, match=f"PHONE of party {of(2)}"):
        await rotate(people, keyring)
    async with people.read() as session:
        assert sum((await values_by_key(session)).values()) == 3 * MANY


@pytest.mark.usefixtures("small_batches")
async def test_the_index_is_made_anew_and_found_by_either_key_meanwhile(
    people: Database, keyring: FolderKeyring, vault: Vault
) -> None:
    """Interrupted in the middle, searched by another process, continued; then the old index key may be destroyed."""
    old = keyring.current_index()

    def killed(done: int) -> None:
        if done >= 3 * MANY + 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rotate(people, keyring, killed, index=True)
    new = keyring.current_index()
    assert new != old == "index"
    api = Vault(FolderKeyring(keyring.folder))
    async with people.read() as session:
        assert await values_by_index_key(session) == {old: 2 * MANY - 8, new: 8}
        listed = [(k.key_id, k.current, k.held, k.values) for k in await index_keys_in_use(session, keyring)]
        assert listed == [(old, False, True, 2 * MANY - 8), (new, True, True, 8)]
    assert await all_found(people, api), "both keys are searched"
    async with people.write() as tx:
        await keep(tx, api, await tx.get_one(Party, of(MANY - 1)), data(MANY - 1))
    assert await renew_all(people, keyring) == 2 * MANY - 8 - 2, "what was kept anew meanwhile is done"
    async with people.read() as session:
        assert await values_by_index_key(session) == {new: 2 * MANY}
    (keyring.folder / f"{old}.key").unlink()
    assert await all_found(people, Vault(FolderKeyring(keyring.folder)))
    assert await all_open(people, vault)
    before = keyring.ids()
    await rotate(people, keyring)
    assert (keyring.current_index(), len(keyring.ids())) == (new, len(before) + 1), "the index key only when wanted"
    assert keyring.index_ids() == (new,), "the first key is not made again"


async def test_a_lost_index_key_is_named_and_made_good(people: Database, keyring: FolderKeyring) -> None:
    (keyring.folder / "index.key").unlink()
    ring = FolderKeyring(keyring.folder)
    async with people.read() as session:
        with pytest.raises(KeyUnknown, match="index"):
            await parties_with(session, Vault(ring), PersonalField.PHONE, "13900000003")
        (lost,) = await index_keys_in_use(session, ring)
    assert (lost.key_id, lost.held, lost.values) == ("index", False, 2 * MANY)
    with pytest.raises(KeyUnknown, match="index"):
        await rotate(people, ring)
    assert len(ring.ids()) == 1, "nothing was made"
    await rotate(people, ring, index=True)
    assert await all_found(people, Vault(FolderKeyring(keyring.folder)))


async def all_found(database: Database, vault: Vault) -> bool:
    """Whether everybody is found by phone and by identity number."""
    async with database.read() as session:
        return [
            (await parties_with(session, vault, PersonalField.PHONE, f"139 0000 {n:04}"),
             await parties_with(session, vault, PersonalField.ID_NUMBER, data(n).id_number or ""))
            for n in range(MANY)
        ] == [([of(n)], [of(n)]) for n in range(MANY)]  # fmt: skip


async def test_a_value_that_is_no_longer_given_is_removed(people: Database, vault: Vault) -> None:
    async with people.write() as tx:
        party = await tx.get_one(Party, of(1))
        await keep(tx, vault, party, PersonalData(phone="13912340987"))
    async with people.read() as session:
        assert await personal(session, vault, of(1)) == PersonalData(phone="13912340987")
        row = await session.get_one(Party, of(1))
        assert (row.phone_mask, row.id_number_mask, row.address_mask) == ("139****0987", None, None)
        assert await parties_with(session, vault, PersonalField.PHONE, "13900000001") == []
        with pytest.raises(ValueError, match="not searched"):
            await parties_with(session, vault, PersonalField.ADDRESS, "望岭县")


async def test_an_organisations_registered_address_is_shown_whole(database: Database, vault: Vault) -> None:
    where = PersonalData(address="望岭县青河镇集贸街12号", phone="0499-5561201")
    async with database.write() as tx:
        for kind in PartyKind:
            await keep(tx, vault, Party(id=of(len(kind)), kind=kind, name=kind.label), where)
    async with database.read() as session:
        shown = {party.kind: party.address_mask for party in (await session.execute(select(Party))).scalars()}
    assert shown == {
        PartyKind.NATURAL_PERSON: "望岭县****", PartyKind.SOLE_TRADER: "望岭县****",
        PartyKind.LEGAL_PERSON: "望岭县青河镇集贸街12号", PartyKind.OTHER_ORG: "望岭县青河镇集贸街12号",
    }  # fmt: skip


async def test_the_commands(people: Database, keyring: FolderKeyring, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(database_url=people.url, keyring=keyring.folder)
    old, secret = keyring.current(), keyring.key(keyring.current())
    await renew_keys(settings, resume=False)
    assert f"当前密钥：{keyring.current()}" in capsys.readouterr().out
    assert keyring.current() != old
    await renew_keys(settings, resume=True)
    assert len(keyring.ids()) == 2, "resuming makes no key"
    await renew_keys(settings, resume=False, index=True)
    assert f"检索密钥：{keyring.current_index()}" in capsys.readouterr().out.replace("\n", "")
    assert len(keyring.index_ids()) == 2
    await print_keys(settings)
    printed = capsys.readouterr().out
    assert old in printed
    assert keyring.current_index() in printed
    assert keyring.current() in printed
    assert secret.hex() not in printed
    async with people.read() as session:
        query = select(PersonalDatum.key_id).where(col(PersonalDatum.key_id) == old)
        assert (await session.execute(query)).first() is None
