"""The server under a service manager, and its restart in place."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import threading
from pathlib import Path

import pytest

from harness import House, Reports, Server, binaries, standing_still, stays, until


@pytest.fixture(params=["path", "abstract"])
def reports(request: pytest.FixtureRequest, house: House) -> Reports:
    name = f"sotto-test-{house.folder.name}"
    return Reports(str(house.folder / "notify") if request.param == "path" else f"@{name}")


def says_something(house: House, server: Server, name: str = "alice") -> None:
    somebody = house.lines(name, server)
    somebody.say("hello")
    somebody.expect(f"<{name}> hello")


def test_a_manager_hears_that_it_is_ready_reloads_and_stops(house: House, reports: Reports) -> None:
    server = house.managed_server(reports=reports)
    after = reports.expect("READY", "1")
    assert reports.said[after - 1]["STATUS"] == f"listening on {server.address}"
    server.signal(signal.SIGHUP)
    reloading = reports.expect("RELOADING", "1", after)
    assert int(reports.said[reloading - 1]["MONOTONIC_USEC"]) > 0
    after = reports.expect("READY", "1", reloading)
    server.signal(signal.SIGTERM)
    reports.expect("STOPPING", "1", after)
    assert server.wait_exit() == 0
    assert not any("WATCHDOG" in report for report in reports.said)


def test_a_watchdog_hears_from_it_again_and_again(house: House, reports: Reports) -> None:
    server = house.managed_server(reports=reports, watchdog=300_000)
    after = 0
    for _ in range(3):
        after = reports.expect("WATCHDOG", "1", after)
    server.signal(signal.SIGSTOP)
    heard = len(reports.said)
    server.signal(signal.SIGCONT)
    reports.expect("WATCHDOG", "1", heard)


@pytest.mark.parametrize("thread", ["journal", "NIO-ELT"])
def test_a_watchdog_hears_nothing_while_a_loop_or_the_journal_hangs(
    house: House, reports: Reports, thread: str
) -> None:
    server = house.managed_server(reports=reports, watchdog=300_000)
    reports.expect("WATCHDOG", "1")
    with standing_still(server.process.pid, thread):
        # One may have been on its way when it stopped.
        most = len(reports.said) + 1
        stays(lambda: len(reports.said) <= most, "the watchdog hears no more", 1.5)
        heard = len(reports.said)
    reports.expect("WATCHDOG", "1", heard)
    says_something(house, server)


def test_who_connects_before_it_runs_waits_and_comes_in(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as first:
        port = first.getsockname()[1]
    server = house.managed_server()
    assert server.port == server.sockets["chat"].getsockname()[1] != port
    server.signal(signal.SIGTERM)
    assert server.wait_exit() == 0
    early = house.lines("early", server.invite)
    early.say("waiting at the door")
    server.start()
    early.expect("<early> waiting at the door")


def test_a_socket_called_metrics_is_for_metrics(house: House) -> None:
    server = house.managed_server(names=("chat", "metrics"))
    with socket.create_connection(server.sockets["metrics"].getsockname()) as reader:
        reader.sendall(b"GET /metrics HTTP/1.1\r\n\r\n")
        assert reader.recv(64).startswith(b"HTTP/1.1 200 OK\r\n")
    says_something(house, server)


def test_beside_a_given_socket_it_listens_only_where_it_is_told_to(house: House) -> None:
    server = house.managed_server("--listen", "127.0.0.1:0")
    addresses = re.findall(r"^listening on (\S+)$", server.output.data.decode(), re.MULTILINE)
    assert len(addresses) == 2


class Callers:
    """Connects again and again, and counts whom nobody answers."""

    def __init__(self, port: int) -> None:
        self.calls = self.refused = 0
        self._port = port
        self._isOver = False
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def end(self) -> None:
        self._isOver = True
        self._thread.join()

    def _run(self) -> None:
        while not self._isOver:
            self.calls += 1
            try:
                socket.create_connection(("127.0.0.1", self._port)).close()
            except OSError:
                self.refused += 1


def talk_over_a_restart(house: House, server: Server, restart) -> None:
    alice, bob = house.lines("alice", server), house.lines("bob", server)
    alice.say("before")
    bob.expect("<alice> before")
    callers = Callers(server.port)
    process = server.process.pid
    restart()
    for person in (alice, bob):
        person.expect("the server is restarting")
        person.expect("connected again")
    callers.end()
    alice.say("after")
    for person in (alice, bob):
        person.expect("<alice> after")
    assert callers.calls > 0 and callers.refused == 0
    assert server.process.pid == process and server.process.poll() is None
    for person in (alice, bob):
        said = [line for line in person.lines if "<alice>" in line]
        assert [line.split("> ")[1] for line in said] == ["before", "after"]


# The callers come from one address and say nothing.
MANY = (
    "--half-open-per-source", "100000", "--half-open", "100000", "--half-open-early-drop", "100000",
    "--failed-handshake-burst", "1000000",
)


def test_a_restart_by_signal_refuses_and_loses_nobody(house: House) -> None:
    server = house.server(*MANY)
    talk_over_a_restart(house, server, lambda: server.signal(signal.SIGUSR2))


def test_a_restart_by_command_refuses_and_loses_nobody(house: House) -> None:
    server = house.server(*MANY)

    def restart() -> None:
        result = house.administer("restart", "--data", str(server.data))
        assert (result.returncode, result.stdout) == (0, "restarting\n")

    talk_over_a_restart(house, server, restart)


def test_a_restart_under_a_manager_is_reported_as_a_reload(house: House) -> None:
    reports = Reports(str(house.folder / "notify"))
    server = house.managed_server(*MANY, reports=reports)
    after = reports.expect("READY", "1")
    talk_over_a_restart(house, server, lambda: server.signal(signal.SIGUSR2))
    reports.expect("READY", "1", reports.expect("RELOADING", "1", after))


def test_a_restart_after_which_the_manager_still_has_its_socket(house: House) -> None:
    server = house.managed_server()
    server.signal(signal.SIGUSR2)
    server.expect_logged("event=restart ")
    until(lambda: len(re.findall("event=ready", "\n".join(server.log()))) == 2, "it to be ready again")
    server.signal(signal.SIGTERM)
    assert server.wait_exit() == 0
    server.start()
    house.person("alice", server)


def test_a_restart_runs_what_was_installed_meanwhile(house: House) -> None:
    program = house.folder / "sottod"
    shutil.copy(binaries.sottod(), program)
    server = house.server(program=str(program))
    mark = house.folder / "mark"
    installed = house.folder / "sottod.new"
    installed.write_text(f"#!/bin/sh\ntouch '{mark}'\nexec '{binaries.sottod()}' \"$@\"\n")
    installed.chmod(0o755)
    installed.rename(program)
    server.signal(signal.SIGUSR2)
    until(mark.exists, "the new program to run")
    says_something(house, server)


def test_a_restart_that_would_not_come_up_is_refused(house: House) -> None:
    settings = house.folder / "settings"
    settings.write_text("threads = 1\n")
    server = house.server("--config", str(settings))
    settings.write_text("threads = many\n")
    refused(house, server, "'many' is invalid", "alice")
    settings.unlink()
    refused(house, server, "there is no settings file", "bob")


def test_a_restart_without_its_program_is_refused(house: House) -> None:
    program = house.folder / "sottod"
    shutil.copy(binaries.sottod(), program)
    server = house.server(program=str(program))
    program.unlink()
    refused(house, server, "sottod cannot be started again: No such file", "alice")


def refused(house: House, server: Server, why: str, name: str) -> None:
    result = house.administer("restart", "--data", str(server.data))
    assert result.returncode == 69
    assert re.fullmatch(rf"sottod: error: .*{why}.*\nsottod: hint: .*\n", result.stderr)
    server.expect_logged(f"event=restart-refused .*{why}")
    says_something(house, server, name)


def test_who_is_told_to_stop_while_it_restarts_stops(house: House, server: Server) -> None:
    server.signal(signal.SIGUSR2)
    server.signal(signal.SIGTERM)
    assert server.wait_exit() == 0


def test_with_nobody_running_there_is_nobody_to_tell(house: House) -> None:
    folder = house.new_folder("server")
    for what in ("reload", "restart"):
        code, errors = house.run_server(what, "--data", str(folder))
        assert code == 69
        assert re.fullmatch(r"sottod: error: no server runs on .*\nsottod: hint: .*\n", errors)
    assert not Path(folder).exists()


def test_the_end_does_not_wait_for_a_client_that_stays(house: House, server: Server) -> None:
    stranger = house.stranger("stays", server)
    server.signal(signal.SIGTERM)
    assert server.wait_exit(timeout=1.5) == 0
    stranger.close()
