"""Rooms that the server cannot read: who reads them, who does not, and what lies on the server's disk."""

from __future__ import annotations

from pathlib import Path

from harness import House, Person, Server, binaries, until
from harness.terminal import Terminal

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


def rotate(house: House, state: Path) -> None:
    terminal = house.keep(Terminal(24, 100))
    process = terminal.run([binaries.sotto(), "key", "rotate", "--state", str(state)], house.environment())
    assert process.wait(timeout=30) == 0


def test_its_only_operator_takes_other_keys_and_operates_it_still(house: House, server: Server) -> None:
    states = {name: house.new_folder(name) for name in ["alice", "bob"]}
    alice, bob = (house.person(name, server, rows=40, state=state) for name, state in states.items())
    join(alice, "#plans", "--sealed")
    invite(alice, bob, "bob")
    alice.say("medlar by the old key")
    bob.expect("alice: medlar by the old key")
    bob.say("quince for the old key")
    alice.expect("bob: quince for the old key")
    alice.quit()
    thiefs = house.new_folder("thief")
    house.copy_state(states["alice"], thiefs)
    for _ in range(2):
        rotate(house, states["alice"])
    bob.say("tamarind while alice is away")
    bob.expect("tamarind while alice is away ✓")

    alice = house.person("alice", server, rows=40, state=states["alice"])
    join(alice)
    bob.expect("alice has a new key, signed with the old one")
    for words in ["alice: medlar by the old key", "bob: quince for the old key", "bob: tamarind while alice is away"]:
        alice.expect(words)
    carol = house.person("carol", server, rows=40)
    invite(alice, carol, "carol")
    for speaker, words in [(alice, "damson by the new key"), (bob, "damson by bob"), (carol, "damson by carol")]:
        speaker.say(words)
        for reader in (alice, bob, carol):
            reader.expect(words)
    for person in (alice, bob):
        assert "cannot be read" not in person.screen().log_text
    assert "!!" not in alice.screen().log_text + bob.screen().log_text
    assert "another key" not in carol.screen().log_text

    thief = house.newcomer("alice", server.invite, rows=40, state=thiefs)
    thief.expect("that key was replaced by another")
    assert "damson" not in thief.screen().log_text


def test_who_was_put_out_is_out_by_another_key_too(house: House, server: Server) -> None:
    alice, bobs = house.person("alice", server, rows=40), house.new_folder("bob")
    bob = house.person("bob", server, rows=40, state=bobs)
    join(alice, "#plans", "--sealed")
    invite(alice, bob, "bob")
    alice.say("/kick bob")
    bob.expect("you are out of #plans")
    bob.quit()
    rotate(house, bobs)
    bob = house.person("bob", server, rows=40, state=bobs)
    bob.say("/join #plans")
    bob.expect("stays closed")


def size_of_keys(state: Path) -> int:
    return sum(file.stat().st_size for file in state.rglob("sealed-*"))


def begin_anew(server: Server) -> None:
    """The same server by its key, which knows of nobody and of no room."""
    server.kill()
    for file in server.data.iterdir():
        if file.name != "server.key":
            file.unlink()
    server.start()


def test_an_open_room_in_the_place_of_a_sealed_one_is_told_of_as_one(house: House, server: Server) -> None:
    alice, carol = (house.person(name, server, rows=40, columns=120) for name in ["alice", "carol"])
    bobs = house.new_folder("bob")
    bob = house.person("bob", server, rows=40, columns=120, state=bobs)
    join(alice, "#plans", "--sealed")
    kept = size_of_keys(bobs)
    alice.say("/invite bob")
    until(lambda: size_of_keys(bobs) > kept, "bob to have an invitation by alice's own letter")
    begin_anew(server)
    # Who was in says nothing there; who was invited may, and is warned.
    alice.expect("nobody founded so; nothing was sent")
    alice.say("not to be read")
    alice.expect("you are not in #plans")
    for person in (bob, carol):
        person.expect(lambda screen: "online" in screen.status)
        person.say("/join #plans")
        person.expect(lambda screen: "#plans" in screen.title)
    bob.expect("you are invited to a sealed room #plans, and this one is open: the server reads what is said here")
    bob.say("for everybody to read")
    carol.expect("bob: for everybody to read")
    assert "!!" not in carol.screen().log_text
    assert "not to be read" not in carol.screen().log_text
