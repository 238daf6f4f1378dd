"""A person whose client runs under a shell with job control, as everybody's does."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from .person import Person
from .recording import Recording
from .waiting import PATIENCE

SHELL = Path(__file__).with_name("job_shell.py")


class JobPerson(Person):
    def __init__(self, name: str, command: Sequence[str], environment: dict[str, str]) -> None:
        reports, says = os.pipe()
        takes, self._orders = os.pipe()
        shell = [sys.executable, "-I", str(SHELL), str(says), str(takes), *command]
        super().__init__(name, shell, environment, pass_fds=(says, takes))
        os.close(says)
        os.close(takes)
        self._reports_end = reports
        self._reports = Recording(reports)
        self._wait_for_reports(1)

    @property
    def client_pid(self) -> int:
        return int(self._words()[0])

    def wait_until_stopped(self, times: int = 1) -> None:
        self._wait_for_reports(1 + times)
        assert self._words()[times] == "stopped"

    def foreground(self) -> None:
        os.write(self._orders, b"\n")

    def close(self) -> None:
        try:
            os.kill(self.client_pid, signal.SIGKILL)  # the shell reaps it, and ends
        except ProcessLookupError:
            pass
        super().close()
        self._reports.stop()
        os.close(self._reports_end)
        os.close(self._orders)

    def _words(self) -> list[str]:
        return self._reports.data.decode().split()

    def _wait_for_reports(self, count: int) -> None:
        if not self._reports.wait_for(lambda: len(self._words()) >= count, PATIENCE):
            raise AssertionError(f"{self.name}'s shell reported {self._words()}; the screen:\n{self.screen()}")
