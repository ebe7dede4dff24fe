"""HTTP over any store for the holders of signed links: GET with ranges, PUT of announced bytes.

The same semantics as S3 where a browser can see them: 200, 206 with `Content-Range`, 416, `ETag`, 403 for a link that is
wrong or has run out, 400 for bytes that are not the announced ones.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from storage.links import SignedLinks
from storage.names import attachment
from storage.objects import ObjectStore, StoredObject
from storage.ranges import RangeUnsatisfiable, requested_range
from storage.refusals import (
    HashMismatch,
    IntegrityError,
    LinkRefused,
    NameRefused,
    ObjectExists,
    ObjectMissing,
    StoreError,
    StoreUnavailable,
)

_STATUS: dict[type[StoreError], int] = {
    LinkRefused: 403,
    NameRefused: 400,
    HashMismatch: 400,
    ObjectMissing: 404,
    ObjectExists: 412,
    IntegrityError: 500,
    StoreUnavailable: 503,
}

_UNTRUSTED = {
    "X-Content-Type-Options": "nosniff",
    # Evidence may be hostile HTML or SVG: served from our own origin it must run nothing there.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",  # the address is the permission
}

_Handler = Callable[[Request], Awaitable[Response]]


def object_routes(store: ObjectStore, links: SignedLinks) -> list[Route]:
    """The routes to mount at `links.base_url`."""

    @_refusals_as_answers
    async def read(request: Request) -> Response:
        bucket, key = request.path_params["bucket"], request.path_params["key"]
        claims = links.check("GET", bucket, key, request.query_params)
        stored = await store.head(bucket, key)
        headers = _headers(stored, claims.get("filename"))
        try:
            span = requested_range(_range_header(request, stored), stored.size)
        except RangeUnsatisfiable:
            return Response(status_code=416, headers={"Content-Range": f"bytes */{stored.size}"})
        if span is not None:
            headers["Content-Range"] = f"bytes {span.first}-{span.last}/{stored.size}"
        headers["Content-Length"] = str(stored.size if span is None else span.length)
        status = 200 if span is None else 206
        if request.method == "HEAD":
            return Response(status_code=status, headers=headers, media_type=stored.content_type)
        pieces = store.stream(bucket, key, span=span)
        return StreamingResponse(pieces, status_code=status, headers=headers, media_type=stored.content_type)

    @_refusals_as_answers
    async def write(request: Request) -> Response:
        bucket, key = request.path_params["bucket"], request.path_params["key"]
        claims = links.check("PUT", bucket, key, request.query_params)
        size = int(claims["size"])
        if request.headers.get("content-length") != str(size):
            raise HashMismatch(f"{bucket}/{key}: Content-Length must be the announced {size} bytes")
        stored = await store.put(
            bucket,
            key,
            _at_most(size, request.stream(), f"{bucket}/{key}"),
            content_type=claims["type"],
            expected_sha256=claims["sha256"],
        )
        return Response(status_code=200, headers={"ETag": _etag(stored)})

    return [
        Route("/{bucket}/{key:path}", read, methods=["GET"]),
        Route("/{bucket}/{key:path}", write, methods=["PUT"]),
    ]


def _refusals_as_answers(handler: _Handler) -> _Handler:
    @wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except StoreError as refusal:
            status = _STATUS.get(type(refusal), 500)
            return JSONResponse({"code": refusal.code, "message": refusal.sentence}, status_code=status)

    return answer


def _headers(stored: StoredObject, filename: str | None) -> dict[str, str]:
    headers = {**_UNTRUSTED, "Accept-Ranges": "bytes", "ETag": _etag(stored)}
    if filename is not None:
        headers["Content-Disposition"] = attachment(filename)
    return headers


def _range_header(request: Request, stored: StoredObject) -> str | None:
    # If-Range: the rest of *that* file, or else all of this one (RFC 9110, 13.1.5).
    if request.headers.get("if-range", _etag(stored)) != _etag(stored):
        return None
    return request.headers.get("range")


def _etag(stored: StoredObject) -> str:
    return f'"{stored.sha256}"'


async def _at_most(size: int, pieces: AsyncIterator[bytes], place: str) -> AsyncIterator[bytes]:
    received = 0
    async for piece in pieces:
        received += len(piece)
        if received > size:
            raise HashMismatch(f"{place}: more than the announced {size} bytes arrive")
        if piece:
            yield piece
