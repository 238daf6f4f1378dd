"""A service manager as sottod sees one: sockets it is handed, and a socket it reports to."""

from __future__ import annotations

import fcntl
import os
import socket
import threading
from collections.abc import Sequence
from pathlib import Path

from .server import Server
from .waiting import until

# What systemd does between fork and exec: descriptors from 3 on, for the process that this shell becomes.
HAND_OVER = """
given=$1; shift
number=3
for descriptor in $given; do eval "exec $number<&$descriptor"; number=$((number + 1)); done
export LISTEN_PID=$$
exec "$@"
"""


class Reports:
    """Everything that is said to NOTIFY_SOCKET."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + address[1:] if address.startswith("@") else address)
        self._said: list[dict[str, str]] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def said(self) -> list[dict[str, str]]:
        return list(self._said)

    def expect(self, key: str, value: str | None = None, after: int = 0) -> int:
        """Waits for a report with this in it; where the next one would stand."""

        def find() -> int | None:
            for index, report in enumerate(self.said[after:], after):
                if key in report and value in (None, report[key]):
                    return index + 1
            return None

        until(find, f"{key}={value} to be reported; so far {self.said}")
        return find()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        while data := self._socket.recv(4096):
            self._said.append(dict(line.split("=", 1) for line in data.decode().splitlines()))


class ManagedServer(Server):
    """Started by a manager that keeps the sockets, whatever becomes of the server."""

    def __init__(
        self, data: Path, options: Sequence[str], environment: dict[str, str], names: Sequence[str] = ("chat",),
        reports: Reports | None = None, watchdog: int | None = None,
    ) -> None:
        self.reports = reports
        self.sockets = {name: socket.create_server(("127.0.0.1", 0)) for name in names}
        # Above all that are handed over, so that none stands where another is to go.
        self._descriptors = [fcntl.fcntl(kept, fcntl.F_DUPFD, 50) for kept in self.sockets.values()]
        environment = environment | {"LISTEN_FDS": str(len(names)), "LISTEN_FDNAMES": ":".join(names)}
        if reports:
            environment["NOTIFY_SOCKET"] = reports.address
        if watchdog:
            environment["WATCHDOG_USEC"] = str(watchdog)
        super().__init__(data, options, environment)

    def command(self) -> list[str]:
        given = " ".join(str(descriptor) for descriptor in self._descriptors)
        return ["bash", "-c", HAND_OVER, "manager", given, *self.program(), "--data", str(self.data), *self._options]

    def descriptors(self) -> Sequence[int]:
        return self._descriptors

    def close(self) -> None:
        super().close()
        for kept in self.sockets.values():
            kept.close()
        for descriptor in self._descriptors:
            os.close(descriptor)
        if self.reports:
            self.reports.close()
