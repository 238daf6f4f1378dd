"""What an invite says: where a server is, its key, and the room to begin in."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

DEFAULT_PORT = 7788


@dataclass(frozen=True)
class Link:
    host: str
    port: int
    room: str
    channel_key: bytes

    @staticmethod
    def parse(text: str) -> Link:
        parts = urlsplit(text)
        if parts.scheme != "sotto":
            raise ValueError(f"not an invite: {text}")
        digits = parse_qs(parts.query)["key"][0]
        key = base64.urlsafe_b64decode(digits + "=" * (-len(digits) % 4))
        return Link(parts.hostname, parts.port or DEFAULT_PORT, "#" + unquote(parts.path.lstrip("/")), key)
