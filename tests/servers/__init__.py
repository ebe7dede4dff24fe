"""Real servers for tests and soak runs: PostgreSQL 15, the embedded PostgreSQL 18, and MinIO, all on loopback.

Each is a context manager that starts a throw-away server on a free port in a temporary folder and always stops it,
also when the process that owns it is killed.  `python -m tests.servers` starts them for a developer's own runs.
"""
