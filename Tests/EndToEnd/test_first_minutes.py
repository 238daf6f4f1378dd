"""`sotto` alone, for the first time, and what comes after it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import binaries
from harness.house import House
from harness.person import Person
from harness.server import Server
from harness.waiting import PATIENCE


def alone(house: House, state: Path, rows: int = 24, columns: int = 80, **environment: str) -> Person:
    command = [binaries.sotto(), "--state", str(state)]
    return house.keep(Person("somebody", command, house.environment() | environment, rows, columns))


def online(screen) -> bool:
    """online"""
    return "online" in screen.status


def test_it_asks_for_a_name_and_a_server_and_remembers_them(house: House, server: Server) -> None:
    state = house.new_folder("mina")
    mina = alone(house, state)
    mina.expect("what others are to call you")
    mina.say("mina")
    mina.say(server.invite)
    mina.expect(online)
    assert mina.quit() == 0
    again = alone(house, state)
    again.expect(online)
    again.expect("mina (you)")


def test_what_is_wrong_is_said_beside_its_field(house: House) -> None:
    mina = alone(house, house.new_folder("mina"))
    mina.expect("what others are to call you")
    mina.say("mi na")
    mina.expect("!! a name has no spaces")
    mina.press("^U")
    mina.say("mina")
    mina.say("two words")
    mina.expect("!! that is no server")


@pytest.mark.parametrize("key", ["Esc", "^C"])
def test_it_can_be_left(house: House, key: str) -> None:
    mina = alone(house, house.new_folder("mina"), rows=5, columns=20)
    mina.expect("name")
    mina.press(key)
    assert mina.wait_exit() == 0
    assert mina.terminal.modes() == mina.modes_before


def test_it_speaks_korean_by_the_locale(house: House) -> None:
    mina = alone(house, house.new_folder("mina"), LC_ALL="ko_KR.UTF-8")
    mina.expect("다른 사람에게 보일 이름")


def test_a_server_that_never_let_us_in_is_not_gone_back_to(house: House) -> None:
    state = house.new_folder("mina")
    mina = alone(house, state)
    mina.expect("what others are to call you")
    mina.say("mina")
    mina.say("127.0.0.1:1")
    mina.expect("nothing answers")
    assert mina.quit() == 0
    alone(house, state).expect("> mina")


@pytest.fixture
def own(house: House) -> Iterator[tuple[Person, Path]]:
    """Somebody who has just started a server of their own, and their folder."""
    state = house.new_folder("mina")
    mina = alone(house, state)
    mina.expect("what others are to call you")
    mina.type("mina")
    mina.press("Shift-Tab", "Enter")
    mina.expect(online)
    yield mina, state
    end(state)


def end(state: Path) -> None:
    number = state / "server" / "pid"
    try:
        os.kill(int(number.read_text()), signal.SIGTERM)
    except (ProcessLookupError, FileNotFoundError):
        pass


def test_a_server_of_ones_own_is_started_and_goes_on(house: House, own: tuple[Person, Path]) -> None:
    mina, state = own
    mina.expect("Nobody else is here")
    assert mina.quit() == 0
    farewell = re.search(rb"this ends it: kill (\d+)", mina.output)
    assert farewell
    os.kill(int(farewell[1]), 0)
    again = alone(house, state)
    again.expect(online)
    assert again.quit() == 0
    os.kill(int(farewell[1]), signal.SIGTERM)


def test_a_server_of_ones_own_that_has_ended_is_started_again(house: House, own: tuple[Person, Path]) -> None:
    mina, state = own
    mina.say("still here?")
    mina.expect("still here? ✓")
    assert mina.quit() == 0
    end(state)
    again = alone(house, state)
    again.expect(online)
    again.expect("still here?")


def test_what_an_empty_room_says_a_friend_types_leads_in(house: House, server: Server) -> None:
    alice = house.lines("alice", server)
    alice.say("/invite")
    line = alice.expect("a friend comes in by: ")
    command = line.split("a friend comes in by: ")[1]
    shell = f"{command} --plain --name bob --state '{house.new_folder('bob')}'"
    environment = house.environment()
    environment["PATH"] = f"{Path(binaries.sotto()).parent}:{environment['PATH']}"
    friend = subprocess.run(
        ["sh", "-c", shell], input="hello\n", env=environment, capture_output=True, text=True, timeout=PATIENCE,
    )
    assert friend.returncode == 0, friend.stderr
    alice.expect("<bob> hello")
