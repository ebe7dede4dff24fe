"""The deployment's configuration, read like a reviewer: it is checked here, not run."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import Settings
from tests.servers import minio

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
LASTING = sorted(set(SERVICES) - {"migrate"})
DOCKERFILES = sorted((ROOT / "docker").glob("*.Dockerfile"))
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?P<rest>[^}]*)\}")
SECRET = re.compile(r"PASSWORD|SECRET|PASSPHRASE|ACCESS_KEY|ROOT_USER")
SERVERS = {"FORWARDED_ALLOW_IPS"}
"""What the HTTP server reads by itself."""
PINNED = re.compile(r"[\w./-]+:\d+\.\d+[\w.-]*")


def environment(service: str) -> dict[str, str]:
    return {name: str(value) for name, value in SERVICES[service].get("environment", {}).items()}


def test_the_services_are_the_ones_the_manual_names() -> None:
    assert set(SERVICES) == {"postgres", "minio", "migrate", "api", "worker"}


@pytest.mark.parametrize("service", LASTING)
def test_every_lasting_service_tells_its_health_and_comes_back(service: str) -> None:
    check = SERVICES[service]["healthcheck"]
    assert check["test"][0] == "CMD", "without a shell, so that nothing in it is interpreted"
    assert {"interval", "timeout", "retries", "start_period"} <= set(check)
    assert SERVICES[service]["restart"] == "unless-stopped"


def test_the_api_is_healthy_when_it_is_ready_to_serve() -> None:
    assert "/readyz" in SERVICES["api"]["healthcheck"]["test"][-1]


@pytest.mark.parametrize("service", ["api", "worker"])
def test_nothing_starts_before_the_tables_are_migrated(service: str) -> None:
    assert SERVICES[service]["depends_on"] == {
        "migrate": {"condition": "service_completed_successfully"},
        "postgres": {"condition": "service_healthy"},
        "minio": {"condition": "service_healthy"},
    }
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert SERVICES["migrate"]["restart"] == "no"


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_no_secret_is_written_down_or_has_a_default(service: str) -> None:
    for name, value in environment(service).items():
        secrets_in_url = re.findall(r"://[^:/@]+:(.+)@", value)
        for secret in [value] if SECRET.search(name) else secrets_in_url:
            found = VARIABLE.fullmatch(secret)
            assert found, f"{service}: {name} is written down"
            assert re.match(r":\?.{10,}", found["rest"]), f"{service}: {name} needs a message for when it is absent"


def test_every_variable_without_default_says_what_it_is_for() -> None:
    for found in VARIABLE.finditer(TEXT):
        assert found["rest"].startswith((":?", ":-")), found[0]


def test_a_required_variable_says_the_same_at_every_place() -> None:
    said: dict[str, set[str]] = {}
    for found in VARIABLE.finditer(TEXT):
        said.setdefault(found["name"], set()).add(found["rest"])
    assert {name: texts for name, texts in said.items() if len(texts) > 1} == {}


def test_the_manual_names_every_variable() -> None:
    manual = (ROOT / "docs/how-to/deploy.md").read_text(encoding="utf-8")
    assert {found["name"] for found in VARIABLE.finditer(TEXT) if f"`{found['name']}`" not in manual} == set()


def test_only_the_api_is_reached_from_outside() -> None:
    assert [service for service in SERVICES if "ports" in SERVICES[service]] == ["api"]
    assert SERVICES["api"]["ports"] == ["${SANXIANG_LISTEN:-127.0.0.1:8000}:8000"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for service in ("postgres", "minio", "migrate"):
        assert SERVICES[service]["networks"] == ["inside"]


def test_data_live_in_named_volumes() -> None:
    for service in ("postgres", "minio"):
        assert [volume.partition(":")[0] in COMPOSE["volumes"] for volume in SERVICES[service]["volumes"]] == [True]


def test_only_the_migrations_hold_the_owners_login() -> None:
    holders = [service for service in SERVICES if "SANXIANG_DATABASE_OWNER_URL" in environment(service)]
    assert holders == ["migrate"]


@pytest.mark.parametrize("service", ["migrate", "api", "worker"])
def test_the_application_understands_its_environment(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = environment(service)
    known = {f"SANXIANG_{name.upper()}" for name in Settings.model_fields}
    assert set(given) <= known | SERVERS
    for name in [name for name in os.environ if name.startswith("SANXIANG_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, VARIABLE.sub(lambda found: found["rest"].removeprefix(":-").removeprefix(":?"), value))
    settings = Settings()
    assert settings.production
    assert settings.host == "0.0.0.0"
    assert settings.metrics_token is None, "a variable that is passed on empty is one that was not set"
    monkeypatch.delenv("SANXIANG_SECRET_KEY")
    with pytest.raises(ValueError, match="SANXIANG_SECRET_KEY"):
        Settings()


@pytest.mark.parametrize("service", ["migrate", "api", "worker"])
def test_the_application_holds_no_more_power_than_it_needs(service: str) -> None:
    assert SERVICES[service]["read_only"] is True
    assert SERVICES[service]["cap_drop"] == ["ALL"]
    writable = [volume["target"] for volume in SERVICES[service]["volumes"] if not volume.get("read_only")]
    assert writable == ["/keyring", "/spool"]


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_images_are_pinned_or_built_here(service: str) -> None:
    build = SERVICES[service].get("build")
    if build is None:
        assert PINNED.fullmatch(SERVICES[service]["image"])
    else:
        assert (ROOT / build["context"] / build["dockerfile"]).is_file()
        assert SERVICES[service]["image"].startswith("sanxiang-")


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: path.name)
def test_dockerfiles_are_pinned_complete_and_not_root(dockerfile: Path) -> None:
    lines = dockerfile.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    steps = [line.split() for line in lines if line and not line.startswith("#")]
    bases = [step[1] for step in steps if step[0] == "FROM"]
    assert bases
    assert all(PINNED.fullmatch(base) for base in bases), bases
    for step in steps:
        if step[0] == "COPY" and not step[1].startswith("--from="):
            assert all((ROOT / source).exists() for source in step[1:-1]), step
    users = [step[1] for step in steps if step[0] == "USER"]
    assert users == ["10001:10001"]


def test_the_image_contains_exactly_the_locked_dependencies() -> None:
    text = (ROOT / "docker/api.Dockerfile").read_text(encoding="utf-8")
    assert "pip install --no-cache-dir --require-hashes -r /tmp/requirements.lock" in text
    installs = [line for line in text.splitlines() if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs)


def test_the_image_contains_every_room_of_the_product() -> None:
    text = (ROOT / "docker/api.Dockerfile").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["setuptools"]["packages"]
    assert packages
    pages = [path for path in (ROOT / "web").rglob("*") if path.is_file()]
    packages += ["web"] if pages else []
    ignore = (ROOT / "docker/api.Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    for package in packages:
        assert f"COPY {package} /app/{package}" in text
        assert f"!{package}" in ignore, "or the builder never sees it"


def test_tests_and_deployment_run_the_same_object_store() -> None:
    text = (ROOT / "docker/minio.Dockerfile").read_text(encoding="utf-8")
    assert f"github.com/minio/minio@{minio.VERSION}" in text
    found = re.search(r"FROM golang:(\d+)\.(\d+)", text)
    assert found
    assert (int(found[1]), int(found[2])) >= minio.OLDEST_GO


def test_compose_itself_accepts_the_file() -> None:
    """Where the compose client is installed it has the last word; it needs no engine for that."""
    asked = {found["name"]: "x" * 40 for found in VARIABLE.finditer(TEXT) if found["rest"].startswith(":?")}
    assert asked
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        return
    command = [docker, "compose", "-f", str(ROOT / "docker-compose.yml"), "config", "--quiet"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SANXIANG_")}
    assert subprocess.run(command, env=clean, capture_output=True, check=False).returncode != 0
    accepted = subprocess.run(command, env=clean | asked, capture_output=True, text=True, check=False)
    assert accepted.returncode == 0, accepted.stderr


def test_the_api_believes_its_own_proxy_about_addresses_and_nobody_else() -> None:
    assert environment("api")["FORWARDED_ALLOW_IPS"] == "${FORWARDED_ALLOW_IPS:-127.0.0.1}"
    assert "FORWARDED_ALLOW_IPS" not in environment("worker")
