"""A connection to a server, envelopes in and out, and none of their meaning."""

from __future__ import annotations

import socket
from collections import deque

from sotto_pb2 import ClientEnvelope, ServerEnvelope

from .channel import MESSAGE_LENGTHS, Channel, Handshake, preamble
from .identity import Identity

PATIENCE = 40.0  # seconds; somewhat more than the silence after which a server asks


class Cut(Exception):
    """The server ended the connection; said without a reason."""


class OtherVersion(Exception):
    """The server speaks another version: its number is the argument."""


class WrongKey(Exception):
    """The server is not the one that was pinned: its key is the argument."""


class Connection:
    def __init__(self, host: str, port: int) -> None:
        self.socket = socket.create_connection((host, port), timeout=PATIENCE)
        # Else Hello waits for the acknowledgement of message 3, which nothing answers: 40 ms.
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._opened: deque[ServerEnvelope] = deque()
        self.channel: Channel

    def open(self, identity: Identity, pinned: bytes | None, opening: bytes = preamble()) -> None:
        """Takes any key where `pinned` is None, which only a test may do."""
        handshake = Handshake(identity, initiator=True, prologue=opening)
        self.socket.sendall(opening + handshake.write())
        handshake.read(self.second_message())
        if pinned not in (None, handshake.remote_key):
            self.socket.close()
            raise WrongKey(handshake.remote_key)
        self.socket.sendall(handshake.write())
        self.channel = handshake.finish()

    def send(self, *envelopes: ClientEnvelope) -> None:
        """All of them in one record."""
        self.socket.sendall(self.channel.seal([envelope.SerializeToString() for envelope in envelopes]))

    def receive(self) -> ServerEnvelope:
        while not self._opened:
            envelopes = self.channel.open(self._frame())
            self._opened.extend(map(ServerEnvelope.FromString, envelopes))
        return self._opened.popleft()

    def is_over(self) -> bool:
        """Waits for something more to come, or for the end."""
        try:
            return not self.socket.recv(1)
        except ConnectionResetError:
            return True

    def second_message(self) -> bytes:
        """The message, or `SOTTO`, a version, and the end."""
        message = self._read(6)
        try:
            return message + self._read(MESSAGE_LENGTHS[1] - 6)
        except Cut:
            if message.startswith(b"SOTTO"):
                raise OtherVersion(message[5]) from None
            raise

    def _frame(self) -> bytes:
        length = self._read(2)
        return length + self._read(int.from_bytes(length, "big"))

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            try:
                more = self.socket.recv(count - len(data))
            except ConnectionResetError:
                more = b""
            if not more:
                raise Cut
            data += more
        return data
