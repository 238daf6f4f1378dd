"""What was said before: scrolling back to the beginning, and finding things."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server, Snapshot, until

LINES = 1_200


@pytest.fixture
def library(house: House) -> Server:
    """A server where somebody said a lot."""
    server = house.server("--limits", "off")
    writer = house.lines("writer", server)
    writer.write("".join(f"line {number}\n" for number in range(1, LINES + 1)).encode())
    writer.write("내일 주간회의에서 봐요\nthe Meeting is at two\n".encode())
    writer.end_input()
    assert writer.wait_exit() == 0
    return server


def numbers(screen: Snapshot) -> list[int]:
    return [int(number) for number in re.findall(r"writer: line (\d+)", screen.log_text)]


def test_one_scrolls_back_to_the_beginning_without_a_gap_or_a_jump(house: House, library: Server) -> None:
    alice = house.person("alice", library)
    alice.expect("Meeting is at two")
    seen: list[int] = []
    for _ in range(4 * LINES // 19):
        screen = alice.screen()
        seen += numbers(screen)
        if "the beginning of #lobby" in screen.log_text:
            break
        before = screen.log
        alice.press("PgUp")
        # A page keeps one row of what was read, so the first row comes down to the last.
        alice.expect(lambda screen: screen.log != before)
        screen = alice.expect(lambda screen: "loading earlier" not in screen.log_text)
        assert numbers(screen) == sorted(numbers(screen))
    assert sorted(set(seen)) == list(range(1, LINES + 1))
    alice.press("Ctrl-End")
    alice.expect("Meeting is at two")


def test_two_syllables_are_found_and_lead_to_their_line(house: House, library: Server) -> None:
    alice = house.person("alice", library, columns=110)
    alice.say("say on")
    alice.expect("say on ✓")
    screen = look(alice, "회의", "1 line")
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d #lobby writer: 내일 주간회의에서 봐요", screen.text)
    alice.press("Enter")
    alice.expect(lambda screen: "“회의”" not in screen.text and "주간회의에서 봐요" in screen.log_text)


def test_a_line_far_back_is_gone_to(house: House, library: Server) -> None:
    alice = house.person("alice", library, columns=110)
    look(alice, "line 17", "11 lines")
    alice.press("Ctrl-End", "Enter")
    screen = alice.expect(lambda screen: "Esc closes" not in screen.text and 17 in numbers(screen))
    assert {15, 16, 17, 18, 19} <= set(numbers(screen))
    alice.press("Esc", "Ctrl-End")
    alice.expect("Meeting is at two")


def look(person: Person, text: str, found: str) -> Snapshot:
    """Searches until the server's index has caught up."""

    def again() -> bool:
        person.say(f"/search {text}")
        if found in person.expect(re.compile(r"\d lines? .*Esc closes|nothing found")).text:
            return True
        # What follows an Esc at once is a chord with it.
        person.press("Esc")
        person.expect_gone("Esc closes")
        return False

    until(again, f"{found} of {text}")
    return person.screen()


def test_nobody_finds_what_was_said_where_they_are_not(house: House, library: Server) -> None:
    insider = house.lines("insider", library, options=("--plain", "--room", "#inside"))
    insider.say("회의 비밀")
    until(lambda: any("회의 비밀" in line for line in insider.lines), "the line")
    alice = house.person("alice", library, columns=110)
    screen = look(alice, "회의", "1 line")
    assert "비밀" not in screen.text


def test_a_pipe_asks_for_earlier_lines_and_for_what_was_said(house: House, library: Server) -> None:
    look(house.person("alice", library, columns=110), "회의", "1 line")
    bob = house.lines("bob", library)
    bob.write("/history 150\n/search 주간회의\n".encode())
    bob.end_input()
    assert bob.wait_exit() == 0
    said = [int(number) for line in bob.lines for number in re.findall(r"<writer> line (\d+)", line)]
    # The last hundred came on joining; the ones before them when asked for.
    assert sorted(said) == list(range(LINES - 247, LINES + 1))
    assert said[98:] == list(range(LINES - 247, LINES - 97))
    assert [line for line in bob.lines if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d #lobby <writer> 내일 주간회의에서 봐요", line)]
    assert any("1 line" in line for line in bob.lines)
