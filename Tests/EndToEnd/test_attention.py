"""Colours by what the terminal says, and telling somebody who looks elsewhere."""

import re
import time

import pytest

from harness import House, Person, Server

BLACK = b"\x1b]11;rgb:0000/0000/0000\x1b\\"
WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
QUESTION = b"\x1b]11;?\x1b\\"
FOCUS_IN, FOCUS_OUT = b"\x1b[I", b"\x1b[O"

DARK = {176, 203, 75, 79, 80, 107, 110, 114, 140, 141, 173, 174, 178, 180, 208, 212}
LIGHT = {90, 124, 19, 22, 23, 24, 25, 52, 54, 55, 58, 88, 89, 94, 125, 130}


def colours(output: bytes) -> set[int]:
    return {int(number) for number in re.findall(rb"38;5;(\d+)", output)}


def wait_for_output(person: Person, wanted: bytes) -> None:
    assert person.terminal.output.wait_for(lambda: wanted in person.output), person.output[-300:]


@pytest.mark.parametrize(("answer", "scheme"), [(BLACK, DARK), (WHITE, LIGHT)])
def test_the_background_picks_the_colours(house: House, server: Server, answer: bytes, scheme: set[int]) -> None:
    alice = house.person("alice", server)
    wait_for_output(alice, QUESTION)
    # What was drawn before has no scheme yet.
    alice.expect("1 here")
    before = len(alice.output)
    alice.terminal.write(answer)
    alice.say("/set highlight tea")
    alice.expect("highlight = tea")
    assert colours(alice.output[before:]) and colours(alice.output[before:]) <= scheme
    assert "rgb" not in alice.screen().text


def test_an_answer_in_two_pieces_is_no_text(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.terminal.write(BLACK[:9])
    time.sleep(0.2)
    alice.terminal.write(BLACK[9:])
    alice.say("hello")
    alice.expect("alice: hello")


@pytest.mark.parametrize("environment", [{"TERM": "linux"}, {"NO_COLOR": "1"}])
def test_a_terminal_is_not_asked_where_it_must_not_or_need_not(house: House, server: Server, environment) -> None:
    alice = house.person("alice", server, environment=environment)
    assert QUESTION not in alice.output


def test_no_color_is_mono_until_somebody_wants_colours(house: House, server: Server) -> None:
    alice = house.person("alice", server, environment={"NO_COLOR": "1"})
    assert not colours(alice.output)
    alice.say("/set theme dark")
    alice.expect("theme = dark")
    assert colours(alice.output) and colours(alice.output) <= DARK


def test_a_mention_is_told_while_another_window_has_the_focus(house: House, server: Server) -> None:
    alice = house.person("alice", server, environment={"TERM_PROGRAM": "ghostty"})
    bob = house.person("bob", server)
    alice.terminal.write(FOCUS_IN)
    bob.say("alice: one")
    alice.expect("alice: one")
    alice.terminal.write(FOCUS_OUT)
    bob.say("alice: two")
    wait_for_output(alice, b"\x1b]777;notify;bob in #lobby;alice: two\x1b\\")
    assert b"alice: one\x1b\\" not in alice.output
    assert b"\x07" not in re.sub(rb"\x1b\]2;[^\x07]*\x07", b"", alice.output)


def test_a_terminal_that_answers_is_told_its_own_way(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    bob = house.person("bob", server)
    wait_for_output(alice, b"\x1b]99;i=sotto:p=?;\x1b\\")
    alice.terminal.write(b"\x1b]99;i=sotto:p=?;a=report:p=title,body\x1b\\" + FOCUS_OUT)
    bob.say("/w alice psst")
    wait_for_output(alice, b"\x1b]99;i=sotto:d=0;bob whispers\x1b\\\x1b]99;i=sotto:p=body;psst\x1b\\")


def test_what_was_said_can_be_hidden(house: House, server: Server) -> None:
    alice = house.person("alice", server, options=("--notify", "osc9", "--notify-content=sender"))
    bob = house.person("bob", server)
    alice.terminal.write(FOCUS_OUT)
    bob.say("/w alice secret")
    wait_for_output(alice, b"\x1b]9;sotto: bob whispers\x1b\\")


def test_a_command_is_run_with_it_as_an_argument_and_not_as_a_line_of_the_shell(house: House, server: Server) -> None:
    told = house.folder / "told"
    alice = house.person(
        "alice", server, options=("--notify", "command", f"--notify-command=printf '%s\\n' >>{told}"))
    bob = house.person("bob", server)
    alice.terminal.write(FOCUS_OUT)
    bob.say("alice: $(touch pwned) `id` \"'; exit")
    alice.expect("exit")
    wanted = "sotto: bob in #lobby: alice: $(touch pwned) `id` \"'; exit\n"
    deadline = time.monotonic() + 10
    while not (told.exists() and told.read_text() == wanted) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert told.read_text() == wanted


def test_a_flood_of_mentions_is_told_a_few_times(house: House, server: Server) -> None:
    alice = house.person("alice", server, options=("--notify", "osc9"))
    bob = house.person("bob", server)
    alice.terminal.write(FOCUS_OUT)
    for number in range(12):
        bob.say(f"alice {number}.")
    alice.expect("alice 11.")
    assert alice.output.count(b"\x1b]9;") == 3
    assert alice.screen().window_title.startswith("(12!)") or "#lobby sotto" in alice.screen().window_title
