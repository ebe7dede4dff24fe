"""Queued work on papers (文书后台任务): enqueued in the act's own transaction, so that neither can be without the other."""

from uuid import UUID

from api.database import WriteSession
from api.queue import queue

ADVANCE = "papers.advance"


async def advance_document(tx: WriteSession, document_id: UUID) -> None:
    """Let the worker bring the document's file to where its marks say it should be.

    Jobs of one document run one after another; one that finds nothing to do does nothing.
    """
    task = queue.configure_task(
        ADVANCE, lock=f"document:{document_id}", queue="papers", connection=await tx.driver()
    )  # fmt: skip
    await task.defer_async(document_id=str(document_id))
