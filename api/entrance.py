"""The entrance (入口): how a request comes to the graph – counted, admitted, given a reader, observed – or is turned away."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from secrets import compare_digest

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.access.budgets import STAFF, Budget, budget_of
from api.access.login import Gatekeeper
from api.access.proof import TokenRefused
from api.access.rate_limit import Admission, TokenBuckets, TooMany, Unlimited, address_of
from api.access.viewer import Viewer
from api.context import RequestContext, Services
from api.graph import Graph, PoolReader
from api.graph.errors import NotCompilable
from api.graph.event_stream import Streams
from api.graph.http import Endpoint
from api.graph.notifications import Notifications
from api.graph.queries import Context
from api.graph.trusted import TrustedDocuments
from api.observability import figures
from api.observability.metrics import Metrics
from api.observability.tracing import traced, tracer_of
from api.settings import Settings
from api.subscriptions import CHANNEL


@dataclass(frozen=True, slots=True)
class Entrance:
    """The way in. ``gatekeeper`` may remember who was let in a moment ago; ``recheck`` never does, and guards streams."""

    services: Services
    gatekeeper: Gatekeeper
    recheck: Gatekeeper
    admission: Admission
    metrics: Metrics
    notifications: Notifications
    trusted: TrustedDocuments

    @classmethod
    def build(cls, services: Services, graph: Graph, gatekeeper: Gatekeeper, recheck: Gatekeeper) -> "Entrance":
        """The entrance as the settings want it. Raises NotCompilable for a trusted document that the schema cannot answer."""
        settings = services.settings
        trusted = trusted_documents(settings, graph)
        admission = Admission(TokenBuckets() if settings.limits_rates else Unlimited())
        metrics = Metrics({sha256: graph.name_of(text) for sha256, text in trusted.texts.items()})
        notifications = Notifications(services.database.url, CHANNEL)
        return cls(services, gatekeeper, recheck, admission, metrics, notifications, trusted)

    def endpoint(self, graph: Graph) -> Endpoint:
        """The application of ``/graphql``."""
        return Endpoint(
            graph,
            self.context_of,
            trusted=self.trusted,
            streams=Streams(self.notifications, self.renewed, self.seat),
            observer=traced(tracer_of(self.services.settings.traces), self.metrics.operation),
        )

    async def open(self) -> None:
        """Connect, so that the first request need not wait."""
        await self._reader(self.services, STAFF)

    async def aclose(self) -> None:
        """Stop listening."""
        await self.notifications.aclose()

    async def context_of(self, request: Request) -> RequestContext:
        """Who asks, counted. Raises TooMany, TokenRefused, LoginUnavailable."""
        address = address_of(request.client.host if request.client else None)
        try:
            self.admission.arrive(address)
            viewer = await self._viewer(request, address)
            self.admission.admit(viewer, address)
        except TooMany as error:
            self.metrics.turned_away(error.code)
            raise
        return await self._context(viewer)

    async def renewed(self, request: Request) -> RequestContext:
        """Who follows, asked anew and not counted. Raises TokenRefused, LoginUnavailable."""
        return await self._context(await self.recheck.viewer(request.headers.get("authorization")))

    def seat(self, request: Request, context: Context) -> AbstractContextManager[None]:
        """A place to follow something from. Raises TooMany."""
        assert isinstance(context, RequestContext)
        return self.admission.seat(context.viewer, address_of(request.client.host if request.client else None))

    async def show_metrics(self, request: Request) -> Response:
        """``/metrics``: with the token that was set; without one, on a laptop only."""
        token = self.services.settings.metrics_token
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token is None and self.services.settings.production:
            return Response(status_code=404)
        if token is not None and not compare_digest(given.encode(), token.get_secret_value().encode()):
            return Response(status_code=401, headers={"www-authenticate": "Bearer"})
        figures.pools(self.metrics, self.services.database)
        self.metrics.figure("subscriptions", "Streams open in this process", self.admission.subscriptions)
        await figures.refresh(self.metrics, self.services.database, self.services.settings.worker_stalled_seconds)
        return Response(self.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def _viewer(self, request: Request, address: str) -> Viewer:
        try:
            return await self.gatekeeper.viewer(request.headers.get("authorization"))
        except TokenRefused:
            self.metrics.turned_away("UNAUTHENTICATED")
            self.admission.refuse_login(address)
            raise

    async def _context(self, viewer: Viewer) -> RequestContext:
        services = self.services.for_viewer(viewer)
        return RequestContext(viewer, await self._reader(services, budget_of(viewer.roles)), services)

    async def _reader(self, services: Services, budget: Budget) -> PoolReader:
        pool = services.database.reading_pool
        return PoolReader(await pool(budget.name, connections=budget.connections, settings=budget.server_settings()))


def trusted_documents(settings: Settings, graph: Graph) -> TrustedDocuments:
    """The documents of TRUSTED_DOCUMENTS, every one valid. Raises ValueError for none, NotCompilable for a bad one."""
    if settings.trusted_documents is None:
        return TrustedDocuments()
    trusted = TrustedDocuments.load(settings.trusted_documents, only=settings.trusted_only)
    for sha256, text in trusted.texts.items():
        if problems := graph.problems(text):
            raise NotCompilable(f"the trusted document {sha256[:12]}…", "; ".join(problems))
    return trusted


async def too_many(_: Request, error: Exception) -> Response:
    """429 with the time to wait."""
    assert isinstance(error, TooMany)
    body = {"errors": [{"message": error.sentence, "extensions": {"code": error.code}}]}
    return JSONResponse(body, 429, {"retry-after": str(error.retry_after)})
