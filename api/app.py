"""The HTTP application (应用): routes around the graph. Built from an assembly, so tests and the demo use the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from sqlalchemy import text
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from api.access.login import DevelopmentLogin, Gatekeeper, KnownViewers, Tokens
from api.access.models import Account
from api.access.oidc import Issuer, issuer_of
from api.access.proof import LoginUnavailable, TokenRefused
from api.access.rate_limit import TooMany
from api.access.viewer import actor_of
from api.body_time import BodyInTime, BodyTooSlow, too_slow
from api.clocks import wall_now
from api.composition import Assembly
from api.development import ClockedTimestampAuthority
from api.entrance import Entrance, too_many
from api.observability.metrics import CountResponses
from api.papers.models import Document, DocumentRevision, DocumentVoid
from api.registry.models import Organ
from api.schema import build_graph
from signing.timestamps import REPLY
from storage.refusals import StoreError
from storage.routes import object_routes

WEB = Path(__file__).resolve().parent.parent / "web"
log = structlog.get_logger(__name__)


def create_app(assembly: Assembly) -> Starlette:
    """All routes. The development's own – console, login, timestamps – are absent in production."""
    services = assembly.services
    production = services.settings.production
    graph = build_graph(production=production)
    issuer = issuer_of(services.settings)
    tokens = None if production or issuer else Tokens.of(assembly.secret)
    if issuer is None and tokens is None:
        log.warning("no_login", note="nobody can log in: set SANXIANG_OIDC_ISSUER and SANXIANG_OIDC_AUDIENCE")
    gatekeeper = Gatekeeper(services.database, services.clock, tokens, issuer, known=KnownViewers())

    recheck = Gatekeeper(services.database, services.clock, tokens, issuer)
    entrance = Entrance.build(services, graph, gatekeeper, recheck)

    async def alive(_: Request) -> Response:
        return Response("ok\n", media_type="text/plain")

    async def readiness(_: Request) -> Response:
        return await ready(assembly)

    async def verification(request: Request) -> Response:
        return await verification_of(assembly, request.path_params["code"])

    routes: list[BaseRoute] = [
        Route("/graphql", BodyInTime(entrance.endpoint(graph))),
        Route("/metrics", entrance.show_metrics),
        Route("/healthz", alive),
        Route("/readyz", readiness),
        Route("/verify/{code}", verification),
        Mount("/objects", routes=object_routes(services.store, assembly.links)),
    ]
    if not production:
        routes += development_routes(assembly, tokens)
    return Starlette(
        routes=routes,
        middleware=[Middleware(CountResponses, entrance.metrics)],
        lifespan=_lifespan(assembly, issuer, entrance),
        exception_handlers={
            TokenRefused: _unauthorized,
            LoginUnavailable: _unavailable,
            TooMany: too_many,
            BodyTooSlow: too_slow,
        },
    )


def development_routes(assembly: Assembly, tokens: Tokens | None) -> list[BaseRoute]:
    """The console, the timestamp authority and, unless an issuer was set, the login that asks for no proof."""

    async def stamp(request: Request) -> Response:
        authority = assembly.bindery.signers.authority
        if not isinstance(authority, ClockedTimestampAuthority):
            return Response(status_code=404)
        return Response(await authority.respond(await request.body()), media_type=REPLY)

    return [
        Route("/", lambda _: RedirectResponse("/graphiql/")),
        *([development_login_route(assembly, tokens)] if tokens else []),
        Route("/tsa", stamp, methods=["POST"]),
        Route("/graphiql/", lambda _: FileResponse(WEB / "graphiql" / "index.html")),
        Mount("/graphiql", app=StaticFiles(directory=WEB / "graphiql")),
    ]


def development_login_route(assembly: Assembly, tokens: Tokens) -> Route:
    """Who can be chosen, and a token for whoever is chosen."""
    login = DevelopmentLogin(assembly.services.database, tokens, production=assembly.services.settings.production)

    async def log_in(request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse(await accounts(assembly))
        body = await request.json()
        token = await login.token_for(str(body.get("login", "")) if isinstance(body, dict) else "")
        return JSONResponse({"token": token}) if token else JSONResponse({"error": "没有这个登录名。"}, 404)

    return Route("/login/development", log_in, methods=["GET", "POST"])


async def ready(assembly: Assembly) -> Response:
    """Whether requests can be served now: the database answers, the store can be used."""
    state: dict[str, str] = {}
    try:
        async with assembly.services.database.read() as session:
            await session.execute(text("SELECT 1 FROM alembic_version"))
        state["database"] = "ok"
    except Exception as error:  # whatever is wrong with the database, the answer is "not ready"
        state["database"] = type(error).__name__
    try:
        await asyncio.wait_for(assembly.services.store.health(), 5)
        state["store"] = "ok"
    except (StoreError, TimeoutError) as error:
        state["store"] = type(error).__name__
    return JSONResponse(state, 200 if set(state.values()) == {"ok"} else 503)


async def verification_of(assembly: Assembly, code: str) -> Response:
    """What anybody holding a document may learn from its check code: that it exists, by whom, and its hash."""
    query = select(Document, Organ.name).join(Organ, col(Organ.id) == col(Document.organ_id))
    async with assembly.services.database.read() as session:
        found = (await session.execute(query.where(col(Document.check_code) == code))).one_or_none()
        if found is None or found[0].issued_at is None:
            return JSONResponse({"error": "没有这份文书。"}, 404)
        document, organ = found
        void = await session.get(DocumentVoid, document.id) is not None
        revisions = select(DocumentRevision.sha256).where(col(DocumentRevision.document_id) == document.id)
        newest = (await session.execute(revisions.order_by(col(DocumentRevision.sequence).desc()).limit(1))).scalar()
    return JSONResponse(
        {
            "organ": organ, "title": document.title, "number": document.number,
            "inForce": document.in_force_at is not None and not void, "void": void, "sha256": newest,
        }
    )  # fmt: skip


async def accounts(assembly: Assembly) -> list[dict[str, str]]:
    """Who can be chosen in the development console."""
    listed: list[dict[str, str]] = []
    async with assembly.services.database.read() as session:
        organs = {o.id: o.name for o in (await session.execute(select(Organ))).scalars()}
        query = select(Account).where(col(Account.active)).order_by(col(Account.login))
        for account in (await session.execute(query)).scalars():
            person = await actor_of(session, account.person_kind, account.person_id, wall_now().date())
            if person is not None:
                name, organ = person.name, organs.get(person.organ_id, "")
                listed.append({"login": account.login, "name": name, "position": person.position, "organ": organ})
    return listed


def _lifespan(assembly: Assembly, issuer: Issuer | None, entrance: Entrance):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await entrance.open()
        yield
        await entrance.aclose()
        if issuer is not None:
            await issuer.aclose()
        await assembly.close()

    return lifespan


async def _unauthorized(_: Request, error: Exception) -> Response:
    log.info("token_refused", why=type(error).__name__)
    body = {"errors": [{"message": "登录已失效，请重新登录。", "extensions": {"code": "UNAUTHENTICATED"}}]}
    return JSONResponse(body, 401, {"www-authenticate": "Bearer"})


async def _unavailable(_: Request, error: Exception) -> Response:
    log.warning("login_unavailable", why=str(error))
    body = {
        "errors": [{"message": "统一身份认证暂时不可用，请稍后再试。", "extensions": {"code": "LOGIN_UNAVAILABLE"}}]
    }
    return JSONResponse(body, 503, {"retry-after": "30"})
