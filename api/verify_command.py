"""``sanxiang verify`` (验证文书): the verdict on one document, finding by finding, in Chinese and English."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, or_, select

from api.composition import assemble
from api.papers.models import Document
from api.settings import Settings
from signing.verify import Verdict


async def verify_document(settings: Settings, wanted: str, file: Path | None) -> bool:
    """Print the verdict; true if the document is valid."""
    console, assembly = Console(), assemble(settings)
    try:
        async with assembly.services.database.read() as session:
            document_id = await find_document(session, wanted)
            content = file.read_bytes() if file else None
            verdict = document_id and await assembly.services.verifier.document(session, document_id, content)
    finally:
        await assembly.close()
    if not verdict:
        console.print(f"没有找到已签署的文书：{wanted}")
        return False
    print_verdict(console, verdict)
    return verdict.valid


async def find_document(session: AsyncSession, wanted: str) -> UUID | None:
    """A document by number, check code or opaque id."""
    by = [col(Document.number) == wanted, col(Document.check_code) == wanted]
    with suppress(ValueError):
        by.append(col(Document.id) == UUID(wanted.removeprefix("document_")))
    query = select(Document.id).where(or_(*by)).order_by(col(Document.issued_at).desc()).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


def print_verdict(console: Console, verdict: Verdict) -> None:
    """The findings as a table, then the verdict in one line."""
    table = Table("", "结论", "Finding", title="签名验证", show_lines=False)
    for finding in verdict.findings:
        table.add_row("✓" if finding.passed else "✗", finding.zh, finding.en)
    console.print(table)
    console.print("[bold green]有效 VALID" if verdict.valid else "[bold red]无效 INVALID")
