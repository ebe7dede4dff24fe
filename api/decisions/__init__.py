"""Decisions (决定): decide, serve, perform, close."""
