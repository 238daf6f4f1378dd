"""Whispers that only their reader can open: "Sealed letters" of Docs/Protocol.md."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from noise.connection import Keypair, NoiseConnection

from .identity import PROOF_LABEL, Identity
from .records import padded_length

FORM = b"\x02"
LABEL = b"sotto-x-1"
PATTERN = b"Noise_X_25519_ChaChaPoly_SHA256"


class Forged(Exception):
    """The signature is not of whom the server says it is of."""


def is_genuine(identity: bytes, key: bytes, proof: bytes) -> bool:
    """Whether a card is vouched for by whose it is said to be."""
    return _is_signed(identity, proof, PROOF_LABEL + key)


def seal(
    body: bytes, message: bytes, at: int, author: Identity, reader: bytes, reader_key: bytes, server_key: bytes,
    ephemeral: bytes | None = None,
) -> bytes:
    prologue = LABEL + server_key + author.key + reader + message
    time = at.to_bytes(8, "big")
    payload = author.sign(prologue + time + body) + time + len(body).to_bytes(2, "big") + body
    noise = _noise(prologue, author)
    noise.set_keypair_from_public_bytes(Keypair.REMOTE_STATIC, reader_key)
    if ephemeral:
        noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, ephemeral)
    noise.set_as_initiator()
    noise.start_handshake()
    return FORM + bytes(noise.write_message(payload.ljust(padded_length(len(payload)), b"\0")))


def open_letter(sealed: bytes, message: bytes, author: bytes, reader: Identity, server_key: bytes) -> tuple[int, bytes]:
    """When it was written, and its body."""
    if not sealed.startswith(FORM):
        raise ValueError("a whisper of a form that is not known here")
    prologue = LABEL + server_key + author + reader.key + message
    noise = _noise(prologue, reader)
    noise.set_as_responder()
    noise.start_handshake()
    payload = bytes(noise.read_message(sealed[1:]))
    signature, time, length = payload[:64], payload[64:72], int.from_bytes(payload[72:74], "big")
    body, padding = payload[74:74 + length], payload[74 + length:]
    if len(body) != length or any(padding):
        raise ValueError("a letter that is not in order")
    if not _is_signed(author, signature, prologue + time + body):
        raise Forged
    return int.from_bytes(time, "big"), body


def _noise(prologue: bytes, own: Identity) -> NoiseConnection:
    noise = NoiseConnection.from_name(PATTERN)
    noise.set_prologue(prologue)
    noise.set_keypair_from_private_bytes(Keypair.STATIC, own.channel_secret)
    return noise


def _is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
