"""GraphQL over HTTP, to the letter of its specification (GraphQL over HTTP, stage 2 draft).

``GET`` answers queries only; ``POST`` takes ``application/json`` only, and ``GET`` asks for a JSON media type in ``Accept`` or
for a header of ours: a foreign page can send neither without the browser asking us first, so no form can act for its
visitor. An answer is ``application/graphql-response+json``, where the status tells whether the request was executed, or
``application/json``, where every well-formed request gets 200. A subscription is answered as ``text/event-stream`` (see
`event_stream`). A request names its document by text, or by the hash of a trusted one (see `trusted`).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.graph.answers import INTERNAL, Answer
from api.graph.errors import GraphError, code_of
from api.graph.event_stream import EVENT_STREAM, EventStream, OneEvent, Streams
from api.graph.graph import Graph
from api.graph.notifications import NotListening
from api.graph.observation import Observer, unobserved
from api.graph.queries import Context
from api.graph.trusted import TrustedDocuments

RESPONSE = "application/graphql-response+json"
JSON = "application/json"
PREFLIGHT_HEADER = "x-graphql-preflight"

ContextFactory = Callable[[Request], Awaitable[Context]]


class Endpoint:
    """An ASGI application for one path: ``Route("/graphql", Endpoint(graph, context_of))``."""

    def __init__(
        self,
        graph: Graph,
        context_of: ContextFactory,
        *,
        largest_body: int = 1_000_000,
        trusted: TrustedDocuments | None = None,
        streams: Streams | None = None,
        observer: Observer = unobserved,
    ) -> None:
        """``context_of`` makes the viewer and the reader of a request, and may raise to turn it away before its body is
        read; ``largest_body`` is in bytes. Without ``streams`` there are no subscriptions.
        """
        self._graph = graph
        self._context_of = context_of
        self._largest_body = largest_body
        self._trusted = trusted or TrustedDocuments()
        self._streams = streams
        self._observer = observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request."""
        request = Request(scope, receive)
        response = await self.answer(request)
        try:
            await response(scope, receive, send)
        except NotListening:
            busy = Answer(
                None, [GraphError("OVERLOADED", "暂时不能订阅，请稍后再试。Cannot follow now; try again later.")]
            )
            await _response(JSON, busy)(scope, receive, send)

    async def answer(self, request: Request) -> "Response | EventStream | OneEvent":
        """The response to one HTTP request."""
        media_type, streams = _accepted(request), self._streams is not None and _accepts_events(request)
        if media_type is None and not streams:
            return _refusal(JSON, _Malformed(406, f"可接受的类型：{RESPONSE}、{JSON}。Accept one of these types."))
        context = await self._context_of(request)
        try:
            asked = await self._asked(request)
            text = self._trusted_text(asked)
        except _Malformed as malformed:
            return _refusal(media_type or JSON, malformed)
        except GraphError as error:
            return _response(media_type or RESPONSE, Answer(None, [error]))
        if streams and (stream := self._stream(request, context, asked, text)):
            return stream
        answer = await self._graph.execute(
            text,
            context,
            variables=asked.variables,
            operation_name=asked.operation_name,
            queries_only=request.method == "GET",
            observer=self._observer,
        )
        if media_type is None and not answer.refused:
            return OneEvent(answer)
        return _response(media_type or RESPONSE, answer)

    def _trusted_text(self, asked: "_Asked") -> str:
        if asked.document_id is not None:
            return self._trusted.named(asked.document_id)
        assert asked.text is not None
        return self._trusted.admit(asked.text)

    def _stream(self, request: Request, context: Context, asked: "_Asked", text: str) -> EventStream | None:
        """The stream of a subscription; None for anything else."""
        assert self._streams is not None
        subscription = self._graph.subscribe(
            text,
            context,
            variables=asked.variables,
            operation_name=asked.operation_name,
            observer=self._observer,
        )
        return None if subscription is None else EventStream(self._streams, subscription, request, context)

    async def _asked(self, request: Request) -> "_Asked":
        if request.method == "GET":
            if PREFLIGHT_HEADER not in request.headers and not _asks_for_json(request):
                raise _Malformed(400, f"GET 请求须在 Accept 中写明 {JSON} 或带 {PREFLIGHT_HEADER} 标头。")
            return _from_query(request.query_params)
        if request.method != "POST":
            raise _Malformed(405, "只接受 GET 与 POST。Use GET or POST.", {"allow": "GET, POST"})
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise _Malformed(415, f"请求体须为 {JSON}。The body must be {JSON}.")
        if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            # A small body may unpack to a huge one.
            raise _Malformed(415, "请求体不得压缩。The body must not be compressed.", {"accept-encoding": "identity"})
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
    text: str | None
    document_id: str | None
    variables: Mapping[str, Any]
    operation_name: str | None


class _Malformed(Exception):
    """A request that is no GraphQL request; its status holds for every media type."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers


def _from_query(parameters: Mapping[str, str]) -> _Asked:
    body: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if body.get(name):
            body[name] = _parsed(body[name])
        else:
            body.pop(name, None)
    for name in ("operationName", "documentId"):
        body[name] = body.get(name) or None
    return _from_object(body)


def _from_body(body: bytes) -> _Asked:
    return _from_object(_parsed(body))


def _from_object(body: Any) -> _Asked:
    if isinstance(body, list):
        raise _Malformed(400, "不支持批量请求。One request at a time.")
    if not isinstance(body, dict):
        raise _Malformed(400, "请求体须为 JSON 对象。The body must be a JSON object.")
    text, variables, name = body.get("query"), body.get("variables"), body.get("operationName")
    document_id = body.get("documentId")
    if document_id is not None and (not isinstance(document_id, str) or text is not None):
        raise _Malformed(400, "documentId 须为字符串，且不与 query 并用。Give either a documentId or a query.")
    if document_id is None and (not isinstance(text, str) or not text):
        raise _Malformed(400, "缺少 query。The parameter query must be a string.")
    if name is not None and not isinstance(name, str):
        raise _Malformed(400, "operationName 须为字符串。The parameter operationName must be a string.")
    for parameter in ("variables", "extensions"):
        if body.get(parameter) is not None and not isinstance(body[parameter], dict):
            raise _Malformed(400, f"{parameter} 须为对象。The parameter {parameter} must be an object.")
    return _Asked(text, document_id, variables or {}, name)


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
    return any(media_type in accept for media_type in (RESPONSE, JSON, EVENT_STREAM))


def _accepts_events(request: Request) -> bool:
    """Whether the client names the event stream itself; a range such as ``*/*`` does not mean it."""
    for part in request.headers.get("accept", "").split(","):
        name, _, parameters = part.strip().partition(";")
        if name.strip().lower() == EVENT_STREAM and _quality(parameters) > 0:
            return True
    return False


def _response(media_type: str, answer: Answer) -> Response:
    status, headers = 200, {}
    codes = {code_of(error) for error in answer.errors}
    if "QUERIES_ONLY" in codes:
        status, headers = 405, {"allow": "POST"}
    elif answer.refused and answer.errors == [INTERNAL]:
        status = 500
    elif answer.refused and codes & {"OVERLOADED", "TIMED_OUT"}:
        status, headers = 503, {"retry-after": "5"}
    elif answer.refused and media_type == RESPONSE:
        status = 400
    return Response(answer.body(), status, headers, f"{media_type}; charset=utf-8")


def _refusal(media_type: str, malformed: _Malformed) -> Response:
    answer = Answer(None, [GraphError("BAD_REQUEST", malformed.message)])
    return Response(answer.body(), malformed.status, malformed.headers, f"{media_type}; charset=utf-8")
