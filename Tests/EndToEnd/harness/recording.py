"""Everything that comes out of a descriptor, with the time it came, taken in by a thread."""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from .waiting import PATIENCE


@dataclass(frozen=True)
class Chunk:
    at: float
    data: bytes


class Recording:
    """Reads until the other side closes, or `stop`. `changed` guards all that `take` keeps."""

    def __init__(self, descriptor: int, take: Callable[[bytes], None] | None = None) -> None:
        self.changed = threading.Condition()
        self.chunks: list[Chunk] = []
        self.ended = False
        self._descriptor = descriptor
        self._take = take
        self._stop = os.eventfd(0)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def data(self) -> bytes:
        with self.changed:
            return b"".join(chunk.data for chunk in self.chunks)

    def wait_for(self, predicate: Callable[[], object], timeout: float = PATIENCE) -> bool:
        """Whether it came true; looked at whenever something came, with `changed` held."""
        with self.changed:
            return bool(self.changed.wait_for(predicate, timeout))

    def stop(self) -> None:
        if not self._thread.is_alive() and self._stop < 0:
            return
        os.eventfd_write(self._stop, 1)
        self._thread.join()
        os.close(self._stop)
        self._stop = -1

    def _run(self) -> None:
        while data := self._read():
            with self.changed:
                self.chunks.append(Chunk(time.monotonic(), data))
                if self._take:
                    self._take(data)
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def _read(self) -> bytes:
        # Not select(), which knows no descriptor above 1,023.
        waited = select.poll()
        for descriptor in (self._descriptor, self._stop):
            waited.register(descriptor, select.POLLIN)
        if self._descriptor not in dict(waited.poll()):
            return b""
        try:
            return os.read(self._descriptor, 65536)
        except OSError:  # the last slave of a pty is closed
            return b""
