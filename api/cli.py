"""The command line (命令行): ``sanxiang``."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from api.logs import configure_logs
from api.settings import read_settings

cli = typer.Typer(help="三项：行政执法公示、全过程记录、法制审核。", no_args_is_help=True, add_completion=False)
keys = typer.Typer(help="个人信息密钥：查看、轮换。", no_args_is_help=True)
cli.add_typer(keys, name="keys")


@cli.command()
def serve() -> None:
    """Serve the API (提供接口服务)."""
    import uvicorn

    from api.app import create_app
    from api.composition import assemble

    settings = read_settings()
    uvicorn.run(
        create_app(assemble(settings)), host=settings.host, port=settings.port, log_config=None, access_log=False,
        server_header=False, timeout_graceful_shutdown=10,
        # Named, not found by luck: half of what a compiled read costs Python is HTTP, and these do it in C.
        http="httptools", loop="uvloop",
    )  # fmt: skip


@cli.command()
def worker() -> None:
    """Run queued work (运行后台任务)."""
    from api.composition import assemble
    from api.worker import run_worker

    asyncio.run(run_worker(assemble(read_settings())))


@cli.command()
def migrate() -> None:
    """Bring the database to the newest schema, as its owner, and make its logins (迁移数据库)."""
    from api.composition import prepare_embedded_database
    from api.database import ensure_login, ensure_public_login
    from api.migrations import migrate as run

    settings = read_settings()
    if settings.database_url is None:
        prepare_embedded_database(settings)
        return
    if settings.database_owner_url is None:
        raise typer.BadParameter("set SANXIANG_DATABASE_OWNER_URL: migrations are run by the owner of the tables")
    run(settings.database_owner_url)
    ensure_login(settings.database_owner_url, settings.database_url)
    if settings.public_database_url is not None:
        ensure_public_login(settings.database_owner_url, settings.public_database_url)


@cli.command()
def schema(check: Annotated[bool, typer.Option(help="Only compare with schema.graphql.")] = False) -> None:
    """Print the schema to schema.graphql (打印接口定义)."""
    from api.schema import printed_schema
    from api.settings import CHECKOUT

    path, text = CHECKOUT / "schema.graphql", printed_schema()
    if not check:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        typer.echo("schema.graphql is stale: run `sanxiang schema`", err=True)
        raise typer.Exit(1)


@cli.command()
def verify(
    document: Annotated[str, typer.Argument(help="文号、查验码或者文书标识。")],
    file: Annotated[Path | None, typer.Option(help="声称是该文书的 PDF；不填则验证库中的文件。")] = None,
) -> None:
    """Verify a document's signatures against its signing plan and our record (验证文书签名)."""
    from api.verify_command import verify_document

    if not asyncio.run(verify_document(read_settings(), document, file)):
        raise typer.Exit(1)


@keys.command("list")
def list_keys() -> None:
    """Say which keys of personal data there are and how many values need each (查看密钥)."""
    from api.keys_command import print_keys

    asyncio.run(print_keys(read_settings()))


@keys.command("rotate")
def rotate_keys(
    resume: Annotated[bool, typer.Option(help="继续中断的轮换，不再生成新密钥。")] = False,
    index: Annotated[bool, typer.Option(help="同时轮换检索密钥，重建个人信息检索。")] = False,
) -> None:
    """Make a new key and wrap every data key with it; the API may run meanwhile (轮换密钥)."""
    from api.keys_command import renew_keys

    asyncio.run(renew_keys(read_settings(), resume=resume, index=index))


@cli.command()
def doctor() -> None:
    """Say what works here and what does not (自检)."""
    from api.doctor import examine

    if not asyncio.run(examine(read_settings())):
        raise typer.Exit(1)


@cli.command()
def backup(folder: Annotated[Path, typer.Argument(help="备份的文件夹；同一文件夹中的备份共用文件。")]) -> None:
    """Back up the database and the objects; keys are named, not contained (备份)."""
    from api.operation.command import run_backup

    asyncio.run(run_backup(read_settings(), folder))


@cli.command()
def restore(folder: Annotated[Path, typer.Argument(help="一份备份，或者备份的文件夹（取最新一份）。")]) -> None:
    """Restore a backup into an empty deployment: all of it or nothing (恢复)."""
    from api.operation.command import run_restore
    from api.operation.manifest import BackupDamaged
    from api.operation.restore import TargetNotEmpty

    try:
        complete = asyncio.run(run_restore(read_settings(), folder))
    except (BackupDamaged, TargetNotEmpty) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from None
    if not complete:
        raise typer.Exit(1)


@cli.command()
def seed(
    cases: Annotated[int, typer.Option(min=1, help="案件数。")] = 10_000,
    chance: Annotated[int, typer.Option("--seed", help="同一个数得到同一个世界。")] = 1,
) -> None:
    """Fill the database with a large invented world (生成虚构大库)."""
    from api.operation.seed.command import fill

    asyncio.run(fill(read_settings(), cases, chance))


@cli.command()
def load() -> None:
    """Load the whole sample world as history, and say what of it is not loaded and why (导入样本)."""
    from api.exchange.command import load_sample

    asyncio.run(load_sample(read_settings()))


@cli.command()
def demo(
    once: Annotated[bool, typer.Option(help="Play, then exit.")] = False,
    only: Annotated[
        str | None, typer.Option(help="Play one case only: case-1, case-2 (the quick one) or case-3.")
    ] = None,
) -> None:
    """Play the three cases of the sample world through the API, then serve it (演示)."""
    from api.demonstration import demonstrate

    asyncio.run(demonstrate(read_settings(), once=once, only=only))


def main() -> None:
    """Entry point of the console script."""
    configure_logs()
    cli()
