"""Alembic's environment: the owner's connection, our metadata, codes rendered as the text they are."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from api.database import sqlalchemy_url
from api.migrations.env_objects import include_object
from api.models import metadata
from api.tables import Coded


def render_item(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """A code is text in the database."""
    return "sa.Text()" if kind == "type" and isinstance(item, Coded) else False


def run() -> None:
    """Run the migrations in one transaction."""
    existing = context.config.attributes.get("connection")
    if existing is not None:
        configure(existing)
        return
    engine = sa.create_engine(sqlalchemy_url(context.config.attributes["url"]), poolclass=sa.NullPool)
    with engine.connect() as connection:
        configure(connection)
    engine.dispose()


def configure(connection: sa.Connection) -> None:
    """Bind the context to a connection and migrate."""
    context.configure(
        connection=connection, target_metadata=metadata, render_item=render_item, include_object=include_object,
        compare_type=True,
    )  # fmt: skip
    with context.begin_transaction():
        context.run_migrations()


run()
