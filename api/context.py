"""What a request brings along (请求上下文): who asks, and the services that the composition root built."""

from dataclasses import dataclass

from api.access.secrets import Vault
from api.access.viewer import Viewer
from api.clocks import LegalClock
from api.database import Database
from api.graph import Reader
from api.papers.press import Press
from api.papers.verification import Verifier
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


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request: its viewer, the database login that answers it, the services."""

    viewer: Viewer
    reader: Reader
    services: Services
