"""Order: what operators decide, and what becomes of those it is about."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server, until


@pytest.fixture
def fingerprint(house: House) -> str:
    house.alice, fingerprint = house.identity("alice")
    return fingerprint


@pytest.fixture
def server(house: House, fingerprint: str) -> Server:
    """One that alice operates."""
    return house.server("--operator", fingerprint)


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server, rows=30, state=house.alice)


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    bob = house.person("bob", server, rows=30)
    for person in (alice, bob):
        person.expect("2 here")
    return bob


def is_out(screen) -> bool:
    """to be out of the room"""
    return "not in the room" in screen.status


def come_back(person: Person, room: str = "#lobby") -> None:
    """Asks to come in until that is so."""

    def is_in() -> bool:
        person.say(f"/join {room}")
        return "here" in person.expect(lambda screen: True).status

    until(is_in, f"{person.name} to be in {room} again")


def test_who_is_no_operator_orders_nothing(alice: Person, bob: Person) -> None:
    bob.say("/kick alice")
    bob.expect(re.compile(r"bob removed alice ✗ operators\s+only"))
    bob.say("/ban --server alice")
    bob.expect(re.compile(r"ban alice from the server ✗ operators\s+only"))
    alice.say("still here")
    bob.expect("alice: still here")


def test_who_is_kicked_reads_on_and_may_come_back(alice: Person, bob: Person) -> None:
    bob.say("spam spam")
    alice.say("/kick bob no spam here")
    alice.expect("alice removed bob: no spam here ✓")
    bob.expect(is_out)
    assert bob.sees("alice removed bob: no spam here") and bob.sees("bob: spam spam")
    alice.expect(re.compile(r"^ 1 here|│ 1 here", re.MULTILINE))
    bob.say("what?")
    bob.expect("you are not in #lobby, so that was not sent")
    alice.say("gone")
    alice.expect("gone ✓")
    assert not bob.sees("alice: gone")
    bob.say("/join #lobby")
    bob.expect("alice: gone")
    bob.say("sorry")
    alice.expect("bob: sorry")


def test_a_ban_ends(alice: Person, bob: Person) -> None:
    alice.say("/ban bob 5s too much")
    bob.expect(is_out)
    bob.say("/join #lobby")
    bob.expect(re.compile(r"#lobby stays closed: you are banned for [1-5] s: too\s+much"))
    come_back(bob)
    bob.say("better now")
    alice.expect("bob: better now")


def test_a_ban_is_lifted_though_nobody_is_there(alice: Person, bob: Person) -> None:
    alice.say("/ban bob")
    bob.expect(is_out)
    alice.expect(lambda screen: "1 here" in screen.status)
    alice.say("/unban BOB")
    alice.expect("alice lifted the ban of bob ✓")
    come_back(bob)


def test_who_is_muted_reads_and_is_not_read(alice: Person, bob: Person) -> None:
    alice.say("/mute bob 10m")
    bob.expect("alice muted bob for 10 min")
    bob.say("hello?")
    bob.expect("bob: hello? ✗ muted")
    bob.expect(re.compile(r"you are muted for (9|10) min"))
    alice.say("/unmute bob")
    bob.expect("gave bob their voice back")
    bob.say("thank you")
    alice.expect("bob: thank you")
    assert not alice.sees("hello?")


def test_operators_are_made_and_marked(alice: Person, bob: Person) -> None:
    alice.say("/op bob")
    for person in (alice, bob):
        person.expect("@bob")
    bob.say("/slow 10")
    bob.expect(lambda screen: "slow 10 s" in screen.title)
    alice.say("/deop bob")
    for person in (alice, bob):
        person.expect_gone("@bob")
    bob.say("/slow off")
    bob.expect(re.compile(r"✗ operators\s+only"))


def test_in_slow_mode_lines_wait_their_turn_and_none_is_refused(alice: Person, bob: Person) -> None:
    alice.say("/slow 2")
    bob.expect(lambda screen: "slow 2 s" in screen.title)
    for text in ("one", "two", "three"):
        bob.say(text)
    bob.expect("three ·")
    alice.expect("bob: three")
    screen = bob.expect("three ✓")
    assert "✗" not in screen.log_text
    assert re.findall(r"bob: (\w+)", alice.screen().log_text) == ["one", "two", "three"]


def test_who_is_banned_from_the_server_stays_out_until_let_in_again(house: House, alice: Person, bob: Person) -> None:
    alice.say("/ban --server bob 1h enough")
    alice.expect("ban bob from the server for 60 min: enough ✓")
    bob.expect(re.compile(r"did not let us in: you are banned for (59|60) min:\s+enough"))
    alice.say("/unban --server bob")
    alice.expect("let bob into the server again ✓")
    bob.press("Enter")
    bob.expect(lambda screen: "online" in screen.status)


def test_a_name_whose_key_is_lost_is_freed_or_given(house: House, server: Server, alice: Person, bob: Person) -> None:
    bob.quit()
    carol = house.person("carol", server)
    carol.say("/nick bob")
    carol.expect("that name is taken")
    alice.say("/give bob carol")
    alice.expect("give the name bob to carol ✓")
    carol.expect("you are bob now")
    alice.say("/free dave")
    alice.expect(re.compile(r"free the name dave [✓✗]"))


def test_a_name_in_other_hands_is_noticed(house: House, server: Server, alice: Person, bob: Person) -> None:
    bob.say("it is me")
    alice.expect("bob: it is me")
    bob.quit()
    alice.say("/free bob")
    alice.expect("free the name bob ✓")
    house.person("bob", server)
    alice.expect("bob now belongs to another key: this may be somebody else")
