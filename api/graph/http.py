"""GraphQL over HTTP, to the letter of its specification (GraphQL over HTTP, stage 2 draft).

``GET`` answers queries only; ``POST`` takes ``application/json`` only, and ``GET`` asks for a JSON media type in ``Accept`` or
for a header of ours: a foreign page can send neither without the browser asking us first, so no form can act for its
visitor. An answer is ``application/graphql-response+json``, where the status tells whether the request was executed, or
``application/json``, where every well-formed request gets 200.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.graph.answers import INTERNAL, Answer
from api.graph.errors import GraphError
from api.graph.graph import Graph
from api.graph.queries import Context

RESPONSE = "application/graphql-response+json"
JSON = "application/json"
PREFLIGHT_HEADER = "x-graphql-preflight"

ContextFactory = Callable[[Request], Awaitable[Context]]


class Endpoint:
    """An ASGI application for one path: ``Route("/graphql", Endpoint(graph, context_of))``."""

    def __init__(self, graph: Graph, context_of: ContextFactory, *, largest_body: int = 1_000_000) -> None:
        """``context_of`` makes the viewer and the reader of a request; ``largest_body`` is in bytes."""
        self._graph = graph
        self._context_of = context_of
        self._largest_body = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request."""
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """The response to one HTTP request."""
        media_type = _accepted(request)
        if media_type is None:
            return _refusal(JSON, _Malformed(406, f"可接受的类型：{RESPONSE}、{JSON}。Accept one of these types."))
        try:
            asked = await self._asked(request)
        except _Malformed as malformed:
            return _refusal(media_type, malformed)
        context = await self._context_of(request)
        answer = await self._graph.execute(
            asked.text,
            context,
            variables=asked.variables,
            operation_name=asked.operation_name,
            queries_only=request.method == "GET",
        )
        return _response(media_type, answer)

    async def _asked(self, request: Request) -> "_Asked":
        if request.method == "GET":
            if PREFLIGHT_HEADER not in request.headers and not _asks_for_json(request):
                raise _Malformed(400, f"GET 请求须在 Accept 中写明 {JSON} 或带 {PREFLIGHT_HEADER} 标头。")
            return _from_query(request.query_params)
        if request.method != "POST":
            raise _Malformed(405, "只接受 GET 与 POST。Use GET or POST.")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise _Malformed(415, f"请求体须为 {JSON}。The body must be {JSON}.")
        return _from_body(await self._body(request))

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._largest_body:
                raise _Malformed(413, f"请求体过大（上限 {self._largest_body} 字节）。The body is too large.")
        return bytes(body)


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    variables: Mapping[str, Any]
    operation_name: str | None


class _Malformed(Exception):
    """A request that is no GraphQL request; its status holds for every media type."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def _from_query(parameters: Mapping[str, str]) -> _Asked:
    body: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if body.get(name):
            body[name] = _parsed(body[name])
        else:
            body.pop(name, None)
    body["operationName"] = body.get("operationName") or None
    return _from_object(body)


def _from_body(body: bytes) -> _Asked:
    return _from_object(_parsed(body))


def _from_object(body: Any) -> _Asked:
    if isinstance(body, list):
        raise _Malformed(400, "不支持批量请求。One request at a time.")
    if not isinstance(body, dict):
        raise _Malformed(400, "请求体须为 JSON 对象。The body must be a JSON object.")
    text, variables, name = body.get("query"), body.get("variables"), body.get("operationName")
    if not isinstance(text, str) or not text:
        raise _Malformed(400, "缺少 query。The parameter query must be a string.")
    if name is not None and not isinstance(name, str):
        raise _Malformed(400, "operationName 须为字符串。The parameter operationName must be a string.")
    for parameter in ("variables", "extensions"):
        if body.get(parameter) is not None and not isinstance(body[parameter], dict):
            raise _Malformed(400, f"{parameter} 须为对象。The parameter {parameter} must be an object.")
    return _Asked(text, variables or {}, name)


def _parsed(text: str | bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _Malformed(400, "不是有效的 JSON。The request is not valid JSON.") from None


def _accepted(request: Request) -> str | None:
    """The media type to answer in; JSON for a client that says nothing, None for one that wants neither."""
    accept = request.headers.get("accept", "").strip()
    if not accept:
        return JSON
    best: tuple[float, int, str | None] = (0.0, 0, None)
    for part in accept.split(","):
        name, _, parameters = part.strip().partition(";")
        offered = _OFFERS.get(name.strip().lower())
        quality = _quality(parameters)
        if offered is not None and quality > 0:
            best = max(best, (quality, *offered), key=lambda offer: offer[:2])
    return best[2]


# How well a media range is met, and with what: named types before ranges, the specification's own type first.
_OFFERS = {RESPONSE: (3, RESPONSE), JSON: (2, JSON), "application/*": (1, JSON), "*/*": (1, JSON)}


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _asks_for_json(request: Request) -> bool:
    accept = request.headers.get("accept", "").lower()
    return RESPONSE in accept or JSON in accept


def _response(media_type: str, answer: Answer) -> Response:
    status, headers = 200, {}
    if any(isinstance(error, GraphError) and error.code == "QUERIES_ONLY" for error in answer.errors):
        status, headers = 405, {"allow": "POST"}
    elif answer.refused and answer.errors == [INTERNAL]:
        status = 500
    elif answer.refused and media_type == RESPONSE:
        status = 400
    return Response(answer.body(), status, headers, f"{media_type}; charset=utf-8")


def _refusal(media_type: str, malformed: _Malformed) -> Response:
    headers = {"allow": "GET, POST"} if malformed.status == 405 else None
    answer = Answer(None, [GraphError("BAD_REQUEST", malformed.message)])
    return Response(answer.body(), malformed.status, headers, f"{media_type}; charset=utf-8")
