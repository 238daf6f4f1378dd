"""Whatever ends the client, the terminal is as it was found."""

from __future__ import annotations

import ctypes
import os
import signal

import pytest

from harness import House, Person, Server
from harness.emulator import ALTERNATE_SCREEN, SYNCHRONIZED_OUTPUT

BRACKETED_PASTE, FOCUS_REPORTS, APPLICATION_CURSOR = 2004, 1004, 1
MOUSE = {1000, 1002, 1003, 1006}
BUTTONS, PLACES = 1002, 1006


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    alice = house.person("alice", server)
    assert {ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_REPORTS, BUTTONS, PLACES} <= alice.screen().modes
    assert alice.terminal.modes() != alice.modes_before
    return alice


def assert_clean(person: Person) -> None:
    """Our modes are off, the cursor is seen, and tcgetattr says what it said before."""
    ours = {ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_REPORTS, SYNCHRONIZED_OUTPUT, APPLICATION_CURSOR, *MOUSE}
    screen = person.expect(lambda screen: not ours & screen.modes)
    assert not screen.cursor_is_hidden
    assert "online" not in screen.text, "what was drawn is still there"
    assert person.terminal.modes() == person.modes_before


def test_after_quit(alice: Person) -> None:
    assert alice.quit() == 0
    assert_clean(alice)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_after_a_signal(house: House, server: Server, alice: Person, number: signal.Signals) -> None:
    bob = house.person("bob", server)
    bob.expect("2 here")
    alice.type("a draft")
    alice.signal(number)
    assert alice.wait_exit() == 0
    assert_clean(alice)
    bob.expect("alice left")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE])
def test_after_a_crash(alice: Person, number: signal.Signals) -> None:
    alice.signal(number)
    assert alice.wait_exit() == -number, "the signal is what the shell is told"
    assert_clean(alice)


def test_after_a_crash_of_another_thread(alice: Person) -> None:
    process = alice.process.pid
    other = next(int(name) for name in os.listdir(f"/proc/{process}/task") if int(name) != process)
    ctypes.CDLL(None).tgkill(process, other, signal.SIGSEGV)
    assert alice.wait_exit() == -signal.SIGSEGV
    assert_clean(alice)


def test_after_control_z_and_back_after_fg(house: House, server: Server) -> None:
    alice = house.job("alice", server)
    bob = house.person("bob", server)
    alice.expect("2 here")
    alice.type("a draft")
    alice.press("^Z")
    alice.wait_until_stopped()
    assert_clean(alice)
    bob.say("are you there?")
    bob.expect("are you there? ✓")
    alice.foreground()
    screen = alice.expect("bob: are you there?")
    assert screen.input == "a draft"
    assert {ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_REPORTS} <= screen.modes
    alice.press("^U")
    assert alice.quit() == 0
    assert_clean(alice)


def test_control_z_twice(house: House, server: Server) -> None:
    alice = house.job("alice", server)
    for times in (1, 2):
        alice.press("^Z")
        alice.wait_until_stopped(times)
        assert_clean(alice)
        alice.foreground()
        alice.expect(lambda screen: "online" in screen.status)
    assert alice.quit() == 0


def test_a_stop_from_outside_is_as_clean(house: House, server: Server) -> None:
    alice = house.job("alice", server)
    os.kill(alice.client_pid, signal.SIGTSTP)
    alice.wait_until_stopped()
    assert_clean(alice)
    alice.foreground()
    alice.expect(lambda screen: "online" in screen.status)


def test_while_it_is_stopped_the_window_may_change(house: House, server: Server) -> None:
    alice = house.job("alice", server)
    alice.press("^Z")
    alice.wait_until_stopped()
    alice.resize(30, 100)
    alice.foreground()
    alice.expect(lambda screen: screen.prompt_row == 29 and screen.rule is not None and "▒" not in screen.text)


def test_after_sigstop_and_sigcont_it_takes_the_terminal_again(house: House, server: Server) -> None:
    alice = house.job("alice", server)
    os.kill(alice.client_pid, signal.SIGSTOP)
    alice.wait_until_stopped()
    alice.terminal.scribble("\x1b[?1049l\x1b[?2004l\x1b[2Jsomething else")
    alice.foreground()
    alice.expect(lambda screen: "online" in screen.status and "something else" not in screen.text)
    assert BRACKETED_PASTE in alice.screen().modes


def test_it_ends_when_its_window_is_closed(house: House, server: Server, alice: Person) -> None:
    bob = house.person("bob", server)
    bob.expect("2 here")
    alice.terminal.hang_up()
    alice.process.wait(30)
    bob.expect("alice left")


def test_a_refused_start_leaves_the_terminal_alone(house: House, server: Server) -> None:
    """Errors before the screen is taken are plain lines in a plain terminal."""
    alice = house.newcomer("alice", server.invite, options=["--tab", "sideways"])
    assert alice.wait_exit() == 64
    alice.expect("sideways")
    assert ALTERNATE_SCREEN not in alice.screen().modes
    assert b"\x1b[?1049h" not in alice.output
    assert alice.terminal.modes() == alice.modes_before


def test_an_unknown_terminal_is_named(house: House, server: Server) -> None:
    environment = {**house.environment(), "TERM": "no-such-terminal"}
    alice = house.keep(Person("alice", house.command("alice", server.invite), environment))
    assert alice.wait_exit() == 78
    alice.expect("sotto: error: the terminal 'no-such-terminal' is not known here")
    alice.expect("sotto: hint:")


def test_a_locale_without_utf8_still_shows_korean(house: House, server: Server) -> None:
    environment = {**house.environment(), "LANG": "C"}
    alice = house.keep(Person("alice", house.command("alice", server.invite), environment))
    alice.expect(lambda screen: "online" in screen.status)
    alice.say("안녕")
    alice.expect("alice: 안녕 ✓")


def test_two_clients_on_one_state_say_so(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    house.person("alice", server, state=state)
    second = house.newcomer("alice", server.invite, state=state)
    assert second.wait_exit() == 75
    second.expect("sotto: error: another sotto is using")
    second.expect("sotto: hint:")


def test_a_killed_client_lets_go_of_its_state(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    first = house.person("alice", server, state=state)
    first.signal(signal.SIGKILL)
    first.wait_exit()
    house.person("alice", server, state=state)
