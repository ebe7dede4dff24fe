"""The worker (后台任务进程): runs queued work at least once, and rescues what a killed worker left behind."""

import asyncio
from uuid import UUID

import procrastinate
import structlog
from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.jobs import Job

from api.access.sessions import remove_ended
from api.clocks import wall_now
from api.composition import Assembly
from api.papers.jobs import ADVANCE

LONGEST_WAIT = 60
BEATS_BEFORE_STALLED = 4
log = structlog.get_logger(__name__)


class PatientRetry(BaseRetryStrategy):
    """Try again for ever, waiting twice as long each time and never more than a minute: outside things come back."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """When to try again."""
        return RetryDecision(retry_in={"seconds": min(2**job.attempts, LONGEST_WAIT)})


def worker_app(assembly: Assembly) -> App:
    """The queue with its tasks, on the application's own database login."""
    app = App(connector=PsycopgConnector(conninfo=assembly.services.database.url, min_size=1, max_size=6))

    @app.task(name=ADVANCE, queue="papers", retry=PatientRetry(), pass_context=True)
    async def advance(context: JobContext, document_id: str) -> None:
        """Bring a document's file to where its marks say it should be."""
        try:
            added = await assembly.bindery.advance(UUID(document_id))
        except Exception as error:
            log.warning("document_waits", document=document_id, attempts=context.job.attempts, why=type(error).__name__)
            raise
        log.info("document_advanced", document=document_id, revisions=added)

    @app.periodic(cron="* * * * * */5")
    @app.task(name="queue.rescue", queueing_lock="queue.rescue")
    async def rescue(timestamp: int) -> None:
        """Give back what stalled workers held."""
        await rescue_stalled(app, assembly.services.settings.worker_stalled_seconds)

    @app.periodic(cron="17 * * * *")
    @app.task(name="sessions.remove_ended", queueing_lock="sessions.remove_ended")
    async def remove_ended_sessions(timestamp: int) -> None:
        """Forget, every hour, who was logged in until when."""
        async with assembly.services.database.write() as tx:
            removed = await remove_ended(tx, wall_now())
        if removed:
            log.info("sessions_removed", count=removed)

    return app


async def rescue_stalled(app: App, seconds: float) -> int:
    """Queue again every job whose worker has been silent for so long; returns how many."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=seconds))
    for job in stalled:
        await app.job_manager.retry_job(job)
        log.warning("job_rescued", job=job.id, task=job.task_name)
    return len(stalled)


async def run_worker(assembly: Assembly, *, signals: bool = True) -> None:
    """Work until stopped. When the database goes away the worker waits for it and goes on."""
    stalled_after = assembly.services.settings.worker_stalled_seconds
    while True:
        app = worker_app(assembly)
        try:
            async with app.open_async():
                await rescue_stalled(app, stalled_after)
                await app.run_worker_async(
                    concurrency=2, install_signal_handlers=signals, delete_jobs="successful",
                    update_heartbeat_interval=stalled_after / BEATS_BEFORE_STALLED, stalled_worker_timeout=stalled_after,
                    fetch_job_polling_interval=2.0, shutdown_graceful_timeout=20,
                )  # fmt: skip
            return
        except (procrastinate.exceptions.ConnectorException, OSError) as error:
            log.warning("database_away", why=str(error).splitlines()[0] if str(error) else type(error).__name__)
            await asyncio.sleep(1)
