"""The handshake and the frames after it: "Opening" and "Records" of Docs/Protocol.md."""

from __future__ import annotations

from noise.connection import Keypair, NoiseConnection

from . import records
from .identity import Identity

PATTERN = b"Noise_XX_25519_ChaChaPoly_SHA256"
PREAMBLE_LENGTH = 16
MESSAGE_LENGTHS = (32, 96, 64)
REKEY_EVERY = 1024


def preamble(version: int = 1, mode: int = 0, door: bytes = bytes(8)) -> bytes:
    return b"SOTTO" + bytes([version, mode, 0]) + door


class Handshake:
    """One side. `write` and `read` take turns, the initiator begins."""

    def __init__(
        self, identity: Identity, initiator: bool, ephemeral: bytes | None = None, prologue: bytes = preamble()
    ) -> None:
        self._initiator = initiator
        self._noise = NoiseConnection.from_name(PATTERN)
        self._noise.set_prologue(prologue)
        self._noise.set_keypair_from_private_bytes(Keypair.STATIC, identity.channel_secret)
        if ephemeral:
            self._noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, ephemeral)
        if initiator:
            self._noise.set_as_initiator()
        else:
            self._noise.set_as_responder()
        self._noise.start_handshake()
        # The connection lets go of it at the end, and the peer's key with it.
        self._state = self._noise.noise_protocol.handshake_state

    def write(self) -> bytes:
        return bytes(self._noise.write_message())

    def read(self, message: bytes) -> None:
        self._noise.read_message(message)

    def show(self, key: bytes) -> None:
        """Claims another's public key as one's own."""
        self._state.s.public_bytes = key

    @property
    def remote_key(self) -> bytes:
        """The peer's static key, once it has been read. noiseprotocol offers no other way to it."""
        return self._state.rs.public_bytes

    def finish(self) -> Channel:
        return Channel(self._noise, self._initiator)


class Channel:
    """Records to frames and back. A key is replaced after the message numbered 1023, 2047, …"""

    def __init__(self, noise: NoiseConnection, is_client: bool) -> None:
        self._noise = noise
        self._is_client = is_client
        self.sent = 0
        self.received = 0

    def seal(self, envelopes: list[bytes]) -> bytes:
        return self.seal_record(records.pack(envelopes))

    def seal_record(self, record: bytes) -> bytes:
        ciphertext = self._noise.encrypt(record)
        self.sent += 1
        if self.sent % REKEY_EVERY == 0:
            self._noise.rekey_outbound_cipher()
        return len(ciphertext).to_bytes(2, "big") + ciphertext

    def open(self, frame: bytes) -> list[bytes]:
        return records.unpack(self.open_record(frame))

    def open_record(self, frame: bytes) -> bytes:
        record = self._noise.decrypt(frame[2:])
        self.received += 1
        if self.received % REKEY_EVERY == 0:
            self._noise.rekey_inbound_cipher()
        return record

    @property
    def handshake_hash(self) -> bytes:
        return self._noise.get_handshake_hash()

    def keys(self) -> dict[str, bytes]:
        """Those in use now, for figures only."""
        protocol = self._noise.noise_protocol
        own, other = protocol.cipher_state_encrypt.k, protocol.cipher_state_decrypt.k
        client, server = (own, other) if self._is_client else (other, own)
        return {"client's key": client, "server's key": server}
