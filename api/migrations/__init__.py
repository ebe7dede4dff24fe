"""Migrations (数据库迁移): expand, then contract. Run by the owner of the tables, never by the application's login."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from api.migrations.queue_schema import upgrade_queue

HERE = Path(__file__).parent


def migrate(owner_url: str, revision: str = "head") -> None:
    """Bring the database to ``revision``, and the queue's tables to the version of its library."""
    command.upgrade(alembic_config(owner_url), revision)
    upgrade_queue(owner_url)


def alembic_config(owner_url: str) -> Config:
    """Alembic's configuration for one database."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["url"] = owner_url
    return config
