"""Figures (运行状况): what stands in the database now, asked when somebody scrapes: the queue, and papers on their way."""

import sqlalchemy as sa

from api.database import Database
from api.observability.metrics import Metrics

JOBS = sa.text(
    "SELECT queue_name, status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY queue_name, status"
)
STALLED = sa.text(
    "SELECT count(*) FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id"
    " WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - make_interval(secs => :seconds))"
)
WORKERS = sa.text(
    "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat >= now() - make_interval(secs => :seconds)"
)
PAPERS = sa.text(
    "SELECT CASE WHEN NOT EXISTS (SELECT FROM document_revision r WHERE r.document_id = d.id) THEN 'typesetting'"
    "   ELSE 'signing' END AS waiting_for, count(*)"
    " FROM document d WHERE d.issued_at IS NOT NULL AND d.in_force_at IS NULL AND NOT d.imported"
    "   AND NOT EXISTS (SELECT FROM document_void v WHERE v.document_id = d.id) GROUP BY 1"
)


async def refresh(metrics: Metrics, database: Database, stalled_after: float) -> None:
    """Set the gauges. A database that does not answer is a figure too: ``sanxiang_database_up`` is 0 and the rest are absent."""
    for name in ("jobs", "jobs_stalled", "workers", "documents_waiting"):
        metrics.forget(name)
    try:
        async with database.read() as session:
            await session.execute(sa.text("SET LOCAL statement_timeout = '2s'"))
            jobs = (await session.execute(JOBS)).all()
            stalled = (await session.execute(STALLED, {"seconds": stalled_after})).scalar_one()
            workers = (await session.execute(WORKERS, {"seconds": stalled_after})).scalar_one()
            papers = (await session.execute(PAPERS)).all()
    except (sa.exc.SQLAlchemyError, OSError):
        metrics.figure("database_up", "Whether the database answers", 0)
        return
    metrics.figure("database_up", "Whether the database answers", 1)
    for queue, status, number in jobs:
        metrics.figure("jobs", "Jobs in the queue", number, queue=queue, status=status)
    metrics.figure("jobs_stalled", "Jobs whose worker has fallen silent", stalled)
    metrics.figure("workers", "Workers that give signs of life", workers)
    for waiting_for, number in papers:
        metrics.figure("documents_waiting", "Issued documents on their way into force", number, waiting_for=waiting_for)


def pools(metrics: Metrics, database: Database) -> None:
    """The connections this process holds and those at work, by pool."""
    for name, pool in database.reading_pools.items():
        label = name or "reads"
        metrics.figure("pool_connections", "Open connections", pool.get_size(), pool=label)
        metrics.figure("pool_busy", "Connections at work", pool.get_size() - pool.get_idle_size(), pool=label)
        metrics.figure("pool_most", "Connections at the utmost", pool.get_max_size(), pool=label)
    if database.writing_busy is not None:
        metrics.figure("pool_busy", "Connections at work", database.writing_busy, pool="acts")
