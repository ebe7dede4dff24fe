"""``sanxiang seed`` at the command line, with its progress."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from api.access.secrets import Vault
from api.composition import personal_keyring
from api.database import Database
from api.operation.owner import migrate_and_let_in, owner_url
from api.operation.seed import seed
from api.settings import Settings


async def fill(settings: Settings, cases: int, chance: int) -> None:
    """Migrate the database, fill it, and say how to log in. Raises AlreadySeeded, OwnerUnknown; refuses production."""
    if settings.production:
        raise RuntimeError("the invented world refuses production: its organs and parties do not exist")
    migrate_and_let_in(settings)
    database = Database(owner_url(settings))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=Console()) as bars:
            tasks: dict[str, TaskID] = {}

            def progress(topic: str, done: int, total: int) -> None:
                if topic not in tasks:
                    tasks[topic] = bars.add_task(topic, total=total)
                bars.update(tasks[topic], completed=done, total=total)

            await seed(database, Vault(personal_keyring(settings)), cases, chance=chance, progress=progress)
    finally:
        await database.close()
    Console().print(
        "登录名如 seed-290101-AMR-leader（局长）、seed-290101-AMR-01（执法人员）、seed-290101-supervisor（监督）"
    )
