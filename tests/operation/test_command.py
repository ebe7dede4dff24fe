"""The commands, as an administrator runs them: seed a laptop, back it up, restore on another, each refusal in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.database


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The environments of two laptops with embedded servers; the second has been given the keys of the first."""
    first, second = tmp_path / "first", tmp_path / "second"
    named = {name: value for name, value in os.environ.items() if not name.startswith("SANXIANG_")}
    keys = {"SANXIANG_KEY_FOLDER": str(tmp_path / "keys")}
    return (named | keys | {"SANXIANG_DATA_FOLDER": str(first)}, named | keys | {"SANXIANG_DATA_FOLDER": str(second)})


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """``sanxiang`` with these arguments."""
    command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_laptop_is_seeded_backed_up_and_restored_on_another(
    laptops: tuple[dict[str, str], dict[str, str]], tmp_path: Path
) -> None:
    first, second = laptops
    seeded = run(first, "seed", "--cases", "20", "--seed", "7")
    assert seeded.returncode == 0, seeded.stderr
    assert "seed-290101-AMR-leader" in seeded.stdout
    made = run(first, "backup", str(tmp_path / "backups"))
    assert made.returncode == 0, made.stderr
    assert "密钥不在备份中" in made.stdout
    restored = run(second, "restore", str(tmp_path / "backups"))
    assert restored.returncode == 0, restored.stderr
    assert "行数和文件哈希一致" in restored.stdout

    again = run(second, "restore", str(tmp_path / "backups"))
    assert again.returncode == 1
    assert "目标数据库不是空的" in again.stderr
    nothing = run(second, "restore", str(tmp_path))
    assert nothing.returncode == 1
    assert "备份已损坏或者不完整" in nothing.stderr
