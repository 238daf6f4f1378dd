"""Who somebody is, before they have signed in anywhere."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

from .noise import signing_pair


def make(state: Path) -> str:
    """Makes a client's folder with a new identity in it, and returns its fingerprint. Docs/Protocol.md "Identity"."""
    secrets = os.urandom(64)
    state.mkdir(mode=0o700)
    file = state / "identity"
    file.touch(mode=0o600)
    file.write_bytes(secrets)
    seed = hashlib.blake2b(b"sotto sign 1", key=secrets[:32], digest_size=32).digest()
    return fingerprint(signing_pair(seed)[0])


def fingerprint(key: bytes) -> str:
    digest = hashlib.blake2b(key, digest_size=32).digest()
    letters = base64.b32encode(digest[:20]).decode().lower()
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))
