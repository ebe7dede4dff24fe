"""What a request brings along (请求上下文): who asks, and the services that the composition root built."""

from dataclasses import dataclass, field, replace

from api.access.secrets import Vault
from api.access.viewer import Viewer
from api.clocks import LegalClock
from api.database import Database
from api.graph import Reader
from api.papers.press import Press
from api.papers.verification import Verifier
from api.progress.brake import Brake
from api.settings import Settings
from storage.objects import ObjectStore


@dataclass(frozen=True, slots=True)
class Services:
    """Everything outside an act that an act may need. Built once, in api/app.py."""

    settings: Settings
    database: Database
    clock: LegalClock
    store: ObjectStore
    press: Press
    verifier: Verifier
    vault: Vault
    brake: Brake = field(default_factory=Brake)
    public_database: Database | None = None

    def for_viewer(self, viewer: Viewer) -> "Services":
        """The same for whoever has logged in; for anybody else, the database as the login that sees what is published."""
        if viewer.actor is not None or self.public_database is None:
            return self
        return replace(self, database=self.public_database)


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request: its viewer, the database login that answers it, the services."""

    viewer: Viewer
    reader: Reader
    services: Services
