"""Spans: what they tell of an operation, and what they never tell."""

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode, Tracer
from structlog.testing import capture_logs

from api.graph.observation import Observation, unobserved
from api.observability.tracing import traced, tracer_of
from api.settings import Traces


def remembering() -> tuple[Tracer, InMemorySpanExporter]:
    """A tracer whose spans are kept."""
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return provider.get_tracer("test"), kept


def fill(seen: Observation, name: str | None = "CasePage") -> None:
    """What the engine would fill in."""
    seen.kind, seen.name, seen.document, seen.roles = "query", name, "ab" * 32, frozenset({"OFFICER", "AUDITOR"})
    seen.cost, seen.cached = 41, False
    with seen.phase("compile"):
        pass
    with seen.phase("sql"):
        pass


def test_a_span_per_operation_with_its_phases() -> None:
    """Names, hash, roles, cost, whether the plan was at hand; children with their own times."""
    tracer, kept = remembering()
    with traced(tracer, unobserved)() as seen:
        fill(seen)
    by_name = {span.name: span for span in kept.get_finished_spans()}
    assert set(by_name) == {"query CasePage", "compile", "sql"}
    whole = by_name["query CasePage"]
    assert dict(whole.attributes or {}) == {
        "graphql.operation.type": "query",
        "graphql.operation.name": "CasePage",
        "graphql.document.sha256": "ab" * 32,
        "sanxiang.roles": ("AUDITOR", "OFFICER"),
        "sanxiang.cost": 41,
        "sanxiang.plan.cached": False,
    }
    assert (by_name["compile"].start_time, by_name["compile"].end_time) == seen.phases[0][1:]
    assert whole.context is not None
    assert all(by_name[name].parent is not None for name in ("compile", "sql"))
    assert {by_name[name].parent.span_id for name in ("compile", "sql")} == {whole.context.span_id}  # type: ignore[union-attr]


def test_what_went_wrong_is_told_by_code() -> None:
    """A refusal is no failure of ours; an internal error is."""
    tracer, kept = remembering()
    for codes in (["COST_EXCEEDED"], ["INTERNAL"]):
        with traced(tracer, unobserved)() as seen:
            fill(seen)
            seen.codes += codes
            seen.refusals.append("NOT_SIGNED")
    refused, failed = (span for span in kept.get_finished_spans() if span.parent is None)
    assert refused.status.status_code is StatusCode.UNSET
    assert failed.status.status_code is StatusCode.ERROR
    assert (refused.attributes or {})["sanxiang.errors"] == ("COST_EXCEEDED",)
    assert (refused.attributes or {})["sanxiang.refusals"] == ("NOT_SIGNED",)


def test_a_name_that_carries_a_number_is_struck_out() -> None:
    """Operation names are the client's: a long number in one does not reach the spans; an endless one is cut."""
    tracer, kept = remembering()
    for name in ("x" * 5_000, "Follow2026", "Q13912345678", "Q_210102199003078811_a", None):
        with traced(tracer, unobserved)() as seen:
            fill(seen, name)
    names = [span.name for span in kept.get_finished_spans() if span.parent is None]
    assert names == [f"query {'x' * 80}", "query Follow2026", "query Q***", "query Q_***_a", "query"]


def test_spans_in_the_log() -> None:
    """One line each, where the setting says so; otherwise nowhere."""
    with capture_logs() as lines:
        with traced(tracer_of(Traces.LOG), unobserved)() as seen:
            fill(seen)
        assert tracer_of(Traces.NONE) is None
        with traced(None, unobserved)() as seen:
            fill(seen)
    spans = [line for line in lines if line["event"] == "span"]
    assert [line["name"] for line in spans] == ["compile", "sql", "query CasePage"]
    assert {line["trace"] for line in spans} == {spans[0]["trace"]}
    assert spans[-1]["graphql_document_sha256"] == "ab" * 32
    assert spans[-1]["parent"] is None
    assert spans[0]["parent"] == spans[-1]["span"]
