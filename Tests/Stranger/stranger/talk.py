"""What two who are both there say to each other: "Talking" of Docs/Protocol.md."""

from __future__ import annotations

import os
from dataclasses import dataclass

from noise.connection import Keypair, NoiseConnection

from .channel import REKEY_EVERY
from .identity import Identity
from .letter import is_genuine
from .records import padded_length

LABEL = b"sotto-ik-1"
PATTERN = b"Noise_IK_25519_ChaChaPoly_SHA256"
INITIATION, ANSWER, RECORD = range(3)
WHISPER, RECEIPT = 1, 2


class Forged(Exception):
    """Message 1 bears a key that is not of whom the server says it is of."""


class Tampered(Exception):
    """A record that is not the next one."""


@dataclass(frozen=True)
class Whisper:
    id: bytes
    at: int
    body: bytes


@dataclass(frozen=True)
class Receipt:
    id: bytes


def pack(items: list[Whisper | Receipt]) -> bytes:
    data = b"".join(map(_bytes, items)) + b"\0"
    return data.ljust(padded_length(len(data)), b"\0")


def unpack(data: bytes) -> list[Whisper | Receipt]:
    items, at = [], 0
    while kind := data[at]:
        message, at = data[at + 1:at + 17], at + 17
        if kind == RECEIPT:
            items.append(Receipt(message))
            continue
        if kind != WHISPER:
            raise ValueError("an item that is not known here")
        time, length = int.from_bytes(data[at:at + 8], "big"), int.from_bytes(data[at + 8:at + 10], "big")
        items.append(Whisper(message, time, data[at + 10:at + 10 + length]))
        at += 10 + length
    if any(data[at:]):
        raise ValueError("something behind the items")
    return items


def _bytes(item: Whisper | Receipt) -> bytes:
    if isinstance(item, Receipt):
        return bytes([RECEIPT]) + item.id
    return bytes([WHISPER]) + item.id + item.at.to_bytes(8, "big") + len(item.body).to_bytes(2, "big") + item.body


def framed(kind: int, message: bytes, number: int = 0) -> bytes:
    return bytes([kind]) + number.to_bytes(8, "big") + message


class Talk:
    """One channel. `begin` and `complete` are the initiator's, `answer` the responder's."""

    def __init__(self, own: Identity, peer: bytes, server_key: bytes, channel: int | None = None) -> None:
        self.channel = channel if channel is not None else int.from_bytes(os.urandom(8), "big")
        self._own, self._peer, self._server = own, peer, server_key
        self._sent = self._received = 0

    def begin(self, peer_key: bytes) -> bytes:
        self._noise = self._handshake(self._own.key, self._peer)
        self._noise.set_keypair_from_public_bytes(Keypair.REMOTE_STATIC, peer_key)
        self._noise.set_as_initiator()
        self._noise.start_handshake()
        return framed(INITIATION, bytes(self._noise.write_message(self._own.proof())))

    def complete(self, sealed: bytes) -> None:
        assert sealed[0] == ANSWER and not self._noise.read_message(sealed[9:])

    def answer(self, sealed: bytes) -> bytes:
        assert sealed[0] == INITIATION
        self._noise = self._handshake(self._peer, self._own.key)
        self._noise.set_as_responder()
        self._noise.start_handshake()
        proof = bytes(self._noise.read_message(sealed[9:]))
        key = self._noise.noise_protocol.handshake_state.rs.public_bytes
        if not is_genuine(self._peer, key, proof):
            raise Forged
        return framed(ANSWER, bytes(self._noise.write_message()))

    def seal(self, *items: Whisper | Receipt) -> bytes:
        sealed = framed(RECORD, self._noise.encrypt(pack(list(items))), self._sent)
        self._sent += 1
        if self._sent % REKEY_EVERY == 0:
            self._noise.rekey_outbound_cipher()
        return sealed

    def open(self, sealed: bytes) -> list[Whisper | Receipt]:
        if sealed[0] != RECORD or int.from_bytes(sealed[1:9], "big") != self._received:
            raise Tampered
        items = unpack(self._noise.decrypt(sealed[9:]))
        self._received += 1
        if self._received % REKEY_EVERY == 0:
            self._noise.rekey_inbound_cipher()
        return items

    def _handshake(self, initiator: bytes, responder: bytes) -> NoiseConnection:
        noise = NoiseConnection.from_name(PATTERN)
        noise.set_prologue(LABEL + self._server + initiator + responder + self.channel.to_bytes(8, "big"))
        noise.set_keypair_from_private_bytes(Keypair.STATIC, self._own.channel_secret)
        return noise
