"""A sottod on loopback, which may be killed and come back at the same place."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import binaries
from .recording import Recording
from .waiting import PATIENCE, until


class Server:
    def __init__(
        self, data: Path, options: Sequence[str], environment: dict[str, str], program: str | None = None
    ) -> None:
        self._program = program or binaries.sottod()
        self.data = data
        self.port = 0
        self._options = options
        self._environment = environment
        self.start()

    def start(self) -> None:
        """Begins, at the port of the last time if there was one, and waits until it is ready."""
        # With --pdeathsig it ends even where nobody is left to end it.
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *self.command()],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self._environment,
            pass_fds=self.descriptors(),
        )
        self.output = Recording(self.process.stdout.fileno())
        self.errors = Recording(self.process.stderr.fileno())
        self.invite = self._announced(r"^invite (\S+)$")
        self.fingerprint = self._announced(r"^server key (\S+)$")
        self.port = int(self._announced(r"^listening on 127\.0\.0\.1:(\d+)$"))

    def command(self) -> list[str]:
        return [*self.program(), "--listen", f"127.0.0.1:{self.port}", "--data", str(self.data), *self._options]

    def program(self) -> list[str]:
        return [self._program]

    def descriptors(self) -> Sequence[int]:
        return ()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def invite_by(self, port: int) -> str:
        """The same invite by way of another port, where a proxy listens."""
        return self.invite.replace(f":{self.port}/", f":{port}/")

    def log(self) -> list[str]:
        return self.errors.data.decode().splitlines()

    def expect_logged(self, pattern: str) -> re.Match:
        """Waits for a line of the log in which the pattern is found."""
        found: list[re.Match] = []

        def is_there() -> bool:
            found[:] = re.finditer(pattern, self.errors.data.decode(), re.MULTILINE)
            return bool(found)

        if not self.errors.wait_for(is_there):
            raise AssertionError(f"sottod did not log /{pattern}/\n" + "\n".join(self.log()))
        return found[-1]

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def freeze(self) -> None:
        """Stops it, and waits until the last of its threads stands still."""
        self.signal(signal.SIGSTOP)
        until(self._stands_still, "the server to stand still")

    def thaw(self) -> None:
        self.signal(signal.SIGCONT)

    def _stands_still(self) -> bool:
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return all((task / "stat").read_text().rpartition(")")[2].split()[0] == "T" for task in tasks)

    def kill(self) -> None:
        """As `kill -9` does: nothing is flushed, nobody is told."""
        self.process.kill()
        self._let_go()

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        return self.process.wait(timeout)

    def close(self) -> None:
        self.process.kill()
        self._let_go()

    def _let_go(self) -> None:
        self.process.wait()
        for recording, pipe in ((self.output, self.process.stdout), (self.errors, self.process.stderr)):
            recording.stop()
            pipe.close()

    def _announced(self, pattern: str) -> str:
        found: list[re.Match] = []

        def is_there() -> bool:
            found[:] = re.finditer(pattern, self.output.data.decode(), re.MULTILINE)
            return bool(found) or self.output.ended

        if not self.output.wait_for(is_there) or not found:
            raise AssertionError(f"sottod did not say {pattern}\n{(self.output.data + self.errors.data).decode()}")
        return found[0][1]
