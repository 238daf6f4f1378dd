"""Whom one whispers with: keys that are compared, and names that come with another key."""

from __future__ import annotations

import re
import sqlite3

import pytest

from harness import House, Person, Server

NUMBER = re.compile(r"(?:\d{5}\s+){11}\d{5}")


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server, rows=30)


def number(person: Person, of: str) -> str:
    person.say(f"/verify {of}")
    screen = person.expect(lambda screen: NUMBER.search(" ".join(screen.log)))
    return " ".join(NUMBER.search(" ".join(screen.log)).group().split())


def test_both_read_the_same_number_and_the_mark_stays(house: House, server: Server, alice: Person) -> None:
    state = house.new_folder("bob")
    bob = house.person("bob", server, rows=30, state=state)
    assert number(alice, "bob") == number(bob, "alice")
    bob.say("/verify alice yes")
    bob.expect("alice is verified (◆)")
    bob.quit()
    bob = house.person("bob", server, rows=30, state=state)
    bob.expect("alice ◆")
    alice.say("/w bob psst")
    bob.expect("◆ alice → you: psst")
    alice.expect("◇ you → bob: psst ✓")


def test_a_name_with_another_key_gets_nothing_until_somebody_chooses(
    house: House, server: Server, alice: Person
) -> None:
    bob = house.person("bob", server, rows=30)
    alice.say("/w bob it is you")
    bob.expect("it is you")
    bob.quit()
    assert house.administer("user", "free", "bob", "--data", str(server.data)).returncode == 0
    other = house.person("bob", server, rows=30)
    alice.expect("bob now belongs to another key")
    alice.say("/w bob nothing of this")
    alice.expect("not sent: bob belonged to another key before")
    alice.expect("bob ≠")
    other.say("/w alice it is me")
    alice.expect("≠ bob → you: it is me")
    alice.say("/verify bob new")
    alice.say("/w bob all of this")
    other.expect("alice → you: all of this")
    assert "nothing of this" not in other.screen().log_text


def test_it_is_said_before_a_whisper_goes_out_what_does_not_hold(alice: Person) -> None:
    alice.type("/w bob ")
    alice.expect(lambda screen: "no forward secrecy" in screen.status)


def test_it_is_said_by_which_way_a_whisper_goes_and_it_goes_that_way(house: House, server: Server, alice: Person) -> None:
    state = house.new_folder("bob")
    bob = house.person("bob", server, rows=30, state=state)
    alice.expect("bob")
    alice.type("/w bob ")
    alice.expect(lambda screen: "forward secrecy" in screen.status and "no forward" not in screen.status)
    alice.say("while you are there")
    bob.expect("alice → you: while you are there")
    alice.expect("you → bob: while you are there ✓")
    bob.quit()
    alice.expect("bob left")
    alice.type("/w bob ")
    alice.expect(lambda screen: "no forward secrecy" in screen.status)
    alice.say("while you are away")
    alice.expect("you → bob: while you are away ✓")
    assert _letters(server) == 1
    house.person("bob", server, rows=30, state=state).expect("alice → you: while you are away")


def _letters(server: Server) -> int:
    """That its store ever knew of."""
    with sqlite3.connect(f"file:{server.data / 'journal.db'}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM whispered").fetchone()[0]


@pytest.mark.parametrize(("language", "words"), [
    ("en", re.compile(r"English:((?: [a-z]+){25}) ")), ("ko", re.compile(r"낱말로:((?: [가-힣]+){25}) ")),
])
def test_both_read_the_same_words_in_one_language(
    house: House, server: Server, language: str, words: re.Pattern[str]
) -> None:
    people = [house.person(name, server, rows=40) for name in ("alice", "bob")]
    for person in people:
        person.say(f"/set language {language}")

    def shown(person: Person, of: str) -> str:
        person.say(f"/verify {of}")
        screen = person.expect(lambda screen: words.search(" ".join(" ".join(screen.log).split()) + " "))
        return words.search(" ".join(" ".join(screen.log).split()) + " ").group(1)

    assert shown(people[0], "bob") == shown(people[1], "alice")
