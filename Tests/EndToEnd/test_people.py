"""People one talks to, who are away, or whom one would rather not hear."""

from __future__ import annotations

import pytest

from harness import House, Person, Server


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server, rows=30)


@pytest.fixture
def state(house: House):
    return house.new_folder("bob")


def bob(house: House, server: Server, state) -> Person:
    return house.person("bob", server, rows=30, state=state)


def test_a_whisper_waits_for_somebody_who_is_away_and_comes_once(house: House, server: Server, alice: Person, state) -> None:
    bob(house, server, state).quit()
    alice.say("/w bob see you tomorrow")
    alice.expect("you → bob: see you tomorrow ✓ (away: delivered when they are back)")
    for _ in range(2):
        again = bob(house, server, state)
        screen = again.expect("alice → you: see you tomorrow")
        assert screen.log_text.count("see you tomorrow") == 1
        again.quit()


@pytest.mark.parametrize("is_there", [True, False], ids=["to who is there", "to who is away"])
def test_nothing_the_server_has_can_be_read_of_a_whisper(
    house: House, server: Server, alice: Person, state, is_there: bool
) -> None:
    reader = bob(house, server, state)
    if not is_there:
        reader.quit()
    alice.say("/w bob the plums are in the icebox")
    alice.expect("icebox ✓")
    server.kill()
    files = [path for path in server.data.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert b"icebox" not in path.read_bytes()
    server.start()
    if not is_there:
        reader = bob(house, server, state)
    reader.expect("alice → you: the plums are in the icebox")


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_a_whisper_outlives_the_server_that_holds_it(
    house: House, server: Server, alice: Person, state, end: str
) -> None:
    bob(house, server, state).quit()
    for number in range(3):
        alice.say(f"/w bob number {number}")
    alice.expect("number 2 ✓ (away")
    if end == "kill":
        server.kill()
    else:
        server.process.terminate()
        assert server.wait_exit() == 0
    alice.expect("trying again")
    server.start()
    again = bob(house, server, state)
    screen = again.expect("number 2")
    assert [line[-1] for line in screen.log if "→ you: number" in line] == ["0", "1", "2"]


def test_whose_whispers_are_taken_is_up_to_whom_they_are_for(house: House, server: Server, alice: Person, state) -> None:
    reader = bob(house, server, state)
    reader.say("/whispers nobody")
    reader.expect("whispers are taken from nobody")
    alice.say("/w bob psst")
    alice.expect("you → bob: psst ✗ takes no whispers")
    server.kill()
    reader.expect("trying again")
    server.start()
    for person in (alice, reader):
        person.expect(lambda screen: "online" in screen.status)
    alice.say("/w bob psst again")
    alice.expect("psst again ✗ takes no whispers")
    reader.quit()
    reader = bob(house, server, state)
    reader.say("/whispers")
    reader.expect("whispers are taken from nobody")
    reader.say("/whispers all")
    reader.expect("whispers are taken from everybody")
    alice.say("/w bob at last")
    reader.expect("alice → you: at last")


def test_who_is_ignored_is_not_heard_by_any_name_in_any_run(house: House, server: Server, alice: Person, state) -> None:
    reader = bob(house, server, state)
    alice.expect("2 here")
    reader.say("/ignore alice")
    reader.expect("alice is ignored")
    alice.say("/nick alicia")
    reader.expect("-alicia")
    alice.say("hello bob")
    alice.say("/w bob psst")
    alice.expect("you → bob: psst ✓")
    reader.say("/ignore")
    reader.expect("ignored: alicia (2 hidden)")
    reader.quit()
    reader = bob(house, server, state)
    alice.say("do you hear me, bob?")
    alice.expect("do you hear me, bob? ✓")
    reader.say("/unignore alicia")
    reader.expect("alicia is heard again")
    alice.say("and now?")
    screen = reader.expect("alicia: and now?")
    assert "do you hear me" not in screen.text and "psst" not in screen.text


def test_who_is_there_is_told_by_a_part_of_the_name(house: House, server: Server, alice: Person) -> None:
    house.person("김하나", server)
    alice.expect("2 here")
    alice.say("/who ㅎㄴ")
    alice.expect("1 in #lobby like ㅎㄴ: 김하나")
