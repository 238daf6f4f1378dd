"""Rooms that the server cannot read: who reads them, who does not, and what lies on the server's disk."""

from __future__ import annotations

from pathlib import Path

from harness import House, Person, Server

SECRETS = ["marmalade", "쉿비밀", "quince", "tamarind", "persimmon"]


def join(person: Person, room: str = "#plans", *flags: str) -> None:
    person.say(f"/join {room} {' '.join(flags)}".strip())
    person.expect(lambda screen: f"{room} · sealed" in screen.title)


def invite(host: Person, guest: Person, name: str) -> None:
    host.say(f"/invite {name}")
    host.expect(f"invited {name}")
    guest.expect("invites you to #plans")
    join(guest)


def files_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_three_people_one_is_put_out_and_the_server_reads_nothing(house: House, server: Server) -> None:
    states = {name: house.new_folder(name) for name in ["alice", "bob", "carol"]}
    alice, bob, carol = (house.person(name, server, rows=40, state=state) for name, state in states.items())
    join(alice, "#plans", "--sealed")
    alice.expect("its members alone read what is said here")
    invite(alice, bob, "bob")
    alice.say("the marmalade is ready")
    bob.expect("alice: the marmalade is ready")
    invite(alice, carol, "carol")
    bob.say("쉿비밀 in the cellar")
    for person in (alice, carol):
        person.expect("bob: 쉿비밀 in the cellar")
    assert "marmalade" not in carol.screen().log_text

    alice.say("/kick bob")
    bob.expect("you are out of #plans")
    carol.say("quince without bob")
    alice.expect("carol: quince without bob")
    assert "quince" not in bob.screen().log_text

    server.kill()
    server.start()
    for person in (alice, carol):
        person.expect(lambda screen: "online" in screen.status)
    alice.say("tamarind after the restart")
    carol.expect("alice: tamarind after the restart")
    bob.say("/join #plans")
    bob.expect("stays closed")

    carol.quit()
    alice.say("persimmon while carol is away")
    alice.expect("persimmon while carol is away ✓")
    carol = house.person("carol", server, rows=40, state=states["carol"])
    join(carol)
    for words in ["bob: 쉿비밀 in the cellar", "quince without bob", "tamarind after", "persimmon while carol"]:
        carol.expect(words)

    kept = files_of(server.data)
    for secret in SECRETS:
        assert secret.encode() not in kept
    for state in states.values():
        for secret in SECRETS:
            assert secret.encode() not in files_of(state)


def test_who_leaves_is_out_for_good(house: House, server: Server) -> None:
    alice = house.person("alice", server, rows=40)
    bob = house.person("bob", server, rows=40)
    join(alice, "#plans", "--sealed")
    invite(alice, bob, "bob")
    bob.say("/leave")
    alice.expect("bob left for good")
    bob.expect(lambda screen: "#lobby" in screen.title)
    bob.say("/join #plans")
    bob.expect("stays closed")
    alice.say("/topic something")
    alice.expect("a sealed room has no topic")
    alice.say("/search anything")
    alice.expect("the server cannot read #plans")


def test_a_room_that_is_there_is_not_gone_into_as_a_sealed_one(house: House, server: Server) -> None:
    alice = house.person("alice", server, rows=40)
    bob = house.person("bob", server, rows=40)
    alice.say("/join #plans")
    alice.expect(lambda screen: "#plans" in screen.title)
    bob.say("/join #plans --sealed")
    bob.expect("was there before and is not sealed")
    bob.say("not to be read")
    bob.expect("you are not in #plans")
    assert "not to be read" not in alice.screen().log_text


def test_a_pipe_reads_what_it_may(house: House, server: Server) -> None:
    state, _ = house.identity("pipe")
    alice = house.person("alice", server, rows=40)
    join(alice, "#plans", "--sealed")
    pipe = house.lines("pipe", server, state=state)
    pipe.expect("kept here")
    alice.say("/invite pipe")
    pipe.expect("invites you to #plans")
    pipe.say("/join #plans")
    pipe.expect("#plans is sealed")
    alice.say("words for a pipe")
    pipe.expect("<alice> words for a pipe")
    pipe.say("and back")
    alice.expect("pipe: and back")


def test_who_comes_in_later_than_they_were_invited_reads_what_was_said_since(house: House, server: Server) -> None:
    alice, bob = house.person("alice", server), house.person("bob", server)
    join(alice, "#plans", "--sealed")
    alice.say("/invite bob")
    alice.expect("invited bob")
    bob.expect("invites you to #plans")
    alice.say("damson for bob to come")
    alice.expect("damson for bob to come ✓")
    join(bob)
    bob.expect("alice: damson for bob to come")
    assert "cannot be read" not in bob.screen().log_text
