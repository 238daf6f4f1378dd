"""A client of nobody's making but these tests': it says what no sotto would ever send."""

from __future__ import annotations

import hashlib
import os
import socket
import time
from collections.abc import Iterator

from .noise import Initiator, letter, public_key, sign, signing_pair
from .waiting import PATIENCE

PREAMBLE = b"SOTTO\x01" + bytes(10)

# Fields of the envelopes; Docs/Protocol.md has them all.
HELLO, JOIN, POST, WHISPER, PONG, ASK_CARD = 1, 2, 4, 5, 10, 18
WELCOME, JOINED, ENTRY, OUTCOME, PING, CARD = 1, 3, 6, 8, 15, 23
SAY, ACTION, TOPIC = 1, 2, 3


class Stranger:
    def __init__(self, name: str, port: int, room: str = "#lobby") -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._waiting: list[tuple[int, bytes]] = []
        signing, self._channel = _identity()
        self._identity, self._secret = signing_pair(signing)
        self._sending, self._receiving = self._shake_hands()
        self._room = self._enter(name, room)

    def say(self, *texts: str, kind: int = SAY) -> None:
        """Returns when the server has kept them all: one's own entry is the acknowledgement."""
        waiting = {self._post(text, kind) for text in texts}
        while waiting:
            entry = dict(fields(dict(fields(self._await(ENTRY)))[2]))
            waiting.discard(entry[4])

    def _post(self, text: str, kind: int) -> bytes:
        message = _message_id()
        self._send(field(POST, field(1, self._room) + field(2, message) + field(3, field(kind, text.encode()))))
        return message

    def whisper(self, to: bytes, text: str) -> None:
        """Sealed for its reader, as a letter."""
        self._send(field(ASK_CARD, to))
        reader = dict(fields(self._await(CARD)))[2]
        message, body = _message_id(), field(SAY, text.encode())
        prologue = b"sotto-x-1" + self._server + self._identity + to + message
        signed = int(time.time() * 1000).to_bytes(8, "big") + body
        payload = sign(prologue + signed, self._secret) + signed[:8] + len(body).to_bytes(2, "big") + body
        sealed = letter(payload.ljust(padded(len(payload)), b"\0"), prologue, self._channel, reader)
        self._send(field(WHISPER, field(1, to) + field(2, message) + field(3, b"\2" + sealed)))
        self._await(OUTCOME)

    def close(self) -> None:
        self._socket.close()

    # The way in.

    def _shake_hands(self):
        handshake = Initiator(PREAMBLE, self._channel)
        self._socket.sendall(PREAMBLE + handshake.first())
        self._server = handshake.second(self._read(96))
        self._socket.sendall(handshake.third())
        return handshake.split()

    def _enter(self, name: str, room: str) -> int:
        proof = sign(b"sotto-dh-1" + public_key(self._channel), self._secret)
        self._send(field(HELLO, field(1, self._identity) + field(2, proof) + field(3, name.encode())))
        self._await(WELCOME)
        self._send(field(JOIN, field(1, room.encode())))
        joined = dict(fields(self._await(JOINED)))
        self.people = [dict(fields(value)) for number, value in fields(joined[3]) if number == 3]
        return dict(fields(joined[3]))[1]

    # Records and their envelopes.

    def _send(self, envelope: bytes) -> None:
        plain = varint(len(envelope)) + envelope + b"\0"
        sealed = self._sending.encrypt(plain.ljust(padded(len(plain)), b"\0"))
        self._socket.sendall(len(sealed).to_bytes(2, "big") + sealed)

    def _await(self, kind: int) -> bytes:
        """Reads on until an envelope of that kind comes, and returns what is in it."""
        while True:
            while self._waiting:
                number, value = self._waiting.pop(0)
                if number == PING:
                    self._send(varint(PONG << 3 | 1) + value)
                if number == kind:
                    return value
            self._waiting += self._receive()

    def _receive(self) -> list[tuple[int, bytes]]:
        record = self._receiving.decrypt(self._read(int.from_bytes(self._read(2), "big")))
        envelopes = []
        while True:
            size, record = read_varint(record)
            if size == 0:
                return envelopes
            envelopes += fields(record[:size])
            record = record[size:]

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            if not more:
                raise AssertionError("the server ended the stranger's connection")
            data += more
        return data


def _identity() -> tuple[bytes, bytes]:
    """The seed of the signing key, and the secret of the channel key."""
    seed = os.urandom(32)

    def derive(label: bytes) -> bytes:
        return hashlib.blake2b(label, key=seed, digest_size=32).digest()

    return derive(b"sotto sign 1"), derive(b"sotto dh 1")


def _message_id() -> bytes:
    """A UUID of version 7."""
    random = bytearray(os.urandom(10))
    random[0] = 0x70 | random[0] & 0x0F
    random[2] = 0x80 | random[2] & 0x3F
    return int(time.time() * 1000).to_bytes(6, "big") + bytes(random)


# As much of Protocol Buffers as this takes.


def varint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out + bytes([number]))


def read_varint(data: bytes) -> tuple[int, bytes]:
    number = 0
    for index, byte in enumerate(data):
        number |= (byte & 0x7F) << 7 * index
        if byte < 0x80:
            return number, data[index + 1 :]
    raise ValueError("a number without an end")


def field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    while data:
        key, data = read_varint(data)
        size = {1: 8, 5: 4}.get(key & 7)
        if key & 7 == 0:
            value, data = read_varint(data)
            yield key >> 3, value
            continue
        if size is None:
            size, data = read_varint(data)
        yield key >> 3, data[:size]
        data = data[size:]


def padded(size: int) -> int:
    """Padmé, and never below 256."""
    exponent = size.bit_length() - 1
    mask = (1 << max(exponent - exponent.bit_length(), 0)) - 1
    return max(256, size + mask & ~mask)
