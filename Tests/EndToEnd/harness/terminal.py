"""A pty with an emulator behind it, and a process in front of it."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import termios
from collections.abc import Sequence

from .emulator import SYNCHRONIZED_OUTPUT, Drawing, Emulator
from .recording import Recording
from .snapshot import Snapshot


class Terminal:
    """The slave stays open here too, so that modes can be read when the program is gone."""

    def __init__(self, rows: int, columns: int, drawing: Drawing = Drawing()) -> None:
        self._master, self._slave = os.openpty()
        self._emulator = Emulator(rows, columns, drawing, answer=lambda data: self.write(data.encode()))
        self._set_window_size(rows, columns)
        self.output = Recording(self._master, self._emulator.feed)

    def run(self, command: Sequence[str], environment: dict[str, str], **options) -> subprocess.Popen:
        """As the leader of a session whose terminal this is; `setsid` becomes the program, so the pid is its."""
        return subprocess.Popen(
            ["setsid", "--ctty", *command],
            stdin=self._slave, stdout=self._slave, stderr=self._slave, env=environment, **options,
        )

    def write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data) :]

    def resize(self, rows: int, columns: int) -> None:
        """The emulator first, so that nothing of the new size is drawn into the old one."""
        with self.output.changed:
            self._emulator.resize(rows, columns)
            self._set_window_size(rows, columns)

    def scribble(self, text: str) -> None:
        """As another program does that writes to the same terminal."""
        with self.output.changed:
            self._emulator.feed(text.encode())

    def snapshot(self) -> Snapshot:
        with self.output.changed:
            return Snapshot.of(self._emulator)

    @property
    def is_mid_update(self) -> bool:
        return SYNCHRONIZED_OUTPUT in self._emulator.private_modes

    def modes(self) -> list:
        """tcgetattr's list: flags, speeds, control characters."""
        return termios.tcgetattr(self._slave)

    def hang_up(self) -> None:
        """The window is closed: the kernel sends SIGHUP, reads end, writes fail."""
        self.output.stop()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)
        self._master = self._slave = -1

    close = hang_up

    def _set_window_size(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
