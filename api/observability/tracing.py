"""Spans (调用链): one per operation, with children for compiling, reading, computing and acting.

Attributes are the operation's name and kind, the hash of its document, the roles, the cost, whether the plan was at hand,
and the codes of what went wrong. No variable, no literal, no token; a long number in a name is struck out.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer

from api.graph.observation import Observation, Observer
from api.logs import STRUCK_OUT
from api.settings import Traces

SERVICE = "sanxiang"
_LONGEST_NAME = 80
_NUMBERS = re.compile(r"\d{7,}")
"""No operation is called by a number so long: it is somebody's telephone, account or identity."""

log = structlog.get_logger(__name__)


def tracer_of(traces: Traces) -> Tracer | None:
    """Spans go to the log, or wherever the agent that started this process sends them; without one there is no tracer."""
    if traces is Traces.LOG:
        provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
        provider.add_span_processor(SimpleSpanProcessor(LogExporter()))
        return provider.get_tracer(SERVICE)
    agent = not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)
    return trace.get_tracer(SERVICE) if agent else None


def traced(tracer: Tracer | None, inner: Observer) -> Observer:
    """Observe with ``inner`` inside a span, which is the current one for whatever the operation calls."""
    if tracer is None:
        return inner

    @contextmanager
    def operation() -> Iterator[Observation]:
        with (
            tracer.start_as_current_span("graphql", kind=SpanKind.SERVER, record_exception=False) as span,
            inner() as seen,
        ):
            yield seen
            if span.is_recording():
                _describe(span, seen, tracer)

    return operation


def _describe(span: Span, seen: Observation, tracer: Tracer) -> None:
    name = _NUMBERS.sub(STRUCK_OUT, seen.name[:_LONGEST_NAME]) if seen.name else ""
    span.update_name(f"{seen.kind} {name}".rstrip())
    found = {
        "graphql.operation.type": seen.kind,
        "graphql.operation.name": name,
        "graphql.document.sha256": seen.document,
        "sanxiang.roles": sorted(seen.roles),
        "sanxiang.cost": seen.cost,
        "sanxiang.plan.cached": seen.cached,
        "sanxiang.errors": seen.codes,
        "sanxiang.refusals": seen.refusals,
    }
    span.set_attributes({key: value for key, value in found.items() if value is not None and value != []})
    for phase, began, ended in seen.phases:
        tracer.start_span(phase, start_time=began).end(ended)
    if "INTERNAL" in seen.codes:
        span.set_status(Status(StatusCode.ERROR, "INTERNAL"))


class LogExporter(SpanExporter):
    """Writes each span as a line of the log."""

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Write them."""
        for span in spans:
            if span.context is not None and span.start_time is not None and span.end_time is not None:
                log.info(
                    "span",
                    name=span.name,
                    trace=trace.format_trace_id(span.context.trace_id),
                    span=trace.format_span_id(span.context.span_id),
                    parent=trace.format_span_id(span.parent.span_id) if span.parent else None,
                    milliseconds=round((span.end_time - span.start_time) / 1e6, 3),
                    **{key.replace(".", "_"): value for key, value in (span.attributes or {}).items()},
                )
        return SpanExportResult.SUCCESS
