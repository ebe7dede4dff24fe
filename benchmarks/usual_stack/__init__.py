"""The usual stack, for comparison: Strawberry executed by graphql-core, SQLModel over async SQLAlchemy, dataloaders.

It reads the same tables for the same operations and gives the same JSON. Nothing is held back: the parser and validation
caches are on, every relation has a dataloader, lists are read by key, counts come from the summary table, the driver is
asyncpg, and the guards stand in WHERE as somebody careful would write them.
"""
