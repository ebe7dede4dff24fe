"""Search by pairs of characters, and indexes for the orders that lists are read in. Chosen from plans, see docs/why/scale.md."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0013"

GRAMS = """
CREATE OR REPLACE FUNCTION grams(VARIADIC parts text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(part, place, size)), '{}')
  FROM unnest(parts) AS part, generate_series(1, length(part)) AS place, generate_series(1, 2) AS size
$$
"""
"""Every character and every pair of neighbours of several texts: what an index keeps of them."""

GRAMS_WANTED = """
CREATE OR REPLACE FUNCTION grams_wanted(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(words, place, 2)), '{}')
  FROM generate_series(1, greatest(length(words) - 1, least(length(words), 1))) AS place
$$
"""
"""The pairs that a text containing these words must have; of a single character, itself."""


def upgrade() -> None:
    """Functions first, then the indexes that use them; what a longer index covers goes.

    Whoever has many millions of rows makes an index of these names beforehand, CONCURRENTLY: it is then left as it is.
    """
    op.execute(GRAMS)
    op.execute(GRAMS_WANTED)
    op.create_index(
        "ix_enforcement_case_grams",
        "enforcement_case",
        [sa.text("grams(VARIADIC ARRAY[name::text, case_number::text])")],
        postgresql_using="gin",
        if_not_exists=True,
    )
    op.create_index(
        "ix_party_grams",
        "party",
        [sa.text("grams(VARIADIC ARRAY[name::text, operator::text, legal_representative::text])")],
        postgresql_using="gin",
        if_not_exists=True,
    )
    op.create_index(
        "ix_enforcement_case_organ_id_created_at_id",
        "enforcement_case",
        ["organ_id", sa.text("created_at DESC"), sa.text("id DESC")],
        if_not_exists=True,
    )
    op.create_index(
        "ix_enforcement_case_created_at_id",
        "enforcement_case",
        [sa.text("created_at DESC"), sa.text("id DESC")],
        if_not_exists=True,
    )
    op.create_index(
        "ix_case_summary_organ_id_last_event_at",
        "case_summary",
        ["organ_id", sa.text("last_event_at DESC"), "owner_id"],
        if_not_exists=True,
    )
    op.create_index(
        "ix_case_summary_organ_id_next_due_on",
        "case_summary",
        ["organ_id", "next_due_on", "owner_id"],
        if_not_exists=True,
    )
    op.drop_index("ix_enforcement_case_organ_id", "enforcement_case")
    op.drop_index("ix_case_summary_organ_id", "case_summary")
