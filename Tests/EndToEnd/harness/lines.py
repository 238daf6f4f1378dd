"""The client as a program among programs: pipes in and out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

from .recording import Recording
from .waiting import PATIENCE


class LineClient:
    def __init__(self, name: str, command: Sequence[str], environment: dict[str, str]) -> None:
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
            bufsize=0,
        )
        self.output = Recording(self.process.stdout.fileno())
        self.errors = Recording(self.process.stderr.fileno())

    @property
    def lines(self) -> list[str]:
        return self.output.data.decode().splitlines()

    @property
    def complaints(self) -> list[str]:
        return self.errors.data.decode().splitlines()

    def say(self, *lines: str) -> None:
        self.write("".join(line + "\n" for line in lines).encode())

    def write(self, data: bytes) -> None:
        while data:
            data = data[self.process.stdin.write(data) :]

    def end_input(self) -> None:
        self.process.stdin.close()

    def hang_up(self) -> None:
        """Nobody reads what it writes any more."""
        self.output.stop()
        self.process.stdout.close()

    def expect(self, pattern: str, timeout: float = PATIENCE) -> str:
        """Waits for a line in which the pattern is found, and returns it."""
        found: list[str] = []

        def is_there() -> bool:
            found[:] = [line for line in self.lines if re.search(pattern, line)]
            return bool(found)

        if not self.output.wait_for(is_there, timeout):
            raise AssertionError(f"{self.name} waited {timeout:g} s for /{pattern}/ and read\n{self._all()}")
        return found[0]

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """The exit code, when both streams have been read to their ends."""
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{self.name}'s client did not end; it wrote\n{self._all()}") from None
        for stream in (self.output, self.errors):
            stream.wait_for(lambda stream=stream: stream.ended)
        return code

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for recording in (self.output, self.errors):
            recording.stop()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()

    def _all(self) -> str:
        return "\n".join(self.lines + ["--- standard error ---"] + self.complaints)
