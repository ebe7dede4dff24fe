"""The queue (任务队列): procrastinate on the same PostgreSQL. Enqueued in the act's transaction, run at least once."""

from procrastinate import App, PsycopgConnector

queue = App(connector=PsycopgConnector())
"""Names tasks for acts, which always bring their own connection; the worker opens an app of its own on the database."""
