"""The owner's connection (数据库所有者): operation works as the owner of the tables, never as the application."""

from api.composition import DATABASE, LOGIN
from api.database import ensure_database, start_embedded_server, with_login
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


def application_url(settings: Settings) -> str:
    """The URL of the application's own login, which need not exist yet. Raises OwnerUnknown."""
    return settings.database_url or with_login(owner_url(settings), LOGIN, None)
