"""What a server keeps: looked at, exported, copied, put back, and harmed behind its back."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness import PATIENCE, House, LineClient, Server, binaries, until

HOSTILE = 'quote " backslash \\ tab\tbell\x07 escape\x1b[31m 안녕 👋🏽 \u202e \u2028 \U000e0041 end'


@pytest.fixture
def alice(house: House, server: Server) -> LineClient:
    return house.lines("alice", server)


def say(client: LineClient, *texts: str) -> None:
    for text in texts:
        client.say(text)
        client.expect(re.escape(f"<{client.name}> {text}") + "$")


def data(house: House, command: str, server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    return house.administer(command, *arguments, "--data", str(server.data))


def numbers(house: House, server: Server) -> dict[str, list[int]]:
    exported = data(house, "export", server)
    assert exported.returncode == 0, exported.stderr
    places: dict[str, list[int]] = {}
    for line in map(json.loads, exported.stdout.splitlines()):
        places.setdefault(line.get("text", line["kind"]), []).append(line["number"])
    return places


# Looking at it.


def test_a_check_is_good_while_the_server_runs_and_after_it_was_killed(
    house: House, server: Server, alice: LineClient
) -> None:
    say(alice, "one", "two")
    for _ in range(2):
        checked = data(house, "check", server)
        assert (checked.returncode, checked.stdout) == (0, "#lobby: 2 entries, good\n")
        server.kill()


def test_a_check_names_the_first_bad_number(house: House, server: Server, alice: LineClient) -> None:
    say(alice, "one", "two", "three")
    place = numbers(house, server)["two"][0]
    server.kill()
    harm(server, "UPDATE entry SET body = CAST('tow' AS BLOB) WHERE body = CAST('two' AS BLOB)")
    checked = data(house, "check", server)
    assert checked.stdout == f"#lobby: 3 entries, entry {place} is not what was written\n"
    assert checked.returncode == os.EX_DATAERR
    assert re.fullmatch("sottod: error: .*\nsottod: hint: .*\n", checked.stderr)


def test_a_folder_without_a_store_is_told(house: House) -> None:
    for command in ("check", "export"):
        result = house.administer(command, "--data", str(house.new_folder("empty")))
        assert result.returncode == os.EX_NOINPUT
        assert result.stderr.startswith("sottod: error: there is no ")


def harm(server: Server, *statements: str) -> None:
    with sqlite3.connect(server.data / "journal.db") as store:
        for statement in statements:
            store.execute(statement)
    store.close()


# People are told.


def test_an_altered_line_is_not_shown_and_everybody_is_told_once(
    house: House, server: Server, alice: LineClient
) -> None:
    say(alice, "one", "two", "three")
    server.kill()
    harm(server, "UPDATE entry SET body = CAST('tow' AS BLOB) WHERE body = CAST('two' AS BLOB)")
    server.start()
    server.expect_logged("event=store-damage .*room=#lobby .*what=entries-lost")
    alice.expect("!! lines between .* were lost$")
    server.kill()
    server.start()
    bob = house.lines("bob", server)
    bob.expect("!! lines between .* were lost$")
    bob.expect("<alice> three")
    assert not [line for line in bob.lines if "tow" in line]
    assert sum("were lost" in line for line in bob.lines) == 1
    assert data(house, "check", server).returncode == 0


def test_a_log_that_was_deleted_is_noticed_and_own_lines_come_back(house: House, server: Server) -> None:
    alice, bob = house.lines("alice", server), house.lines("bob", server)
    say(alice, "kept before")
    bob.expect("<alice> kept before")
    server.kill()
    checkpoint(server)
    server.start()
    with held(server):
        alice.say("in the log alone")
        bob.expect("<alice> in the log alone")
        lost = numbers(house, server)["in the log alone"]
        server.kill()
        (server.data / "journal.db-wal").unlink()
    server.start()
    server.expect_logged("event=store-damage .*room=#lobby .*what=entries-lost")
    bob.expect("!! lines between .* were lost$")
    until(lambda: sum("<alice> in the log alone" in line for line in bob.lines) == 2, "alice's line to come back")
    found = numbers(house, server)["in the log alone"]
    assert len(found) == 1 and found[0] > lost[0]


@contextmanager
def held(server: Server) -> Iterator[None]:
    """Whoever reads keeps what is said from now on in the log."""
    store = sqlite3.connect(f"file:{server.data}/journal.db?mode=ro", uri=True, isolation_level=None)
    store.execute("BEGIN")
    store.execute("SELECT count(*) FROM entry").fetchone()
    yield
    store.close()


def checkpoint(server: Server) -> None:
    store = sqlite3.connect(server.data / "journal.db")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


# Export.


def test_an_export_says_everything_as_it_was_said(house: House, server: Server, alice: LineClient) -> None:
    alice.say(HOSTILE)
    alice.say("/me 손을 흔든다")
    alice.expect("손을 흔든다")
    exported = data(house, "export", server)
    assert exported.returncode == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\U000e0041]", exported.stdout)
    first, second = map(json.loads, exported.stdout.splitlines())
    assert first["kind"] == "say" and "안녕 👋🏽" in first["text"] and first["text"].endswith(" end")
    assert (second["kind"], second["text"], second["prev"]) == ("action", "손을 흔든다", first["number"])
    assert first["author"]["name"] == "alice" and first["room"] == "#lobby"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["at"])


def test_an_export_of_one_room_or_of_late(house: House, server: Server, alice: LineClient) -> None:
    say(alice, "one")
    assert data(house, "export", server, "--room", "lobby").stdout.count("\n") == 1
    assert data(house, "export", server, "--since", "1h").stdout.count("\n") == 1
    absent = data(house, "export", server, "--room", "nowhere")
    assert (absent.returncode, absent.stdout) == (os.EX_NOINPUT, "")


# Backup, and putting it back.


def test_a_backup_is_a_whole_folder_for_its_owner_alone(house: House, server: Server, alice: LineClient) -> None:
    say(alice, "one")
    copy = house.folder / "copy"
    assert data(house, "backup", server, str(copy)).returncode == 0
    assert {path.name for path in copy.iterdir()} == {"server.key", "base", "journal.db", "journal.db-tips"}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.iterdir()} == {0o600}
    checked = house.administer("check", "--data", str(copy))
    assert (checked.returncode, checked.stdout) == (0, "#lobby: 1 entry, good\n")


def test_a_backup_goes_nowhere_but_into_an_empty_folder(house: House, server: Server) -> None:
    copy = house.new_folder("copy")
    copy.mkdir()
    (copy / "something").write_text("mine")
    refused = data(house, "backup", server, str(copy))
    assert refused.returncode == os.EX_CANTCREAT
    assert [path.name for path in copy.iterdir()] == ["something"]


def test_a_backup_onto_a_full_disk_says_so_and_leaves_nothing(
    house: House, server: Server, alice: LineClient
) -> None:
    say(alice, "one")
    copy = house.folder / "copy"
    # No file may be longer than this: writing further fails, as it does where there is no room.
    limited = ["prlimit", "--fsize=8192", binaries.sottod(), "backup", str(copy), "--data", str(server.data)]
    refused = subprocess.run(
        limited, env=house.environment(), capture_output=True, text=True, timeout=PATIENCE,
        preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
    )
    assert refused.returncode == os.EX_CANTCREAT, refused
    assert re.match("sottod: error: .*/copy cannot be written: .*\nsottod: hint: ", refused.stderr)
    assert not copy.exists()


def test_a_backup_put_back_under_connected_people(house: House, server: Server) -> None:
    """What they said since comes back by itself: from the own lines of those who are still there."""
    alice, bob = house.lines("alice", server), house.lines("bob", server)
    say(alice, "before")
    copy = house.folder / "copy"
    assert data(house, "backup", server, str(copy)).returncode == 0
    say(alice, "since, of alice")
    say(bob, "since, of bob")
    given = {place for places in numbers(house, server).values() for place in places}
    server.kill()
    server.data.rename(house.folder / "old")
    copy.rename(server.data)
    server.start()
    carol = house.lines("carol", server)
    for text in ("<alice> before", "<alice> since, of alice", "<bob> since, of bob"):
        carol.expect(re.escape(text) + "$")
    places = numbers(house, server)
    assert {text: len(found) for text, found in places.items()} == {
        "before": 1, "since, of alice": 1, "since, of bob": 1,
    }
    assert not given & {*places["since, of alice"], *places["since, of bob"]}
    assert data(house, "check", server).returncode == 0


# Crashes.


def test_a_journal_killed_at_every_kind_of_point_loses_nothing() -> None:
    """The short form of `scripts/crash`."""
    crasher = Path(binaries.sottod()).with_name("journal-crasher")
    run = subprocess.run([crasher, "drive", "--kills", "18"], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout
    assert "0 lost, 0 stored twice" in run.stdout
