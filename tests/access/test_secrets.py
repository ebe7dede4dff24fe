"""Sealed values open where they were put and nowhere else; equal values meet in the blind index."""

import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from api.access.keyring import INDEX, FolderKeyring, KeyId, KeyUnknown, development_keyring
from api.access.models import PersonalDatum, PersonalField
from api.access.secrets import CannotOpen, Vault, normalised

F = PersonalField
WHO = UUID("0197d7a6-5f00-7000-8000-000000000001")
PHONE = "13800138000"


def copied(datum: PersonalDatum, **changes: object) -> PersonalDatum:
    """A row like another one, as somebody with access to the database could write it."""
    return PersonalDatum(**{**datum.model_dump(exclude={"recorded_at"}), **changes})


def test_a_value_opens_where_it_was_put(vault: Vault) -> None:
    datum = vault.seal(WHO, F.PHONE, PHONE)
    assert vault.open(datum) == PHONE
    assert PHONE.encode() not in datum.ciphertext + datum.wrapped_key
    rare = vault.seal(WHO, F.ADDRESS, "望岭县青河镇𬎆家巷3号")
    assert vault.open(rare) == "望岭县青河镇𬎆家巷3号"


def test_the_same_value_is_never_sealed_alike(vault: Vault) -> None:
    one, other = vault.seal(WHO, F.PHONE, PHONE), vault.seal(WHO, F.PHONE, PHONE)
    assert one.ciphertext != other.ciphertext
    assert one.wrapped_key != other.wrapped_key
    assert one.blind_index == other.blind_index


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("another party's row", {"party_id": uuid4()}),
        ("another column", {"field": F.BANK_ACCOUNT}),
        ("a byte of the ciphertext", {"ciphertext": None}),
        ("a byte of the wrapped key", {"wrapped_key": None}),
        ("shorter than a nonce", {"ciphertext": b"short"}),
    ],
)
def test_a_row_that_was_moved_or_altered_does_not_open(vault: Vault, why: str, changes: dict[str, object]) -> None:
    datum = vault.seal(WHO, F.PHONE, PHONE)
    flipped = {
        name: bytes([*getattr(datum, name)[:-1], getattr(datum, name)[-1] ^ 1]) if value is None else value
        for name, value in changes.items()
    }
    moved = copied(datum, **flipped)
    with pytest.raises(CannotOpen) as refused:
        vault.open(moved)
    assert PHONE not in str(refused.value), why
    assert vault.open(copied(datum)) == PHONE, "the row as it was opens"


@pytest.mark.parametrize("changes", [{"party_id": uuid4()}, {"field": F.BANK_ACCOUNT}, {"wrapped_key": b"short"}])
def test_a_data_key_that_does_not_belong_to_its_row_is_not_wrapped_anew(
    vault: Vault, changes: dict[str, object]
) -> None:
    moved = copied(vault.seal(WHO, F.PHONE, PHONE), **changes)
    before = moved.wrapped_key
    with pytest.raises(CannotOpen):
        vault.rewrap(moved)
    assert moved.wrapped_key == before


def test_a_new_key_wraps_anew_and_leaves_the_value_alone(keyring: FolderKeyring, vault: Vault) -> None:
    datum = vault.seal(WHO, F.ID_NUMBER, "21992119880905102X")
    old = copied(datum)
    renewed = keyring.renew()
    assert vault.open(datum) == "21992119880905102X", "the old key stays"
    vault.rewrap(datum)
    assert datum.key_id == renewed != old.key_id
    assert datum.ciphertext == old.ciphertext
    assert vault.open(datum) == vault.open(old) == "21992119880905102X"
    with pytest.raises(CannotOpen):
        vault.open(copied(old, key_id=renewed))


def test_another_process_uses_the_renewed_key_at_once(keyring: FolderKeyring, vault: Vault) -> None:
    before = vault.seal(WHO, F.PHONE, PHONE).key_id
    FolderKeyring(keyring.folder).renew()
    after = vault.seal(WHO, F.PHONE, PHONE)
    assert after.key_id != before
    assert vault.open(after) == PHONE


def test_a_key_that_is_not_there_is_named(keyring: FolderKeyring, vault: Vault, tmp_path: Path) -> None:
    datum = vault.seal(WHO, F.PHONE, PHONE)
    elsewhere = FolderKeyring(tmp_path / "elsewhere")
    with pytest.raises(KeyUnknown, match="current"):
        Vault(elsewhere).seal(WHO, F.PHONE, PHONE)
    elsewhere.renew()
    with pytest.raises(KeyUnknown, match=datum.key_id):
        Vault(elsewhere).open(datum)
    for strange in ("../secret", "index", "k20260509-0000000g", ""):
        with pytest.raises(KeyUnknown):
            keyring.key(KeyId(strange))
    (keyring.folder / f"{datum.key_id}.key").write_text("c2hvcnQ=")
    with pytest.raises(KeyUnknown, match=datum.key_id):
        FolderKeyring(keyring.folder).key(KeyId(datum.key_id))


def test_keys_are_for_their_owner_only(keyring: FolderKeyring) -> None:
    keyring.renew()
    files = sorted(keyring.folder.iterdir())
    assert [path.name for path in files] == sorted(["current", "index.key", *(f"{one}.key" for one in keyring.ids())])
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert keyring.folder.stat().st_mode & 0o777 == 0o700


def test_the_development_keyring_is_made_once_and_refuses_production(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="SANXIANG_KEYRING"):
        development_keyring(tmp_path / "never", production=True)
    assert not (tmp_path / "never").exists()
    first = development_keyring(tmp_path / "keyring", production=False)
    again = development_keyring(tmp_path / "keyring", production=False)
    assert (first.current(), first.ids()) == (again.current(), again.ids())
    assert len(first.ids()) == 1


def test_processes_that_start_at_once_agree_on_the_first_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from api.access.keyring import development_keyring;"
        " ring = development_keyring(Path(sys.argv[1]), production=False);"
        " print(ring.current(), ring.index_key(ring.current_index()).hex(), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "keyring")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = [process.communicate()[1].splitlines()[-1] for process in started]
    assert {process.returncode for process in started} == {0}
    assert len(set(said)) == 1, said


@pytest.mark.parametrize(
    ("column", "written", "alike"),
    [
        (F.ID_NUMBER, "21992119880905102X", " 219921 1988 0905 102x "),
        (F.ID_NUMBER, "21992119880905102X", "２１９９２１１９８８０９０５１０２Ｘ"),
        (F.PHONE, "13800138000", "+86 138-0013-8000"),
        (F.PHONE, "13800138000", "008613800138000"),
        (F.PHONE, "0499-5557201", "(0499) 5557201"),
        (F.ELECTRONIC_ADDRESS, "Demo@demo.invalid", " demo@DEMO.invalid"),
        (F.BANK_ACCOUNT, "6222021001116245702", "6222 0210 0111 6245 702"),
    ],
)
def test_equal_values_meet_however_they_are_written(vault: Vault, column: F, written: str, alike: str) -> None:
    assert normalised(column, written) == normalised(column, alike)
    assert vault.blind_index(column, written, INDEX) == vault.blind_index(column, alike, INDEX)
    assert vault.blind_index(column, written, INDEX) != vault.blind_index(column, written + "1", INDEX)


def test_the_index_tells_columns_and_keyrings_apart(vault: Vault, tmp_path: Path) -> None:
    elsewhere = FolderKeyring(tmp_path / "elsewhere")
    elsewhere.renew()
    assert vault.blind_index(F.PHONE, PHONE, INDEX) != vault.blind_index(F.BANK_ACCOUNT, PHONE, INDEX)
    assert vault.blind_index(F.PHONE, PHONE, INDEX) != Vault(elsewhere).blind_index(F.PHONE, PHONE, INDEX)
    assert vault.blind_index(F.ADDRESS, "望岭县", INDEX) is None


def test_nothing_prints_a_key(vault: Vault, keyring: FolderKeyring) -> None:
    keyring.index_key(INDEX)
    vault.seal(WHO, F.PHONE, PHONE)
    shown = f"{vault!r} {keyring!r}"
    assert keyring.index_key(INDEX).hex() not in shown
    assert repr(keyring.index_key(INDEX)) not in shown
