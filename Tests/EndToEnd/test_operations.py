"""What whoever runs a server sees and does: settings, the log, figures, complaints."""

from __future__ import annotations

import json
import re
import signal
import socket
from pathlib import Path

import pytest

from harness import PATIENCE, House, Server, until


@pytest.fixture
def settings(house: House) -> Path:
    file = house.folder / "settings"
    file.write_text("")
    return file


def can_connect(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


# Settings.


def reload(house: House, server: Server) -> str:
    result = house.administer("reload", "--data", str(server.data))
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_operators_change_with_the_next_sign_in(house: House, settings: Path) -> None:
    settings.write_text("")
    server = house.server("--config", str(settings))
    state, fingerprint = house.identity("alice")
    alice = house.person("alice", server, state=state)
    alice.say("/slow 30")
    alice.expect("✗ operators only")
    settings.write_text(f"operator = {fingerprint}\n")
    assert reload(house, server) == "reloaded\n"
    alice.quit()
    alice = house.person("alice", server, state=state)
    alice.say("/slow 30")
    alice.expect("alice set slow mode: one message every 30 s ✓")


def test_limits_change_while_people_talk(house: House, settings: Path) -> None:
    server = house.server("--config", str(settings))
    alice = house.lines("alice", server)
    alice.say("x" * 50)
    alice.expect("<alice> x{50}")
    settings.write_text("message-bytes = 20\n")
    assert reload(house, server) == "reloaded\n"
    alice.say("y" * 50)
    alice.expect("too long")
    settings.write_text("")
    server.signal(signal.SIGHUP)
    server.expect_logged("(?s)event=reload.*event=reload")
    alice.say("z" * 50)
    alice.expect("<alice> z{50}")


def test_addresses_come_and_go_and_who_is_there_stays(house: House, settings: Path) -> None:
    server = house.server("--config", str(settings))
    alice = house.lines("alice", server)
    alice.say("here")
    alice.expect("<alice> here")
    more = free_port()
    settings.write_text(f"listen = 127.0.0.1:{more}\n")
    reload(house, server)
    assert can_connect(more) and can_connect(server.port)
    settings.write_text("")
    reload(house, server)
    assert not can_connect(more) and can_connect(server.port)
    alice.say("still here")
    alice.expect("<alice> still here")


def test_metrics_and_the_log_change_too(house: House, settings: Path) -> None:
    server = house.server("--config", str(settings))
    port = free_port()
    settings.write_text(f"metrics = 127.0.0.1:{port}\nlog-format = json\n")
    reload(house, server)
    assert status(port, "/metrics") == 200
    server.expect_logged(r'^\{"time":"[^"]+","level":"notice","event":"reload"\}$')
    settings.write_text("")
    reload(house, server)
    assert not can_connect(port)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("message-bytes = many\nlisten = 127.0.0.1:0\n", "'many' is invalid"), ("colour = blue\n", "colour"),
        ("threads 2\n", "'threads 2' is no option"), ("message-bytes = 0\n", "takes a number from 1 on"),
    ],
)
def test_wrong_settings_change_nothing(house: House, settings: Path, wrong: str, why: str) -> None:
    server = house.server("--config", str(settings))
    before = server.output.data
    settings.write_text("log-level = debug\n" + wrong)
    server.signal(signal.SIGHUP)
    server.expect_logged(f"event=reload-refused reason=.*{why}")
    alice = house.lines("alice", server)
    alice.say("x" * 50)
    alice.expect("<alice> x{50}")
    assert "event=sign-in" not in "\n".join(server.log())
    assert server.output.data == before


def test_an_address_that_cannot_be_had_changes_nothing(house: House, settings: Path) -> None:
    server = house.server("--config", str(settings))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for line in (f"listen = 127.0.0.1:{port}", f"metrics = 127.0.0.1:{port}"):
            settings.write_text(f"{line}\nmessage-bytes = 20\n")
            result = house.administer("reload", "--data", str(server.data))
            assert result.returncode == 69
            assert re.match("sottod: error: cannot listen on .*: Address already in use\n", result.stderr)
    alice = house.lines("alice", server)
    alice.say("x" * 50)
    alice.expect("<alice> x{50}")


def test_what_only_a_restart_changes_is_named(house: House, settings: Path) -> None:
    server = house.server("--config", str(settings))
    settings.write_text("threads = 1\nfsync\n")
    assert reload(house, server) == "reloaded; only a restart changes threads, fsync\n"
    server.expect_logged("event=reload needs-restart=threads,fsync")
    assert reload(house, server).startswith("reloaded; only a restart changes"), "it is not in force yet"


# The log.


def test_the_log_tells_of_people_without_their_names_and_words(house: House) -> None:
    server = house.server("--log-level", "debug")
    alice = house.lines("alice", server)
    alice.say("psst, a secret", "/join #hideout")
    alice.expect("psst, a secret")
    server.expect_logged(r"level=debug event=sign-in identity=[a-z2-7]{4}-[a-z2-7]{4}$")
    alice.end_input()
    assert alice.wait_exit() == 0
    server.expect_logged(r"level=debug event=sign-out identity=[a-z2-7]{4}-[a-z2-7]{4}$")
    server.signal(signal.SIGTERM)
    assert server.wait_exit() == 0
    log = "\n".join(server.log())
    assert not re.search("alice|secret|hideout|lobby", log)
    events = re.findall(r"event=(\S+)", log)
    assert [event for event in events if not event.startswith("sign")] == [
        "start", "listening", "ready", "stop", "stopped",
    ]


def test_a_flood_from_one_address_is_a_few_lines(house: House) -> None:
    server = house.server()
    for _ in range(300):
        socket.create_connection(("127.0.0.1", server.port)).close()
    waiting = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(40)]
    server.expect_logged("level=notice event=turned-away source=127.0.0.1")
    assert len(server.log()) < 40
    for caller in waiting:
        caller.close()


def test_json_is_json(house: House) -> None:
    server = house.server("--log-format", "json", "--log-level", "trace")
    server.signal(signal.SIGTERM)
    assert server.wait_exit() == 0
    lines = [json.loads(line) for line in server.log()]
    assert [line["event"] for line in lines] == ["start", "listening", "ready", "stop", "stopped"]
    assert lines[1]["address"] == server.address


def test_a_log_nobody_reads_stops_nobody(house: House) -> None:
    server = house.server("--log-level", "trace")
    server.errors.stop()
    for _ in range(2):
        alice = house.lines("alice", server, state=house.folder / "alice")
        alice.say("hello")
        alice.end_input()
        assert alice.wait_exit() == 0


# Figures.


def ask(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as asker:
        asker.sendall(request)
        answer = b""
        while more := asker.recv(65536):
            answer += more
        return answer


def status(port: int, path: str, method: str = "GET") -> int:
    return int(ask(port, f"{method} {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()).split()[1])


def figures(port: int) -> dict[str, float]:
    head, body = ask(port, b"GET /metrics HTTP/1.1\r\n\r\n").decode().split("\r\n\r\n")
    assert "Content-Type: text/plain; version=0.0.4; charset=utf-8" in head
    assert f"Content-Length: {len(body.encode())}" in head
    samples = [line for line in body.splitlines() if not line.startswith("#")]
    for line in samples:
        assert re.fullmatch(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+', line), line
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in samples}


@pytest.fixture
def measured(house: House) -> Server:
    server = house.server("--metrics", "127.0.0.1:0")
    server.metrics = int(server.expect_logged(r"event=metrics address=127\.0\.0\.1:(\d+)$")[1])
    return server


def test_figures_follow_what_happens(house: House, measured: Server) -> None:
    before = figures(measured.metrics)
    assert before["sotto_sessions"] == 0 and before["process_open_fds"] > 3
    alice, bob = house.lines("alice", measured), house.lines("bob", measured)
    until(lambda: figures(measured.metrics)["sotto_sessions"] == 2, "two sessions")
    alice.say("one", "two", "/w bob psst", "/w nobody psst")
    bob.expect("psst")
    alice.expect("nobody")
    after = figures(measured.metrics)
    assert after['sotto_messages_in_total{kind="room"}'] == 2
    assert after['sotto_messages_in_total{kind="relay"}'] >= 2, "a handshake of the two, and a whisper"
    assert after["sotto_deliveries_total"] == 4
    assert after['sotto_connections{state="open"}'] == 2
    assert after["sotto_half_open"] == 0 and after["sotto_rooms"] == 1
    assert after["sotto_handshakes_total"] == 2
    assert after["sotto_journal_commit_seconds_count"] > 0
    for name in ("sotto_received_bytes_total", "sotto_sent_bytes_total", "sotto_records_sealed_total"):
        assert after[name] > before[name]


def test_who_does_not_get_in_is_counted_by_kind(house: House, measured: Server) -> None:
    with socket.create_connection(("127.0.0.1", measured.port)) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert caller.recv(100) == b""
    with socket.create_connection(("127.0.0.1", measured.port)) as caller:
        caller.sendall(b"SOTTO\x09" + bytes(42))
        assert caller.recv(100) == b"SOTTO\x01"
    socket.create_connection(("127.0.0.1", measured.port)).close()

    def failures(kind: str) -> float:
        return figures(measured.metrics)[f'sotto_handshake_failures_total{{kind="{kind}"}}']

    for kind in ("invalid", "version", "ended"):
        until(lambda kind=kind: failures(kind) == 1, f"one {kind}")


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [("GET", "/", 404), ("GET", "/metrics/x", 404), ("POST", "/metrics", 405), ("HEAD", "/metrics", 405)],
)
def test_there_is_nothing_else_to_ask_for(measured: Server, method: str, path: str, code: int) -> None:
    assert status(measured.metrics, path, method) == code


def test_who_asks_too_much_or_too_slowly_is_cut(measured: Server) -> None:
    assert ask(measured.metrics, b"GET /metrics HTTP/1.1\r\nx: " + b"a" * 9000).startswith(b"HTTP/1.1 431 ")
    with socket.create_connection(("127.0.0.1", measured.metrics), timeout=PATIENCE) as slow:
        slow.sendall(b"GET /met")
        assert slow.recv(100) == b""


def test_without_being_asked_for_there_are_no_figures(server: Server) -> None:
    assert "metrics" not in "\n".join(server.log())


# Complaints.


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["--colour"], 64, "Unknown option '--colour'"), (["--threads", "0"], 64, "--threads takes 1 to 64"),
        (["--threads", "many"], 64, "The value 'many' is invalid"), (["--log-level", "loud"], 64, "The value 'loud'"),
        (["--metrics", "a b"], 64, "The value 'a b'"), (["extra"], 64, "Unexpected argument 'extra'"),
        (["--config", "/nowhere/settings"], 66, "there is no settings file /nowhere/settings"),
        (["--config", "/"], 66, "/ cannot be read: Is a directory"),
        (["--data", "/proc/nowhere"], 73, "/proc/nowhere cannot be written"),
        (["--listen", "192.0.2.1:1"], 69, r"cannot listen on 192\.0\.2\.1:1: Cannot assign requested address"),
        (["--listen", "no-such-host.invalid:1"], 68, "cannot listen on .*: there is no such host"),
    ],
)
def test_a_server_that_cannot_start_says_why_and_what_to_do(
    house: House, arguments: list[str], code: int, error: str
) -> None:
    data = [] if "--data" in arguments else ["--data", str(house.new_folder("server"))]
    result = house.administer(*arguments, *data)
    assert re.fullmatch(rf"sottod: error: .*{error}.*\nsottod: hint: .+\n", result.stderr), result.stderr
    assert (result.returncode, result.stdout) == (code, "")


@pytest.mark.parametrize(("line", "code"), [("threads = 0", 64), ("colour = blue", 64), ("no option", 78)])
def test_wrong_settings_are_told_at_the_start(house: House, settings: Path, line: str, code: int) -> None:
    settings.write_text(line + "\n")
    result = house.administer("--config", str(settings), "--data", str(house.new_folder("server")))
    assert re.fullmatch(r"sottod: error: .+\nsottod: hint: .+\n", result.stderr), result.stderr
    assert result.returncode == code
