"""Two of the package's own clients on a server that does as it likes with what they say to each other: it is caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sotto_pb2 import KeyCard, RelayFrom

from stranger.double import Double
from stranger.house import Program, binary
from stranger.identity import Identity
from stranger.talk import RECORD, Talk

Handed = list[tuple[str, RelayFrom]]


@pytest.fixture
def double() -> Iterator[Double]:
    double = Double()
    yield double
    double.close()


@pytest.fixture
def people(double: Double, tmp_path: Path) -> Iterator[tuple[Program, Program]]:
    """Hana, and mina, who has come in after her."""
    def person(name: str) -> Program:
        return Program(binary("sotto"), double.invite, "--name", name, "--plain", "--state", tmp_path / name)

    hana = person("hana")
    double.await_guests(1)
    mina = person("mina")
    hana.expect("mina joined")
    yield hana, mina
    for program in (hana, mina):
        program.kill()


class Records:
    """Does something with the second record of hana's that has words in it, once, and keeps to its task before."""

    def __init__(self, meddle: Callable[[str, RelayFrom], Handed]) -> None:
        self._meddle = meddle
        self._seen = 0

    def __call__(self, author: str, to: str, relay: RelayFrom) -> Handed:
        if author == "hana" and relay.sealed[0] == RECORD:
            self._seen += 1
            if self._seen == 3:  # the first one of a channel may be empty
                return self._meddle(to, relay)
        return [(to, relay)]


def altered(relay: RelayFrom) -> RelayFrom:
    copy = RelayFrom()
    copy.CopyFrom(relay)
    copy.sealed = relay.sealed[:-1] + bytes([relay.sealed[-1] ^ 1])
    return copy


def named(relay: RelayFrom, person: RelayFrom) -> RelayFrom:
    copy = RelayFrom()
    copy.CopyFrom(relay)
    getattr(copy, "from").CopyFrom(getattr(person, "from"))
    return copy


def said(hana: Program, mina: Program, count: int) -> None:
    for number in range(count):
        hana.say(f"/w mina line {number}")
        mina.expect(f"hana → you: line {number}")


@pytest.mark.parametrize(("meddle", "word"), [
    pytest.param(lambda to, relay: [], "left out", id="drops"),
    pytest.param(lambda to, relay: [(to, relay), (to, relay)], "twice", id="doubles"),
    pytest.param(lambda to, relay: [(to, altered(relay))], "does not open", id="alters"),
])
def test_what_it_does_to_a_record_is_named_and_all_is_read(
    double: Double, people: tuple[Program, Program], meddle, word: str
) -> None:
    hana, mina = people
    double.meddle = Records(meddle)
    said(hana, mina, 1)
    for number in range(1, 5):
        hana.say(f"/w mina line {number}")
    lines, warned = set(), False
    while len(lines) < 4 or not warned:
        line = mina.expect("hana")
        lines |= {number for number in range(1, 5) if f"you: line {number}" in line}
        warned |= word in line


def test_records_that_it_swaps_are_named(double: Double, people: tuple[Program, Program]) -> None:
    hana, mina = people
    held: Handed = []

    def swap(author: str, to: str, relay: RelayFrom) -> Handed:
        if author != "hana" or relay.sealed[0] != RECORD:
            return [(to, relay)]
        held.append((to, relay))
        return [held.pop(), held.pop()] if len(held) == 2 else []

    said(hana, mina, 1)
    double.meddle = swap
    hana.say("/w mina one")
    hana.say("/w mina two")
    mina.expect("left out")


def test_a_record_that_it_sends_back_is_named(double: Double, people: tuple[Program, Program]) -> None:
    hana, mina = people
    of_mina: list[RelayFrom] = []

    def reflect(author: str, to: str, relay: RelayFrom) -> Handed:
        if author == "mina":
            of_mina.append(relay)
        if author == "hana" and relay.sealed[0] == RECORD and of_mina:
            return [("hana", named(relay, of_mina[0]))]
        return [(to, relay)]

    said(hana, mina, 1)
    double.meddle = reflect
    mina.say("/w hana here")
    hana.expect("mina → you: here")
    told = hana.expect("hisper")
    assert any(word in told for word in ("does not open", "left out", "twice"))


def test_a_channel_that_it_begins_in_anothers_name_is_named(double: Double, people: tuple[Program, Program]) -> None:
    hana, mina = people

    def forge(author: str, to: str, relay: RelayFrom) -> Handed:
        class Pretender(Identity):
            @property
            def key(self) -> bytes:
                return getattr(relay, "from").identity

        talk = Talk(Pretender(), double.person(to).identity, double.identity.channel_key)
        copy = named(relay, relay)
        copy.channel, copy.sealed = talk.channel, talk.begin(double.card(to).key)
        return [(to, copy)]

    double.meddle = forge
    hana.say("/w mina psst")
    mina.expect("was not written by them")


def test_keys_that_it_swaps_get_no_word(double: Double, people: tuple[Program, Program]) -> None:
    hana, _ = people
    mallory = Identity()
    double.swap = lambda card: KeyCard(identity=card.identity, key=mallory.channel_key, proof=card.proof)
    hana.say("/w mina psst")
    hana.expect("key in doubt")
    assert double.letters == []


def test_silence_is_seen_by_the_missing_receipt(double: Double, people: tuple[Program, Program]) -> None:
    hana, mina = people
    said(hana, mina, 1)
    double.meddle = lambda author, to, relay: []
    hana.say("/w mina psst")
    hana.expect("goes as a letter, without forward secrecy")
    mina.expect("hana → you: psst")
    # The receipt of the line before may have been on its way.
    assert len(double.letters) in (1, 2)


ANOTHER_KEY = "mina now belongs to another key"
FOLLOWED = "mina has a new key, signed with the old one"
FORGED = "the server says that mina has signed something about their key, and they have not"
REVOKED = "the key of mina is revoked, by its own signature"

Signed = Callable[[Identity, Identity], list[bytes]]


@pytest.mark.parametrize(("signed", "words"), [
    (None, ANOTHER_KEY),
    (lambda old, new: [], ANOTHER_KEY),
    (lambda old, new: [spoiled(old.rotation(new, 5), 85)], FORGED),  # the old key's signature
    (lambda old, new: [spoiled(old.rotation(new, 5), 150)], FORGED),  # the new key's
    (lambda old, new: [Identity().rotation(new, 5)], FORGED),  # of another key
    (lambda old, new: [spoiled(old.revocation(5), 60)], FORGED),
    (lambda old, new: [old.revocation(5), new.rotation(Identity(), 5)], FORGED),  # on from where nothing goes on
    (lambda old, new: [old.rotation(new, 5)], FOLLOWED),
    (lambda old, new: [old.revocation(5)], REVOKED),
])
def test_what_it_says_was_signed_about_a_key_counts_where_it_was(
    double: Double, people: tuple[Program, Program], tmp_path: Path, signed: Signed | None, words: str
) -> None:
    hana, mina = people
    hana.say("/w mina psst")
    mina.expect("hana → you: psst")
    mina.kill()
    old = Identity((tmp_path / "mina" / "identity").read_bytes()[:32])
    new = Identity()
    folder = tmp_path / "other"
    folder.mkdir(mode=0o700)
    (folder / "identity").touch(mode=0o600)
    (folder / "identity").write_bytes(new.seed + bytes(32))
    double.signed = None if signed is None else lambda key: signed(old, new) if key == old.key else []
    other = Program(binary("sotto"), double.invite, "--name", "mina", "--plain", "--state", folder)
    hana.expect(words)
    hana.say("/w mina and now")
    if words == FOLLOWED:
        other.expect("hana → you: and now")
    else:
        hana.expect("not sent: ")
    other.kill()


def spoiled(statement: bytes, place: int) -> bytes:
    return statement[:place] + bytes([statement[place] ^ 1]) + statement[place + 1:]
