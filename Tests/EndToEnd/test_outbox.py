"""What a client keeps on its own disk: nothing typed is lost, nothing arrives twice, whoever is killed."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from harness import House, Person, Server, Snapshot, until

SEEDS = int(os.environ.get("SOTTO_SEEDS", 3))


@pytest.fixture
def server(house: House) -> Server:
    return house.server("--limits", "off")


@pytest.fixture
def state(house: House) -> Path:
    return house.new_folder("alice")


@pytest.fixture
def bob(house: House, server: Server) -> Person:
    return house.person("bob", server, rows=60)


def numbers(text: str, word: str = "line") -> list[int]:
    return [int(number) for number in re.findall(rf"{word}-(\d+)\.", text)]


def all_kept(screen: Snapshot) -> bool:
    """to have no line that waits"""
    return " ·" not in screen.log_text and "online" in screen.status


def say_lines(person: Person, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        person.say(f"line-{number}.")


def waiting(count: int):
    def is_there(screen: Snapshot) -> bool:
        return screen.log_text.count(" ·") == count

    is_there.__doc__ = f"{count} lines that wait"
    return is_there


# Killed with lines on their way.


def test_lines_typed_offline_outlive_the_client(house: House, server: Server, state: Path, bob: Person) -> None:
    alice = house.person("alice", server, state=state)
    server.kill()
    alice.expect("offline, trying again")
    say_lines(alice, 5)
    alice.expect(waiting(5))
    alice.kill()
    again = house.newcomer("alice", server.invite, state=state)
    assert numbers(again.expect(waiting(5)).log_text) == list(range(5)), "they are shown without a server"
    say_lines(again, 2, first=5)
    server.start()
    for person in (again, bob):
        screen = person.expect(lambda screen: "line-6." in screen.text and all_kept(screen))
        assert numbers(screen.log_text) == list(range(7))


def test_lines_that_the_server_has_and_has_not_said_so_arrive_once(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    alice = house.person("alice", server, state=state)
    bob.expect("2 here")
    server.freeze()
    say_lines(alice, 8)
    alice.expect(waiting(8))
    alice.kill()
    server.thaw()
    bob.expect("line-7.")
    again = house.person("alice", server, state=state)
    for person in (again, bob):
        screen = person.expect(lambda screen: "line-7." in screen.text and all_kept(screen))
        assert numbers(screen.log_text) == list(range(8))


def test_lines_that_neither_has_acknowledged_outlive_both(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    alice = house.person("alice", server, state=state)
    bob.expect("2 here")
    server.freeze()
    say_lines(alice, 8)
    alice.expect(waiting(8))
    server.kill()
    alice.kill()
    server.start()
    again = house.person("alice", server, state=state)
    for person in (again, bob):
        screen = person.expect(lambda screen: "line-7." in screen.text and all_kept(screen))
        assert numbers(screen.log_text) == list(range(8))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_line_arrives_once_and_in_order_whoever_is_killed_when(
    house: House, server: Server, state: Path, seed: int
) -> None:
    """A line that has its sign has it for good; one that was typed into a client that died may be gone."""
    chance = random.Random(seed)
    alice = house.person("alice", server, rows=60, state=state)
    said = 0
    for _ in range(8):
        count = chance.randrange(1, 5)
        say_lines(alice, count, said)
        said += count
        last = f"line-{said - 1}. [·✓]"
        alice.expect(re.compile(last))
        what = chance.choice(["client", "server", "both"])
        if what != "client":
            server.kill()
        if what != "server":
            alice.kill()
            alice = house.newcomer("alice", server.invite, rows=60, state=state)
            alice.expect("F1 help")
        if what != "client":
            server.start()
    screen = alice.expect(lambda screen: f"line-{said - 1}." in screen.text and all_kept(screen))
    assert numbers(screen.log_text) == list(range(said))
    late = house.person("late", server, rows=60)
    assert numbers(late.expect(f"line-{said - 1}.").log_text) == list(range(said))


def test_a_whisper_outlives_the_client_and_comes_once(house: House, server: Server, state: Path, bob: Person) -> None:
    alice = house.person("alice", server, state=state)
    bob.expect("2 here")
    server.freeze()
    alice.say("/w bob psst-0.")
    alice.say("/w bob psst-1.")
    alice.expect(waiting(2))
    alice.kill()
    server.thaw()
    again = house.person("alice", server, state=state)
    again.expect(lambda screen: numbers(screen.log_text, "psst") == [0, 1] and all_kept(screen))
    bob.expect("psst-1.")
    assert numbers(bob.screen().log_text, "psst") == [0, 1]


def test_a_pipe_sends_what_another_run_could_not(house: House, server: Server, state: Path, bob: Person) -> None:
    alice = house.lines("alice", server, state=state)
    alice.say("here")
    alice.expect("<alice> here")
    server.kill()
    alice.expect("cut")
    (outbox,) = state.glob("outbox-*")
    before = outbox.stat().st_size
    alice.say("line-0.", "line-1.")
    # Two records, each of the line's id, room and text; what may still come for "here" is shorter than one of them.
    until(lambda: outbox.stat().st_size >= before + 2 * 75, "two lines on the disk")
    alice.process.kill()
    alice.process.wait()
    server.start()
    again = house.lines("alice", server, state=state)
    again.say("line-2.")
    again.end_input()
    assert again.wait_exit() == 0
    bob.expect("line-2.")
    assert numbers(bob.screen().log_text) == [0, 1, 2]


# An unbroken log.


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_connection_cut_in_the_middle_of_frames_loses_and_doubles_nothing(
    house: House, server: Server, bob: Person, way: str
) -> None:
    proxy = house.proxy(server)
    alice = house.newcomer("alice", server.invite_by(proxy.port), rows=60)
    alice.expect(lambda screen: "online" in screen.status)
    bob.expect("2 here")
    for number in range(0, 24, 2):
        # A frame has 274 bytes here: the cut comes in its length, its text, its tag, or on its edge.
        getattr(proxy.relays[-1], way).left = 274 * (number % 3) + 23 * number
        alice.say(f"line-{number}.")
        bob.say(f"line-{number + 1}.")
        bob.expect(re.compile(rf"line-{number + 1}\. ✓"))
    for person in (alice, bob):
        person.expect(lambda screen: len(numbers(screen.log_text)) == 24 and all_kept(screen))
    assert numbers(alice.screen().log_text) == numbers(bob.screen().log_text)
    assert sorted(numbers(alice.screen().log_text)) == list(range(24))


def test_a_reconnect_that_comes_late_and_twice_shows_everything_once(house: House, server: Server, bob: Person) -> None:
    proxy = house.proxy(server)
    alice = house.newcomer("alice", server.invite_by(proxy.port), rows=60)
    alice.expect(lambda screen: "online" in screen.status)
    bob.expect("2 here")
    proxy.is_closed = True
    proxy.relays[-1].cut()
    alice.expect("offline, trying again")
    say_lines(alice, 3)
    for number in range(10, 13):
        bob.say(f"line-{number}.")
    proxy.is_closed = False
    for _ in range(3):
        alice.press("Enter")
        until(lambda count=len(proxy.relays): len(proxy.relays) >= count, "a connection", timeout=5)
    alice.press("Enter")
    for person in (alice, bob):
        person.expect(lambda screen: len(numbers(screen.log_text)) == 6 and all_kept(screen))
    assert numbers(alice.screen().log_text) == numbers(bob.screen().log_text) == [10, 11, 12, 0, 1, 2]


def test_five_hundred_lines_pass_the_limit_and_none_is_refused(house: House, state: Path) -> None:
    server = house.server("--messages-per-second", "200")
    bob = house.lines("bob", server)
    alice = house.lines("alice", server, state=state)
    alice.say(*(f"line-{number}." for number in range(500)))
    alice.end_input()
    assert alice.wait_exit() == 0
    bob.expect(r"line-499\.")
    for client in (alice, bob):
        assert numbers("\n".join(client.lines)) == list(range(500))
    assert not [line for line in alice.lines if "not sent" in line]


def test_five_hundred_lines_typed_offline_pass_the_limit(house: House, state: Path) -> None:
    server = house.server("--messages-per-second", "200")
    bob = house.lines("bob", server)
    alice = house.person("alice", server, state=state)
    alice.expect("2 here")
    server.kill()
    alice.expect("offline, trying again")
    say_lines(alice, 500)
    alice.expect("500 waiting")
    server.start()
    bob.expect(r"line-499\.")
    assert numbers("\n".join(bob.lines)) == list(range(500))
    alice.expect(all_kept)
    assert "✗" not in alice.screen().text


# What was refused.


def test_a_refused_line_says_why_and_goes_out_again_by_a_key(house: House, server: Server, bob: Person) -> None:
    alice = house.person("alice", server)
    alice.say("/w carol psst")
    alice.expect("you → carol: psst ✗ nobody there")
    alice.expect("1 not sent, Alt-R sends again")
    carol = house.person("carol", server)
    alice.expect("carol joined")
    alice.press("Alt-R")
    carol.expect("alice → you: psst")
    screen = alice.expect("you → carol: psst ✓")
    assert "✗" not in screen.text and "not sent" not in screen.status


def test_a_refused_line_outlives_the_client_and_goes_out_when_it_is_told_to(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    alice = house.person("alice", server, state=state)
    alice.say("/w carol psst")
    alice.expect("you → carol: psst ✗ nobody there")
    alice.kill()
    carol = house.person("carol", server)
    alice = house.person("alice", server, state=state)
    alice.expect("you → carol: psst ✗ nobody there")
    alice.expect("1 not sent, Alt-R sends again")
    alice.press("Alt-R")
    carol.expect("alice → you: psst")
    alice.expect("you → carol: psst ✓")


def test_a_refused_line_goes_out_again_by_a_command(house: House, server: Server, bob: Person) -> None:
    alice = house.person("alice", server)
    alice.say("/w carol psst")
    alice.expect("✗ nobody there")
    carol = house.person("carol", server)
    alice.say("/resend")
    carol.expect("alice → you: psst")


# The own log of whispers.


def whispered(house: House, server: Server, state: Path, bob: Person) -> None:
    alice = house.person("alice", server, state=state)
    bob.expect("2 here")
    alice.say("before")
    alice.say("/w bob from me")
    alice.expect("from me ✓")
    bob.say("/w alice from you")
    alice.expect("from you")
    alice.say("behind")
    alice.expect("behind ✓")
    alice.kill()
    bob.expect("1 here")


def test_whispers_are_shown_again_among_the_rooms_lines(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    whispered(house, server, state, bob)
    screen = house.person("alice", server, state=state).expect("behind")
    order = ["before", "you → bob: from me ✓", "bob → you: from you", "behind"]
    places = [screen.log_text.find(words) for words in order]
    assert -1 not in places and places == sorted(places)
    assert not [file for file in state.iterdir() if b"from me" in file.read_bytes()]


def test_without_an_own_log_no_whisper_is_kept(house: House, server: Server, state: Path, bob: Person) -> None:
    alice = house.person("alice", server, state=state, options=["--own-log", "off"])
    bob.expect("2 here")
    alice.say("/w bob from me")
    alice.expect("from me ✓")
    alice.kill()
    assert not list(state.glob("whispers-*"))
    again = house.person("alice", server, state=state)
    assert "from me" not in again.expect("here").log_text


def test_the_own_log_is_erased_when_asked(house: House, server: Server, state: Path, bob: Person) -> None:
    whispered(house, server, state, bob)
    alice = house.person("alice", server, state=state)
    alice.expect("from you")
    alice.say("/forget")
    alice.expect("your own log of whispers is erased")
    assert "from you" not in alice.screen().log_text
    alice.quit()
    again = house.person("alice", server, state=state)
    assert "from you" not in again.expect("behind").log_text


# Rooms, and the files themselves.


def test_rooms_are_entered_again_and_what_came_meanwhile_is_counted(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    alice = house.person("alice", server, state=state)
    for person in (alice, bob):
        person.say("/join #tea")
        person.expect(lambda screen: screen.title.startswith(" #tea"))
    alice.expect("2 here")
    bob.say("seen")
    alice.expect("bob: seen")
    alice.press("^N")
    alice.expect(lambda screen: screen.title.startswith(" #lobby"))
    until(lambda: list(state.glob("rooms-*")), "the rooms to be written")
    alice.quit()
    for number in range(3):
        bob.say(f"line-{number}.")
    bob.expect("line-2. ✓")
    again = house.person("alice", server, state=state)
    again.expect(lambda screen: "#tea 3" in screen.status)
    again.press("^N")
    again.expect("line-2.")


def test_an_identity_of_the_first_versions_stays_who_it_is(house: House, server: Server, state: Path) -> None:
    alice = house.person("alice", server, state=state)
    alice.quit()
    identity = state / "identity"
    identity.write_bytes(identity.read_bytes()[:32])
    again = house.person("alice", server, state=state)
    again.say("still me")
    again.expect("alice: still me ✓")
    assert len(identity.read_bytes()) == 64


def test_a_damaged_outbox_is_told_and_the_rest_goes_out(
    house: House, server: Server, state: Path, bob: Person
) -> None:
    alice = house.person("alice", server, state=state)
    server.kill()
    alice.expect("offline, trying again")
    say_lines(alice, 3)
    alice.expect(waiting(3))
    alice.kill()
    (outbox,) = state.glob("outbox-*")
    data = bytearray(outbox.read_bytes())
    data[len(data) // 2] ^= 1
    outbox.write_bytes(data)
    server.start()
    again = house.person("alice", server, state=state)
    again.expect("is damaged in one place; the rest of it was read")
    bob.expect("line-2.")
    assert numbers(bob.screen().log_text) == [0, 2]
