"""``sanxiang doctor`` (自检): each part of the machine, tried for real, with what to do when it fails."""

from collections.abc import Awaitable, Callable

from rich.console import Console
from sqlalchemy import text

from api.access.rotation import index_keys_in_use, keys_in_use
from api.clocks import wall_now
from api.composition import Assembly, assemble
from api.settings import Settings
from signing.refusals import SigningRefused

Check = Callable[[Assembly], Awaitable[str]]


async def examine(settings: Settings) -> bool:
    """Run every check and print its result; true if all passed."""
    console, assembly, sound = Console(), assemble(settings), True
    for name, check in CHECKS.items():
        try:
            console.print(f"[green]✓[/] {name}：{await check(assembly)}")
        except Exception as error:  # a doctor reports whatever is wrong
            sound = False
            console.print(f"[red]✗[/] {name}：{type(error).__name__} {error}")
    await assembly.close()
    return sound


async def database(assembly: Assembly) -> str:
    """Version, migration, and that our login is neither superuser nor able to rewrite events."""
    async with assembly.services.database.read() as session:
        version = (await session.execute(text("SHOW server_version"))).scalar_one()
        revision = (await session.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
        narrow = "SELECT NOT rolsuper AND NOT has_table_privilege('event', 'UPDATE, DELETE') FROM pg_roles WHERE rolname = current_user"
        if not (await session.execute(text(narrow))).scalar_one():
            raise RuntimeError("the application's login may rewrite the timeline: connect with its own narrow login")
    return f"PostgreSQL {version}，迁移 {revision}"


async def calendar(assembly: Assembly) -> str:
    """Which years of the holiday notices are loaded."""
    async with assembly.services.database.read() as session:
        years = (await session.execute(text("SELECT year FROM calendar_year ORDER BY year"))).scalars().all()
    if wall_now().year not in years:
        raise RuntimeError("本年度放假安排尚未载入，期限只能暂算")
    return "已载入 " + "、".join(str(year) for year in years)


async def store(assembly: Assembly) -> str:
    """The object store can be used."""
    await assembly.services.store.health()
    return assembly.services.settings.storage.value


async def fonts(assembly: Assembly) -> str:
    """Which fonts the official names are mapped to."""
    chains = assembly.services.press.typesetter.fonts.chains
    return "；".join(f"{name} → {families[0]}" for name, families in chains.items())


async def timestamps(assembly: Assembly) -> str:
    """The timestamp authority answers."""
    try:
        await assembly.bindery.signers.authority.token(bytes(32), "sha256")
    except SigningRefused as refused:
        raise RuntimeError(refused.zh) from refused
    return "可用"


async def keyring(assembly: Assembly) -> str:
    """The keys of personal data: one is current, and every key that seals a value is at hand."""
    ring = assembly.services.vault.keyring
    async with assembly.services.database.read() as session:
        keys, indexes = await keys_in_use(session, ring), await index_keys_in_use(session, ring)
    if lost := [key.key_id for key in keys if not key.held]:
        raise RuntimeError(f"缺少密钥 {'、'.join(lost)}：用它们封存的个人信息无法读取")
    if lost := [key.key_id for key in indexes if not key.held]:
        raise RuntimeError(f"缺少检索密钥 {'、'.join(lost)}：个人信息检索不全，可用 keys rotate --index 重建")
    return f"现行密钥 {ring.current()}，共 {len(keys)} 把"


CHECKS: dict[str, Check] = {
    "数据库": database,
    "放假安排": calendar,
    "对象存储": store,
    "个人信息密钥": keyring,
    "字体": fonts,
    "时间戳": timestamps,
}
