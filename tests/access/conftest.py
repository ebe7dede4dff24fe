"""A keyring in a folder of the test's own, and the vault on it."""

from pathlib import Path

import pytest

from api.access.keyring import FolderKeyring
from api.access.secrets import Vault
from tests.worlds.sample import sample, sample_template

__all__ = ["keyring", "sample", "sample_template", "vault"]


@pytest.fixture
def keyring(tmp_path: Path) -> FolderKeyring:
    """One wrapping key and the index key."""
    keyring = FolderKeyring(tmp_path / "keyring")
    keyring.renew()
    return keyring


@pytest.fixture
def vault(keyring: FolderKeyring) -> Vault:
    """Seals with the keyring."""
    return Vault(keyring)
