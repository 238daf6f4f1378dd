"""The server goes away and comes back; keys are known, unknown, or changed."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from harness import House, Person, Server, Snapshot, stays, until


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server)


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    bob = house.person("bob", server)
    alice.expect("2 here")
    return bob


def is_online(screen: Snapshot) -> bool:
    """to be online"""
    return "online" in screen.status


def is_offline(screen: Snapshot) -> bool:
    """to be told that the server is gone"""
    return "offline, trying again" in screen.status


def test_a_killed_server_is_noticed_and_nothing_unsent_is_lost(
    house: House, server: Server, alice: Person, bob: Person
) -> None:
    alice.say("before")
    bob.expect("alice: before")
    alice.type("a draft")
    server.kill()
    alice.expect("the connection was cut. Trying again")
    alice.expect(is_offline)
    assert alice.screen().input == "a draft"
    alice.press("^U")
    for number in range(3):
        alice.say(f"unsent {number}")
    alice.type("another draft")
    alice.expect("3 waiting")
    alice.expect(lambda screen: screen.log_text.count(" ·") == 3)
    server.start()
    alice.expect(is_online)
    bob.expect("alice: unsent 2")
    for person in (alice, bob):
        screen = person.expect(lambda screen: "unsent 2" in screen.text and " ·" not in screen.log_text)
        assert re.findall(r"unsent \d", screen.log_text) == ["unsent 0", "unsent 1", "unsent 2"]
    assert alice.screen().input == "another draft"


def test_enter_on_an_empty_line_tries_at_once(server: Server, alice: Person) -> None:
    server.kill()
    alice.expect(is_offline)
    server.start()
    alice.press("Enter")
    alice.expect(is_online, timeout=5)


def test_lines_on_their_way_when_the_server_is_killed_are_seen_once(house: House) -> None:
    server = house.server("--limits", "off")
    alice, bob = house.person("alice", server, rows=60), house.person("bob", server, rows=60)
    alice.expect("2 here")
    for number in range(30):
        alice.say(f"line-{number}.")
        if number == 15:
            server.kill()
    server.start()
    for person in (alice, bob):
        screen = person.expect(lambda screen: "line-29." in screen.text and " ·" not in screen.log_text)
        assert [int(number) for number in re.findall(r"line-(\d+)\.", screen.text)] == list(range(30))


def test_what_has_its_check_mark_outlives_a_kill(house: House, server: Server, alice: Person) -> None:
    alice.say("for the record")
    alice.expect("for the record ✓")
    server.kill()
    server.start()
    house.person("late", server).expect("alice: for the record")


def test_a_stopped_server_goes_on_where_it_was(server: Server, alice: Person, bob: Person) -> None:
    server.freeze()
    alice.say("into the silence")
    alice.expect("into the silence ·")
    server.thaw()
    bob.expect("alice: into the silence")
    alice.expect("into the silence ✓")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_tells_everybody(
    server: Server, alice: Person, bob: Person, number: signal.Signals
) -> None:
    alice.say("last words")
    alice.expect("last words ✓")
    server.signal(number)
    for person in (alice, bob):
        person.expect("the server is shutting down")
        assert person.sees("alice: last words")
    assert server.wait_exit() == 0


def test_everybody_comes_back_after_an_orderly_restart(server: Server, alice: Person, bob: Person) -> None:
    server.signal(signal.SIGTERM)
    alice.expect(is_offline)
    assert server.wait_exit() == 0
    server.start()
    for person in (alice, bob):
        person.expect(is_online)
        person.expect("2 here")
    alice.say("we are back")
    bob.expect("alice: we are back")


def test_a_second_server_on_the_same_data_says_so(house: House, server: Server) -> None:
    code, errors = house.run_server("--listen", "127.0.0.1:0", "--data", str(server.data))
    assert code != 0
    assert re.fullmatch(r"sottod: error: another server is using .*\nsottod: hint: .*--data.*\n", errors)


def test_a_second_server_on_the_same_port_says_so(house: House, server: Server) -> None:
    code, errors = house.run_server("--listen", server.address, "--data", str(house.new_folder("server")))
    assert code == 69
    assert re.fullmatch(r"sottod: error: cannot listen on .*\nsottod: hint: .*\n", errors)


def test_the_server_keeps_its_key(server: Server) -> None:
    fingerprint, invite = server.fingerprint, server.invite
    server.kill()
    server.start()
    assert (server.fingerprint, server.invite) == (fingerprint, invite)


def changed_key(server: Server) -> None:
    """Another server at the same place."""
    server.kill()
    (server.data / "server.key").unlink()
    server.start()


def test_a_changed_key_stops_the_client_with_a_clear_text(server: Server, alice: Person) -> None:
    before = server.fingerprint
    changed_key(server)
    screen = alice.expect("has changed, so sotto did not connect")
    assert f"pinned: {before}" in screen.log_text and f"shown: {server.fingerprint}" in screen.log_text
    alice.expect("Somebody may be between you and the server")
    alice.keeps(lambda screen: "stopped: the server's key changed" in screen.status, 2)


def test_a_changed_key_lets_nobody_in(house: House, server: Server, alice: Person) -> None:
    changed_key(server)
    alice.expect("has changed")
    house.person("bob", server).expect("1 here")


def test_a_changed_key_ends_a_pipe_with_an_error_and_a_hint(house: House, server: Server) -> None:
    state = house.new_folder("bot")
    first = house.lines("bot", server, state=state)
    first.end_input()
    assert first.wait_exit() == 0
    changed_key(server)
    second = house.lines("bot", server.address, state=state)
    assert second.wait_exit() == 77
    assert_error_and_hint(second.complaints, "the key of .* has changed")


def test_an_invite_with_another_key_than_the_pinned_one_stops(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    alice = house.person("alice", server, state=state)
    alice.quit()
    changed_key(server)
    house.newcomer("alice", server.invite, state=state).expect("has changed, so sotto did not connect")


def test_an_unknown_key_asks_and_only_y_goes_on(house: House, server: Server) -> None:
    alice = house.newcomer("alice", server.address)
    alice.expect(f"trust the server's key {server.fingerprint}?  y / n")
    alice.type("jx한 ")
    alice.press("Enter", "Tab", "Up")
    alice.keeps(lambda screen: "y / n" in screen.status, 0.5)
    alice.type("y")
    alice.expect(is_online)
    assert "[pinned]" in alice.screen().status


def test_an_unknown_key_that_was_trusted_is_not_asked_about_again(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    alice = house.newcomer("alice", server.address, state=state)
    alice.expect("y / n")
    alice.type("y")
    alice.expect(is_online)
    alice.quit()
    house.newcomer("alice", server.address, state=state).expect(is_online)


def test_no_to_an_unknown_key_does_not_connect_until_asked_again(house: House, server: Server) -> None:
    alice = house.newcomer("alice", server.address)
    alice.expect("y / n")
    alice.type("n")
    alice.expect("not connected. Enter on an empty line asks again")
    bob = house.person("bob", server)
    bob.expect("1 here")
    alice.press("Enter")
    alice.expect("y / n")
    alice.type("y")
    bob.expect("alice joined")


def test_while_it_asks_no_connection_is_open(house: House, server: Server) -> None:
    proxy = house.proxy(server)
    alice = house.newcomer("alice", f"127.0.0.1:{proxy.port}")
    alice.expect("y / n")
    until(lambda: proxy.relays[0].is_over, "the connection to be closed", timeout=5)
    stays(lambda: len(proxy.relays) == 1, "no further connection is made", 1)
    assert len(proxy.relays[0].up.data) == 16 + 32, "the client's static key goes only to a pinned server"


def test_accept_new_does_not_ask(house: House, server: Server) -> None:
    alice = house.newcomer("alice", server.address, options=["--accept-new"])
    alice.expect(is_online)


def test_accept_new_does_not_accept_a_changed_key(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    alice = house.newcomer("alice", server.address, state=state, options=["--accept-new"])
    alice.expect(is_online)
    alice.quit()
    changed_key(server)
    again = house.newcomer("alice", server.address, state=state, options=["--accept-new"])
    again.expect("has changed, so sotto did not connect")


def test_what_is_kept_is_nobody_elses(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    alice = house.person("alice", server, state=state)
    alice.quit()
    for folder in (state, server.data):
        assert mode(folder) == 0o700
        for file in folder.iterdir():
            assert mode(file) & 0o077 == 0, f"{file.name} can be read by others"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def assert_error_and_hint(lines: list[str], error: str) -> None:
    assert len(lines) == 2, lines
    assert re.match(f"sotto: error: {error}", lines[0])
    assert lines[1].startswith("sotto: hint: ")
