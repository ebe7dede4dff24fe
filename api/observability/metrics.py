"""Metrics (运行指标): counters and histograms of this process, in Prometheus' format at ``/metrics``.

Labels come from closed sets: kinds of operations, stable codes, names of trusted documents. A client cannot invent one.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.graph.observation import Observation
from api.law.codes import Code

_FAST = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_COSTS = (1, 10, 100, 1_000, 5_000, 10_000, 50_000, 100_000, 200_000)
_OTHER = "other"
_METHODS = frozenset({"GET", "POST", "PUT", "HEAD", "OPTIONS"})
_KINDS = frozenset({"query", "mutation", "subscription"})


class Metrics:
    """The metrics of one application; a registry of its own, so that two in one process do not mix."""

    def __init__(self, trusted_names: Mapping[str, str] | None = None) -> None:
        """``trusted_names``: the names of trusted documents by SHA-256; all other operations are counted as ``other``."""
        self.registry = CollectorRegistry()
        self._names = dict(trusted_names or {})
        self._operations = self._counter("operations", "GraphQL operations answered", "kind", "operation", "outcome")
        self._errors = self._counter("graphql_errors", "GraphQL errors by code", "code")
        self._refusals = self._counter("refusals", "Acts refused by law, by code of the first gap", "code")
        self._seconds = self._histogram("operation_seconds", "Whole operations", _FAST, "kind", "operation")
        self._phases = self._histogram("phase_seconds", "Compiling, reading, computing, acting", _FAST, "phase")
        self._plans = self._counter("plans", "Queries by whether their plan was at hand", "cached")
        self._cost = self._histogram("operation_cost", "Cost of operations in objects", _COSTS, "kind")
        self._responses = self._counter("http_responses", "HTTP responses", "method", "status")
        self._figures: dict[str, Gauge] = {}
        # Looking a series up by its labels takes longer than counting in it; there are few.
        self._count = cache(lambda counter, *labels: counter.labels(*labels).inc)
        self._observe = cache(lambda histogram, *labels: histogram.labels(*labels).observe)

    @contextmanager
    def operation(self) -> Iterator[Observation]:
        """Observe one operation of the engine."""
        seen, began = Observation(), perf_counter()
        yield seen
        seconds = perf_counter() - began
        kind = seen.kind if seen.kind in _KINDS else _OTHER
        name = self._names.get(seen.document or "", _OTHER)
        self._count(self._operations, kind, name, _outcome(seen))()
        self._observe(self._seconds, kind, name)(seconds)
        for code in seen.codes:
            self._count(self._errors, code)()
        for code in seen.refusals:
            self._count(self._refusals, code if code in Code.__members__ else _OTHER)()
        for phase, began, ended in seen.phases:
            self._observe(self._phases, phase)((ended - began) / 1e9)
        if seen.cached is not None:
            self._count(self._plans, "yes" if seen.cached else "no")()
        if seen.cost is not None:
            self._observe(self._cost, kind)(seen.cost)

    def turned_away(self, code: str) -> None:
        """A request that never became an operation: too many, or nobody's."""
        self._count(self._errors, code)()

    def responded(self, method: str, status: int) -> None:
        """A response was begun."""
        self._count(self._responses, method if method in _METHODS else _OTHER, status)()

    def figure(self, name: str, description: str, value: float, **labels: str) -> None:
        """Set a gauge to what was found now."""
        if name not in self._figures:
            self._figures[name] = Gauge(f"sanxiang_{name}", description, sorted(labels), registry=self.registry)
        gauge = self._figures[name]
        (gauge.labels(**labels) if labels else gauge).set(value)

    def forget(self, name: str) -> None:
        """Forget all values of a gauge before it is set anew: what is not found any more shall not stand there."""
        if name in self._figures:
            self._figures[name].clear()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _counter(self, name: str, description: str, *labels: str) -> Counter:
        return Counter(f"sanxiang_{name}", description, labels, registry=self.registry)

    def _histogram(self, name: str, description: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"sanxiang_{name}", description, labels, buckets=buckets, registry=self.registry)


class CountResponses:
    """ASGI middleware that counts responses by method and status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.responded(scope["method"], message["status"])
            await send(message)

        await self._app(scope, receive, counting if scope["type"] == "http" else send)


def _outcome(seen: Observation) -> str:
    if seen.codes:
        return "error"
    return "refused" if seen.refusals else "answered"
