"""``sanxiang load`` at the command line: the whole sample world as history, and what of it is left out."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from api.access.secrets import Vault
from api.composition import personal_keyring
from api.database import Database
from api.exchange.history import load_world
from api.exchange.left_out import left_out
from api.operation.owner import migrate_and_let_in, owner_url
from api.settings import Settings


async def load_sample(settings: Settings) -> None:
    """Migrate the database, load the sample, and say what has no place. Raises OwnerUnknown; refuses production."""
    if settings.production:
        raise RuntimeError("the sample world refuses production: its organs and parties do not exist")
    migrate_and_let_in(settings)
    database = Database(owner_url(settings))
    try:
        with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=Console()) as bars:
            tasks: dict[str, TaskID] = {}

            def progress(topic: str, done: int, total: int) -> None:
                if topic not in tasks:
                    tasks[topic] = bars.add_task(topic, total=total)
                bars.update(tasks[topic], completed=done, total=total)

            await load_world(database, Vault(personal_keyring(settings)), progress)
    finally:
        await database.close()
    for kind in left_out():
        Console().print(kind.sentence)
