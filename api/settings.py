"""Settings (运行设置): read once from the environment into one object; a wrong value stops the start."""

import hashlib
import os
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent


class Environment(StrEnum):
    """Where the process runs: development twins (certificates, timestamps, login, clock) refuse PRODUCTION."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class StorageKind(StrEnum):
    """Which object store holds the bytes."""

    LOCAL = "local"
    MINIO = "minio"


class Traces(StrEnum):
    """Where spans go. Whoever starts the process under an OpenTelemetry agent leaves NONE: the agent exports them."""

    NONE = "none"
    LOG = "log"


def default_data_folder() -> Path:
    """Where the laptop keeps its database, objects and development keys.

    As root the embedded server makes every parent of its folder readable, so it must not lie below root's home.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/tmp") / f"sanxiang-{hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]}"
    return CHECKOUT / ".data"


class Settings(BaseSettings):
    """All settings, each as SANXIANG_<NAME>. Without DATABASE_URL the embedded PostgreSQL is started.

    A variable that is there and empty is not set: an empty token would let everybody in.
    """

    model_config = SettingsConfigDict(env_prefix="SANXIANG_", extra="ignore", env_ignore_empty=True)

    environment: Environment = Environment.DEVELOPMENT
    data_folder: Path = Field(default_factory=default_data_folder)

    database_url: str | None = None
    database_owner_url: str | None = None
    public_database_url: str | None = Field(
        default=None, description="the login that answers whoever has not logged in: it sees what is published"
    )

    storage: StorageKind = StorageKind.LOCAL
    minio_endpoint: str = "127.0.0.1:9000"
    minio_access_key: SecretStr | None = None
    minio_secret_key: SecretStr | None = None
    minio_region: str = "cn-local-1"
    minio_secure: bool = False

    key_folder: Path | None = None
    key_passphrase: SecretStr | None = None
    timestamp_url: str | None = None
    secret_key: SecretStr | None = None
    keyring: Path | None = None

    oidc_issuer: str | None = None
    oidc_audience: str | None = None

    rate_limited: bool | None = Field(default=None, description="limit requests per caller; by default in production")
    trusted_documents: Path | None = Field(default=None, description="a folder of .graphql files asked for by hash")
    trusted_only: bool = Field(default=False, description="answer trusted documents and nothing else")
    metrics_token: SecretStr | None = Field(default=None, description="a bearer token that may read /metrics")
    traces: Traces = Traces.NONE

    worker_stalled_seconds: float = Field(
        default=20.0, ge=1.0, description="after which a silent worker's jobs are taken over"
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = "http://127.0.0.1:8000"

    @property
    def production(self) -> bool:
        """Whether development twins must refuse to work."""
        return self.environment is Environment.PRODUCTION

    @property
    def keyring_folder(self) -> Path:
        """Where the keys of personal data lie: KEYRING, or beside the signing keys, or on a laptop beside the data."""
        return self.keyring or (self.key_folder or self.data_folder) / "keyring"

    @property
    def limits_rates(self) -> bool:
        """Whether callers are counted: in production, unless said otherwise."""
        return self.production if self.rate_limited is None else self.rate_limited

    @model_validator(mode="after")
    def _trusting_only_needs_something_to_trust(self) -> Self:
        if self.trusted_only and self.trusted_documents is None:
            raise ValueError("SANXIANG_TRUSTED_ONLY needs SANXIANG_TRUSTED_DOCUMENTS")
        return self

    @model_validator(mode="after")
    def _an_issuer_has_an_audience(self) -> Self:
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            raise ValueError("set SANXIANG_OIDC_ISSUER and SANXIANG_OIDC_AUDIENCE together")
        if self.production and self.oidc_issuer is not None and not self.oidc_issuer.startswith("https://"):
            raise ValueError("SANXIANG_OIDC_ISSUER needs https in production")
        return self

    @model_validator(mode="after")
    def _production_brings_its_own_secrets(self) -> Self:
        required = (
            "database_url",
            "public_database_url",
            "secret_key",
            "timestamp_url",
            "key_folder",
            "key_passphrase",
        )
        missing = [name for name in required if self.production and getattr(self, name) is None]
        if missing:
            raise ValueError("production needs " + ", ".join(f"SANXIANG_{name.upper()}" for name in missing))
        if self.storage is StorageKind.MINIO and not (self.minio_access_key and self.minio_secret_key):
            raise ValueError("MinIO needs SANXIANG_MINIO_ACCESS_KEY and SANXIANG_MINIO_SECRET_KEY")
        return self


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """The process's settings, read once."""
    return Settings()
