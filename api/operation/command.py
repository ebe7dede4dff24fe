"""``sanxiang backup`` and ``sanxiang restore`` at the command line (备份与恢复命令)."""

import secrets
from pathlib import Path

from rich.console import Console
from sqlmodel import col, select

from api.access.keyring import FolderKeyring
from api.composition import Assembly, assemble, object_store
from api.operation.backup import back_up
from api.operation.owner import migrate_and_let_in, owner_url
from api.operation.restore import restore
from api.papers.models import DocumentRevision, RevisionKind
from api.settings import Settings
from signing.refusals import SigningRefused
from storage.links import SignedLinks
from storage.objects import ObjectStore

SAMPLED = 20
"""Newest signed documents whose signatures are verified after a restore."""


async def run_backup(settings: Settings, folder: Path) -> None:
    """Make a backup and say what it holds. Raises as `back_up` does."""
    store = _store(settings)
    try:
        made = await back_up(owner_url(settings), store, folder)
    finally:
        await store.close()
    manifest = made.manifest
    console = Console(soft_wrap=True)
    console.print(
        f"备份完成：{made.folder}\n  {sum(manifest.rows.values())}行，{len(manifest.objects)}个文件（新复制{made.copied}个）"
    )
    keys = [*manifest.keyring_ids, *manifest.signing_keys]
    console.print(f"  密钥不在备份中，须另行保管：{'、'.join(keys) or '无'}")


async def run_restore(settings: Settings, folder: Path) -> bool:
    """Restore, bring the schema up to date, verify documents; true if nothing is left to be done by hand."""
    console, store, owner = Console(soft_wrap=True), _store(settings), owner_url(settings)
    try:
        restored = await restore(owner, store, FolderKeyring(settings.keyring_folder), folder)
    finally:
        await store.close()
    migrate_and_let_in(settings)
    console.print(f"已恢复{restored.manifest.made_at}的备份，行数和文件哈希一致。")
    if restored.missing_keys:
        console.print(
            f"[bold red]缺少个人信息密钥：{'、'.join(restored.missing_keys)}；请放入 {settings.keyring_folder} 后再启动。"
        )
        return False
    assembly = assemble(settings)
    try:
        invalid = await invalid_documents(assembly)
    finally:
        await assembly.close()
    for document in invalid:
        console.print(f"[bold red]签名未通过验证：{document}（检查签名密钥和信任的证书）")
    return not invalid


async def invalid_documents(assembly: Assembly, most: int = SAMPLED) -> list[str]:
    """The ids of the newest signed documents, up to ``most``, that do not verify here."""
    signed = select(DocumentRevision.document_id).where(col(DocumentRevision.kind) == RevisionKind.CERTIFIED)
    invalid: list[str] = []
    async with assembly.services.database.read() as session:
        newest = signed.order_by(col(DocumentRevision.recorded_at).desc()).limit(most)
        for key in (await session.execute(newest)).scalars().all():
            try:
                verdict = await assembly.services.verifier.document(session, key)
                valid = verdict is not None and verdict.valid
            except SigningRefused:
                valid = False
            if not valid:
                invalid.append(str(key))
    return invalid


def _store(settings: Settings) -> ObjectStore:
    """The store alone: operation signs no links, so any secret will do."""
    return object_store(settings, SignedLinks(secrets.token_bytes(32), settings.public_url))
