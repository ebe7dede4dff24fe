"""Enforcement documents (执法文书): from typed data to Word to tagged PDF/A."""
