"""Connections that are opened to be in the way: as many as are wanted, from addresses that nobody else comes from."""

from __future__ import annotations

import itertools
import os
import resource
import socket
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from .stranger import PREAMBLE

# What each of them says, in turn: nothing, the beginning, the opening of a handshake, another protocol, noise.
OPENINGS = [b"", PREAMBLE[:7], PREAMBLE + os.urandom(32), b"GET / HTTP/1.1\r\n\r\n", os.urandom(300)]
# Descriptors that the tests need for themselves.
SPARE = 500


class Flood:
    def __init__(self) -> None:
        self._held: deque[socket.socket] = deque()
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        self._most = most - SPARE

    def open(self, port: int, count: int, sources: Iterable[str]) -> None:
        """Goes from source to source and holds on to what it opens, as far as descriptors go."""
        for source, opening in itertools.islice(zip(itertools.cycle(sources), itertools.cycle(OPENINGS)), count):
            if len(self._held) >= self._most:
                self._held.popleft().close()
            self._held.append(connected(source, port, opening))

    def close(self) -> None:
        for attacker in self._held:
            attacker.close()
        self._held.clear()


def connected(source: str, port: int, opening: bytes) -> socket.socket:
    attacker = socket.socket()
    attacker.bind((source, 0))
    attacker.settimeout(1)
    try:
        attacker.connect(("127.0.0.1", port))
        attacker.sendall(opening)
    except OSError:
        pass  # it was turned away, as it should be, or the server is too busy for it
    return attacker


def memory_peak(pid: int) -> int:
    """The most that was resident so far, in kB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def descriptors(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


def sockets(pid: int) -> int:
    """Not its files: those of a journal are opened behind what was said, and closed as they are cut."""
    return sum(target(entry).startswith("socket:") for entry in Path(f"/proc/{pid}/fd").iterdir())


def target(entry: Path) -> str:
    try:
        return os.readlink(entry)
    except FileNotFoundError:
        return ""  # closed since it was listed
