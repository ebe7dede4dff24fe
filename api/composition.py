"""The composition root (装配): builds database, clock, store, press, keys and verifier from the settings, once."""

import contextlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from cryptography import x509

from api.access.keyring import FolderKeyring, Keyring, development_keyring
from api.access.secrets import Vault
from api.clocks import DevelopmentLegalClock, LegalClock, SystemLegalClock
from api.context import Services
from api.database import (
    Database,
    ensure_database,
    ensure_login,
    ensure_public_login,
    start_embedded_server,
    with_login,
)
from api.development import ClockedTimestampAuthority
from api.migrations import migrate
from api.papers.file import Bindery, Signers
from api.papers.press import Press
from api.papers.verification import Verifier
from api.settings import Settings, StorageKind
from documents.typeset.typesetter import Typesetter
from signing.development import DevelopmentAuthority, Kind, Subject
from signing.keys import KeyCustody, Pkcs12Custody
from signing.timestamps import HttpTimestampAuthority, TimestampAuthority
from signing.trust import TrustAnchors
from storage.links import SignedLinks
from storage.local import LocalStore
from storage.minio import MinioStore
from storage.objects import ObjectStore

DATABASE = "sanxiang"
LOGIN = "sanxiang_api"
PUBLIC_LOGIN = "sanxiang_public"
TIMESTAMP_KEY = "timestamp"
PLATFORM = "三项执法办案平台"
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Assembly:
    """All that was built: what acts need, what the worker needs, and the development authority if there is one."""

    services: Services
    bindery: Bindery
    links: SignedLinks
    secret: str
    authority: DevelopmentAuthority | None

    async def close(self) -> None:
        """Close connections."""
        await self.services.database.close()
        if self.services.public_database is not None:
            await self.services.public_database.close()
        if isinstance(self.bindery.signers.authority, HttpTimestampAuthority):
            await self.bindery.signers.authority.aclose()


def assemble(settings: Settings) -> Assembly:
    """Build everything. Starts and migrates the embedded database when no DATABASE_URL is given."""
    database = Database(application_url(settings))
    public = public_database(settings, database.url)
    clock = legal_clock(settings)
    secret = settings.secret_key.get_secret_value() if settings.secret_key else development_secret(settings.data_folder)
    links = SignedLinks(secret.encode(), f"{settings.public_url}/objects")
    store = object_store(settings, links)
    press = Press(Typesetter(), settings.public_url, demo=not settings.production)
    authority = None if settings.production else development_authority(settings)
    custody: KeyCustody = authority.custody() if authority else production_custody(settings)
    trust = development_trust(authority) if authority else production_trust(settings)
    vault = Vault(personal_keyring(settings))
    services = Services(
        settings, database, clock, store, press, Verifier(store, custody, trust), vault, public_database=public
    )
    signers = Signers(custody, timestamp_authority(settings, custody, database, clock))
    return Assembly(services, Bindery(database, press, store, signers), links, secret, authority)


def legal_clock(settings: Settings) -> LegalClock:
    """The present in production; in development the time that was set."""
    return SystemLegalClock() if settings.production else DevelopmentLegalClock(production=settings.production)


def application_url(settings: Settings) -> str:
    """Where the application's own login connects to."""
    return settings.database_url or prepare_embedded_database(settings)


def prepare_embedded_database(settings: Settings) -> str:
    """Start the embedded server, create and migrate the database, make the application's login; safe to repeat."""
    owner = ensure_database(start_embedded_server(settings.data_folder / "postgres"), DATABASE)
    login = with_login(owner, LOGIN, None)
    migrate(owner)
    ensure_login(owner, login)
    ensure_public_login(owner, with_login(owner, PUBLIC_LOGIN, None))
    return login


def public_database(settings: Settings, application_url: str) -> Database | None:
    """The database as the login that answers whoever has not logged in, beside the embedded one or where the settings say.

    None, with a warning, for a development database of one's own without such a login; production cannot be without.
    """
    if settings.public_database_url is not None:
        return Database(settings.public_database_url)
    if settings.database_url is None:
        return Database(with_login(application_url, PUBLIC_LOGIN, None))
    log.warning("no_public_login", note="anonymous requests read as the application: set SANXIANG_PUBLIC_DATABASE_URL")
    return None


def object_store(settings: Settings, links: SignedLinks) -> ObjectStore:
    """MinIO, or the local folder."""
    if settings.storage is StorageKind.LOCAL:
        return LocalStore(settings.data_folder / "objects", links)
    assert settings.minio_access_key is not None
    assert settings.minio_secret_key is not None
    return MinioStore(
        settings.minio_endpoint,
        settings.minio_access_key.get_secret_value(),
        settings.minio_secret_key.get_secret_value(),
        region=settings.minio_region,
        secure=settings.minio_secure,
        links=links,
    )


def timestamp_authority(
    settings: Settings, custody: KeyCustody, database: Database, clock: LegalClock
) -> TimestampAuthority:
    """The RFC 3161 authority behind TIMESTAMP_URL; in development, without one, our own at legal time."""
    if settings.timestamp_url:
        return HttpTimestampAuthority(settings.timestamp_url)
    return ClockedTimestampAuthority(custody.identity(TIMESTAMP_KEY), database, clock, production=settings.production)


def personal_keyring(settings: Settings) -> Keyring:
    """The keys of personal data. Raises KeyUnknown in production before the first ``sanxiang keys rotate``."""
    if not settings.production:
        return development_keyring(settings.keyring_folder, production=settings.production)
    keyring = FolderKeyring(settings.keyring_folder)
    keyring.current()
    return keyring


def development_authority(settings: Settings) -> DevelopmentAuthority:
    """The laptop's certificate authority, with the keys of the platform and of the timestamp authority."""
    authority = DevelopmentAuthority(
        settings.key_folder or settings.data_folder / "keys", production=settings.production
    )
    since, until = datetime(2020, 1, 1, tzinfo=UTC), datetime(2039, 12, 31, tzinfo=UTC)
    authority.issue("platform", Subject(PLATFORM, "三项"), since, until, Kind.PLATFORM)
    authority.issue(TIMESTAMP_KEY, Subject("三项演示时间戳", "三项"), since, until, Kind.TIMESTAMP)
    return authority


def development_trust(authority: DevelopmentAuthority) -> TrustAnchors:
    """Trust in the laptop's own authority, for the laptop only."""
    return TrustAnchors(roots=[authority.root], crls=list(authority.crl()), tsa_roots=[authority.root])


def production_custody(settings: Settings) -> KeyCustody:
    """PKCS#12 files in KEY_FOLDER."""
    assert settings.key_folder is not None
    assert settings.key_passphrase is not None
    return Pkcs12Custody(settings.key_folder, settings.key_passphrase.get_secret_value().encode())


def production_trust(settings: Settings) -> TrustAnchors:
    """The certificates of ``trust/*.pem``, the revocation lists ``trust/*.crl`` and ``trust/timestamps/*.pem``."""
    assert settings.key_folder is not None
    folder = settings.key_folder / "trust"
    return TrustAnchors(
        roots=_certificates(folder),
        crls=[path.read_bytes() for path in sorted(folder.glob("*.crl"))],
        tsa_roots=_certificates(folder / "timestamps"),
    )


def development_secret(folder: Path) -> str:
    """A secret of this checkout's own, made once, whichever process is first."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        temporary = path.with_suffix(f".{secrets.token_hex(4)}")
        temporary.write_text(secrets.token_urlsafe(48))
        temporary.chmod(0o600)
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(temporary)
        temporary.unlink()
    return path.read_text()


def _certificates(folder: Path) -> list[x509.Certificate]:
    return [x509.load_pem_x509_certificate(path.read_bytes()) for path in sorted(folder.glob("*.pem"))]
