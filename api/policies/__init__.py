"""Policies an organ adopts and what it files with a superior body (制度文件、报审报备). See README.md."""
