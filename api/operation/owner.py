"""The owner's connection (数据库所有者): operation works as the owner of the tables, never as the application."""

from api.composition import DATABASE, prepare_embedded_database
from api.database import ensure_database, ensure_login, ensure_public_login, start_embedded_server
from api.migrations import migrate
from api.settings import Settings


class OwnerUnknown(Exception):
    """A database of one's own is named, but not the login that owns its tables: set SANXIANG_DATABASE_OWNER_URL."""

    code = "DATABASE_OWNER_UNKNOWN"
    sentence = "此操作须以数据库所有者的身份进行，请设置 SANXIANG_DATABASE_OWNER_URL。"

    def __init__(self) -> None:
        super().__init__(f"{self.code}: {self.sentence}")


def owner_url(settings: Settings) -> str:
    """The URL of the tables' owner; the embedded server is started, its database made, and left as it is.

    Raises OwnerUnknown.
    """
    if settings.database_url is None:
        return ensure_database(start_embedded_server(settings.data_folder / "postgres"), DATABASE)
    if settings.database_owner_url is None:
        raise OwnerUnknown
    return settings.database_owner_url


def migrate_and_let_in(settings: Settings) -> None:
    """Bring the database to the newest schema and make the logins that the settings name. Raises OwnerUnknown."""
    owner = owner_url(settings)
    if settings.database_url is None:
        prepare_embedded_database(settings)
        return
    migrate(owner)
    ensure_login(owner, settings.database_url)
    if settings.public_database_url is not None:
        ensure_public_login(owner, settings.public_database_url)
