"""Real servers and real clients of the package, for strangers to talk to."""

from __future__ import annotations

import os
import queue
import subprocess
import tempfile
import threading
from pathlib import Path
from types import TracebackType

from .client import Client
from .connection import PATIENCE
from .link import Link


def binary(name: str) -> Path:
    path = Path(os.environ.get("SOTTO_BIN", "")) / name
    if not os.access(path, os.X_OK):
        raise RuntimeError(f"no {name}: SOTTO_BIN must name the folder of the built programs")
    return path


class Program:
    """A running program whose lines can be awaited."""

    def __init__(self, *command: str | Path) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def expect(self, part: str) -> str:
        """The next line that holds the part."""
        while part not in (line := self._lines.get(timeout=PATIENCE)):
            if not line:
                raise EOFError(f"ended without saying: {part}")
        return line.rstrip("\n")

    def say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)

    def kill(self) -> None:
        """Without waiting for those who are connected."""
        self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")


class House:
    """A server with everything that came to it. Whatever is still there at the end is ended."""

    def __init__(self, *options: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="sotto-stranger-")
        self._options = options
        self._programs: list[Program] = []
        self.open()

    def open(self) -> None:
        data = Path(self._folder.name) / "server"
        self._server = Program(binary("sottod"), "--listen", "127.0.0.1:0", "--data", data, *self._options)
        self.invite = self._server.expect("invite ").removeprefix("invite ")
        self.link = Link.parse(self.invite)

    def close(self) -> None:
        self._server.end()

    def stranger(self, name: str, **options: object) -> Client:
        return Client.signed_in(self.link, name, **options)

    def person(self, name: str) -> Program:
        """Somebody with the package's own client, who has come in."""
        state = Path(self._folder.name) / name
        person = Program(binary("sotto"), self.invite, "--name", name, "--plain", "--state", state)
        self._programs.append(person)
        return person

    def __enter__(self) -> House:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for program in [*self._programs, self._server]:
            program.kill()
        self._folder.cleanup()
