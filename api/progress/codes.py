"""Codes that people type (校验码): twelve characters, none of which can be taken for another."""

import hashlib
import secrets
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters, without I, L, O and U."""

LENGTH, GROUP = 12, 4
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "－": "", "—": ""})


def new_code() -> str:
    """A random code as it is told, such as ``7K3M-9QTX-2FHV``: 60 bits."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def plain_code(typed: str) -> str:
    """The code without what people add or misread; whatever else was typed stays and will match nothing."""
    return typed.upper().translate(MISREAD)


def digest(key: UUID, code: str) -> bytes:
    """What is kept of a code: it differs from row to row, also for the same code."""
    return hashlib.sha256(f"{key}:{plain_code(code)}".encode()).digest()
