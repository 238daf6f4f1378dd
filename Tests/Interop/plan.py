"""What a session is about: pattern, hash, keys and words, all drawn from one number so that it can be run again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

ONE_WAY = ("N", "K", "X")
PATTERNS = (*ONE_WAY, "NN", "NK", "NX", "KN", "KK", "KX", "XN", "XK", "XX", "IN", "IK", "IX")
HASHES = ("SHA256", "SHA512", "BLAKE2b")


def message_count(pattern: str) -> int:
    return 1 if pattern in ONE_WAY else 3 if pattern[0] == "X" else 2


def public_key(secret: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


@dataclass(frozen=True)
class Side:
    """What one side begins with. An ephemeral secret is given only to make figures that stay the same."""

    initiator: bool
    prologue: bytes
    static: bytes | None
    remote: bytes | None
    psk: bytes | None
    ephemeral: bytes | None = None


@dataclass(frozen=True)
class Plan:
    pattern: str
    psk_position: int | None
    hash: str
    prologue: bytes
    initiator_static: bytes
    responder_static: bytes
    psk: bytes
    payloads: list[bytes]
    lines: list[bytes]
    initiator_ephemeral: bytes | None = None
    responder_ephemeral: bytes | None = None

    @staticmethod
    def drawn(seed: int) -> Plan:
        draw = random.Random(seed)
        pattern = draw.choice(PATTERNS)
        position = draw.choice([None, *range(message_count(pattern) + 1)])

        def words(longest: int) -> bytes:
            return draw.randbytes(draw.choice([0, draw.randrange(longest)]))

        return Plan(
            pattern, position, draw.choice(HASHES), words(100), draw.randbytes(32), draw.randbytes(32),
            draw.randbytes(32), [words(300) for _ in range(message_count(pattern))], [words(2000) for _ in range(8)])

    @property
    def full_pattern(self) -> str:
        return self.pattern if self.psk_position is None else f"{self.pattern}psk{self.psk_position}"

    @property
    def protocol_name(self) -> str:
        return f"Noise_{self.full_pattern}_25519_ChaChaPoly_{self.hash}"

    @property
    def is_one_way(self) -> bool:
        return self.pattern in ONE_WAY

    def side(self, initiator: bool) -> Side:
        initiator_has_key = self.pattern[0] != "N"
        responder_has_key = self.is_one_way or self.pattern[1] != "N"
        responder_is_known = self.is_one_way or self.pattern[1] == "K"
        initiator_is_known = self.pattern[0] == "K"
        own, other = self.initiator_static, self.responder_static
        has_key, knows_other, ephemeral = initiator_has_key, responder_is_known, self.initiator_ephemeral
        if not initiator:
            own, other = other, own
            has_key, knows_other, ephemeral = responder_has_key, initiator_is_known, self.responder_ephemeral
        return Side(
            initiator, self.prologue, own if has_key else None, public_key(other) if knows_other else None,
            self.psk if self.psk_position is not None else None, ephemeral)
