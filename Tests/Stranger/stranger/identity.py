"""A person, or a server: "Identity" of Docs/Protocol.md."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from hashlib import blake2b

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

PROOF_LABEL = b"sotto-dh-1"
ROTATION_LABEL = b"sotto-rotate-1"
REVOCATION_LABEL = b"sotto-revoke-1"


def derived(seed: bytes, label: bytes) -> bytes:
    return blake2b(label, key=seed, digest_size=32).digest()


def fingerprint(key: bytes) -> str:
    digits = base64.b32encode(blake2b(key, digest_size=32).digest()[:20]).decode().lower()
    return "-".join(digits[at:at + 4] for at in range(0, 32, 4))


@dataclass(frozen=True)
class Identity:
    seed: bytes = field(default_factory=lambda: os.urandom(32), repr=False)

    @property
    def channel_secret(self) -> bytes:
        """Noise's static secret, for X25519."""
        return derived(self.seed, b"sotto dh 1")

    @property
    def channel_key(self) -> bytes:
        return X25519PrivateKey.from_private_bytes(self.channel_secret).public_key().public_bytes_raw()

    @property
    def key(self) -> bytes:
        return self._signer.public_key().public_bytes_raw()

    def proof(self, label: bytes = PROOF_LABEL) -> bytes:
        """That the two keys belong together."""
        return self.sign(label + self.channel_key)

    def rotation(self, heir: Identity, at: int) -> bytes:
        """That another key takes the place of this one."""
        content = ROTATION_LABEL + self.key + heir.key + at.to_bytes(8, "big")
        return content + self.sign(content) + heir.sign(content)

    def revocation(self, at: int) -> bytes:
        content = REVOCATION_LABEL + self.key + at.to_bytes(8, "big")
        return content + self.sign(content)

    def sign(self, message: bytes) -> bytes:
        return self._signer.sign(message)

    @property
    def _signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(derived(self.seed, b"sotto sign 1"))
