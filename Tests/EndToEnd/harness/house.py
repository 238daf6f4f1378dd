"""Everything a test starts, and the end of it all."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import binaries, identity
from .emulator import Drawing
from .job import JobPerson
from .lines import LineClient
from .manager import ManagedServer
from .person import Person
from .proxy import Proxy
from .server import Server
from .stranger import Stranger
from .waiting import PATIENCE


class House:
    """Starts servers and people, each with a folder of its own; at the end nothing of them is left."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sotto-test-"))
        self._open: list[Server | Person | LineClient | Stranger | Proxy] = []
        self._count = 0

    def __enter__(self) -> House:
        return self

    def __exit__(self, *_: object) -> None:
        for inhabitant in reversed(self._open):
            inhabitant.close()
        shutil.rmtree(self.folder)

    def server(self, *options: str, data: Path | None = None, program: str | None = None) -> Server:
        return self.keep(Server(data or self.new_folder("server"), options, self.environment(), program))

    def managed_server(self, *options: str, **managed) -> ManagedServer:
        return self.keep(ManagedServer(self.new_folder("server"), options, self.environment(), **managed))

    def run_server(self, *arguments: str) -> tuple[int, str]:
        """A sottod that is expected to end by itself: its exit code and what it complained of."""
        result = self.administer(*arguments)
        return result.returncode, result.stderr

    def administer(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [binaries.sottod(), *arguments], env=self.environment(), capture_output=True, text=True, timeout=PATIENCE,
        )

    def person(self, name: str, server: Server, rows: int = 24, columns: int = 80, **options) -> Person:
        """Somebody at a terminal, who has come in."""
        person = self.newcomer(name, server.invite, rows, columns, **options)
        person.expect(lambda screen: "online" in screen.status)
        return person

    def newcomer(
        self, name: str, where: str, rows: int = 24, columns: int = 80, *, state: Path | None = None,
        options: Sequence[str] = (), environment: Mapping[str, str] | None = None, drawing: Drawing = Drawing(),
    ) -> Person:
        """Somebody at a terminal, whatever comes of it."""
        variables = self.environment() | dict(environment or {})
        return self.keep(Person(name, self.command(name, where, state, options), variables, rows, columns, drawing))

    def job(self, name: str, server: Server) -> JobPerson:
        """Somebody whose client a shell can stop and continue."""
        person = self.keep(JobPerson(name, self.command(name, server.invite), self.environment()))
        person.expect(lambda screen: "online" in screen.status)
        return person

    def lines(
        self, name: str, where: Server | str, *, state: Path | None = None, options: Sequence[str] = ("--plain",)
    ) -> LineClient:
        invite = where.invite if isinstance(where, Server) else where
        return self._line_client(name, self.command(name, invite, state, options))

    def program(self, *arguments: str) -> LineClient:
        """A sotto with these arguments and no others, in pipes."""
        return self._line_client("somebody", [binaries.sotto(), *arguments])

    def _line_client(self, name: str, command: Sequence[str]) -> LineClient:
        return self.keep(LineClient(name, command, self.environment()))

    def stranger(self, name: str, server: Server) -> Stranger:
        """Somebody with a client of their own making, who has come in."""
        return self.keep(Stranger(name, server.port))

    def proxy(self, server: Server) -> Proxy:
        return self.keep(Proxy(server.port))

    def command(self, name: str, where: str, state: Path | None = None, options: Sequence[str] = ()) -> list[str]:
        state = state or self.new_folder(name)
        return [binaries.sotto(), where, "--name", name, "--state", str(state), *options]

    def environment(self) -> dict[str, str]:
        """Nothing of whoever runs the tests: no settings, no home, no colours of theirs."""
        return {
            "HOME": str(self.folder), "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "xterm-256color",
            "SWIFT_BACKTRACE": "enable=no",  # where a toolchain is installed, a crash would ask what to do next
        }

    def new_folder(self, name: str) -> Path:
        """A path for a folder that is not there yet, so that the programs make it as they would."""
        self._count += 1
        return self.folder / f"{self._count}-{name}"

    def identity(self, name: str) -> tuple[Path, str]:
        """The folder and the fingerprint of somebody who has not signed in yet."""
        state = self.new_folder(name)
        return state, identity.make(state)

    def copy_state(self, source: Path, target: Path) -> None:
        """The same identity, as if on another machine."""
        shutil.copytree(source, target)

    def keep(self, inhabitant):
        self._open.append(inhabitant)
        return inhabitant
