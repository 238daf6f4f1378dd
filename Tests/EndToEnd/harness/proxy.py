"""A TCP proxy between a client and the server that keeps every byte, and may spoil one."""

from __future__ import annotations

import socket
import threading


class Side:
    """One direction of one connection: what went that way."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.spoil_next = False
        self.left: int | None = None  # so many bytes still go through, then the connection is cut

    def take(self, data: bytes) -> bytes:
        if self.spoil_next:
            self.spoil_next = False
            data = data[:-1] + bytes([data[-1] ^ 1])
        if self.left is not None:
            data = data[: self.left]
            self.left -= len(data)
        self.data += data
        return data


class Relay:
    """One connection, both ways."""

    def __init__(self, client: socket.socket, port: int) -> None:
        self._client = client
        self._server = socket.create_connection(("127.0.0.1", port))
        self.up = Side()
        self.down = Side()
        self._threads = [
            threading.Thread(target=self._pump, args=(client, self._server, self.up), daemon=True),
            threading.Thread(target=self._pump, args=(self._server, client, self.down), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        return not any(thread.is_alive() for thread in self._threads)

    def cut(self) -> None:
        for end in (self._client, self._server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # over already

    def close(self) -> None:
        self.cut()
        for thread in self._threads:
            thread.join()
        self._client.close()
        self._server.close()

    @staticmethod
    def _pump(source: socket.socket, target: socket.socket, side: Side) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(side.take(data))
                if side.left == 0:
                    for end in (source, target):
                        end.shutdown(socket.SHUT_RDWR)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # one of the two is gone, and the other hears of it by itself


class Proxy:
    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.relays: list[Relay] = []
        self.is_closed = False  # to who comes; who is through stays
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def recording(self) -> bytes:
        """All that ever went by, either way."""
        return b"".join(bytes(side.data) for relay in self.relays for side in (relay.up, relay.down))

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        for relay in self.relays:
            relay.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.is_closed:
                client.close()
                continue
            try:
                self.relays.append(Relay(client, self._target))
            except OSError:
                client.close()


def records(side: Side, opening: int) -> list[bytes]:
    """The frames behind the opening's bytes: each two bytes of length, then so many."""
    stream, found = bytes(side.data[opening:]), []
    while len(stream) >= 2:
        size = int.from_bytes(stream[:2], "big")
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
