"""``sanxiang keys`` (个人信息密钥): which keys there are and what needs them; a new one."""

from rich.console import Console
from rich.table import Table

from api.access.keyring import FolderKeyring
from api.access.rotation import index_keys_in_use, keys_in_use, renew_all, rotate
from api.composition import application_url
from api.database import Database
from api.settings import Settings


async def print_keys(settings: Settings) -> None:
    """Print the table of keys. No key itself is ever shown."""
    console, keyring, database = Console(), FolderKeyring(settings.keyring_folder), Database(application_url(settings))
    table = Table("密钥", "用途", "当前", "在密钥环中", "使用的数据", title=str(keyring.folder))
    try:
        async with database.read() as session:
            kinds = (("封装", await keys_in_use(session, keyring)), ("检索", await index_keys_in_use(session, keyring)))
        for purpose, keys in kinds:
            for key in keys:
                table.add_row(key.key_id, purpose, _tick(key.current), _tick(key.held), str(key.values))
    finally:
        await database.close()
    console.print(table)


async def renew_keys(settings: Settings, *, resume: bool, index: bool = False) -> None:
    """Rotate, the index key too if wanted, or finish a rotation that was interrupted. The first rotation of an empty ring makes its first key."""
    console, keyring, database = Console(), FolderKeyring(settings.keyring_folder), Database(application_url(settings))
    try:
        with console.status("重新封装数据密钥 …") as status:

            def progress(done: int) -> None:
                status.update(f"重新封装数据密钥 … {done}")

            if resume:
                await renew_all(database, keyring, progress)
            else:
                await rotate(database, keyring, progress, index=index)
        console.print(
            f"当前密钥：{keyring.current()}，检索密钥：{keyring.current_index()}。请备份 {keyring.folder}；旧密钥在 keys list 显示为 0 之前不得销毁。"
        )
    finally:
        await database.close()


def _tick(value: bool) -> str:
    return "✓" if value else ""
