"""Stored objects (存储对象): write-once bytes with their SHA-256, on MinIO or in a local folder."""
