"""What somebody on the wire gets to see, and what becomes of what they spoil."""

from __future__ import annotations

import base64
import re
import socket
import zlib

import pytest

from harness import House, Person, Proxy, Server
from harness.noise import TAG_SIZE
from harness.proxy import records
from harness.stranger import padded

# What goes each way before the first record: preamble and messages 1 and 3, message 2.
OPENING_UP, OPENING_DOWN = 16 + 32 + 64, 96


@pytest.fixture
def proxy(house: House, server: Server) -> Proxy:
    return house.proxy(server)


@pytest.fixture
def alice(house: House, server: Server, proxy: Proxy) -> Person:
    """Somebody whose every byte goes by way of the proxy."""
    alice = house.newcomer("alice-on-the-wire", server.invite_by(proxy.port))
    alice.expect(lambda screen: "online" in screen.status)
    return alice


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    bob = house.person("bob-over-there", server)
    alice.expect("2 here")
    return bob


def test_no_word_name_room_or_secret_is_on_the_wire(server: Server, proxy: Proxy, alice: Person, bob: Person) -> None:
    alice.say("a word that is said")
    bob.expect("a word that is said")
    bob.say("/w alice-on-the-wire whispered words 한글")
    alice.expect("whispered words 한글")
    alice.say("/nick somebody-else")
    bob.expect("alice-on-the-wire is now somebody-else")
    key = re.search(r"key=([\w-]+)", server.invite)[1]
    secrets = [
        "a word", "that is said", "whispered", "한글", "alice-on", "bob-over", "somebody-else", "lobby", key,
    ]
    recording = proxy.recording
    for secret in secrets:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert secret.encode(encoding) not in recording, f"{secret!r} is on the wire"
    assert base64.urlsafe_b64decode(key + "=") not in recording, "the server's key is on the wire"
    assert server.fingerprint.replace("-", "").encode() not in recording


def test_what_is_on_the_wire_looks_like_noise(proxy: Proxy, alice: Person, bob: Person) -> None:
    """Nothing of it can be packed any closer, though nearly all of what is in it is padding."""
    for number in range(20):
        bob.say(f"the same line, number {number}")
    alice.expect("number 19")
    for side, opening in ((proxy.relays[0].up, OPENING_UP), (proxy.relays[0].down, OPENING_DOWN)):
        sealed = b"".join(records(side, opening))
        assert len(zlib.compress(sealed, 9)) >= len(sealed)


def test_identities_are_not_on_the_wire(house: House, server: Server, proxy: Proxy) -> None:
    """Two connections of one person have nothing in common but the preamble."""
    state = house.new_folder("alice")
    for _ in range(2):
        alice = house.newcomer("alice", server.invite_by(proxy.port), state=state)
        alice.expect(lambda screen: "online" in screen.status)
        alice.quit()
    first, second = (bytes(relay.up.data) for relay in proxy.relays)
    assert first[:16] == second[:16] == b"SOTTO\x01" + bytes(10)
    pieces = {first[start : start + 16] for start in range(16, len(first) - 16)}
    assert not [start for start in range(16, len(second) - 16) if second[start : start + 16] in pieces]


def test_sizes_tell_little(proxy: Proxy, alice: Person, bob: Person) -> None:
    relay = proxy.relays[0]
    before = len(records(relay.up, OPENING_UP))
    for letter, length in zip("uvwxyz", (3, 4, 10, 40, 100, 150)):
        alice.say(letter * length)
        bob.expect(letter * 3)  # each by itself, or two would go in one record
    alice.expect(lambda screen: " ·" not in screen.log_text)
    for side, opening in ((relay.up, OPENING_UP), (relay.down, OPENING_DOWN)):
        sizes = {len(record) - TAG_SIZE for record in records(side, opening)}
        assert min(sizes) >= 256
        assert all(size == padded(size) for size in sizes), f"not one of Padmé's sizes: {sorted(sizes)}"
    lines = {len(record) for record in records(relay.up, OPENING_UP)[before:]}
    assert len(lines) == 1, "three letters and 150 are to look the same"


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_spoiled_byte_ends_the_connection_and_the_client_comes_back(
    proxy: Proxy, alice: Person, bob: Person, way: str
) -> None:
    first = proxy.relays[0]
    getattr(first, way).spoil_next = True
    (alice if way == "up" else bob).say("spoiled on its way")
    alice.expect(lambda screen: "online" in screen.status and len(proxy.relays) > 1)
    bob.expect(re.compile(r"spoiled on its way"))
    alice.expect(lambda screen: "spoiled on its way" in screen.log_text and " ·" not in screen.log_text)
    for person in (alice, bob):
        assert person.screen().log_text.count("spoiled on its way") == 1
    assert not first.up.spoil_next and not first.down.spoil_next


def test_a_cut_connection_comes_back_by_itself(proxy: Proxy, alice: Person, bob: Person) -> None:
    proxy.relays[0].cut()
    alice.expect("the connection was cut")
    alice.expect("connected again")
    bob.say("welcome back")
    alice.expect("bob-over-there: welcome back")


def test_what_was_said_meanwhile_is_read_after_a_cut(proxy: Proxy, alice: Person, bob: Person) -> None:
    bob.say("before")
    alice.expect("before")
    proxy.is_closed = True
    proxy.relays[0].cut()
    alice.expect("offline, trying again")
    for number in range(5):
        bob.say(f"meanwhile {number}")
    proxy.is_closed = False
    alice.expect("meanwhile 4")
    found = re.findall(r"(before|meanwhile \d)", alice.screen().log_text)
    assert found == ["before", *(f"meanwhile {number}" for number in range(5))]


def test_a_whisper_waits_for_the_way(proxy: Proxy, alice: Person, bob: Person) -> None:
    proxy.is_closed = True
    proxy.relays[0].cut()
    alice.expect("offline, trying again")
    alice.say("/w bob-over-there psst")
    alice.expect("you → bob-over-there: psst ·")
    proxy.is_closed = False
    bob.expect("alice-on-the-wire → you: psst")
    alice.expect("you → bob-over-there: psst ✓")


@pytest.mark.parametrize("opening", [
    b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"SOTTO\x01\x00\x01" + bytes(40), b"\xff" * 4096, b"SOTTO",
])
def test_what_is_not_the_protocol_harms_nobody(server: Server, alice: Person, bob: Person, opening: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as intruder:
        intruder.sendall(opening)
        intruder.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while data := intruder.recv(4096):
                answer += data
        except ConnectionError:
            pass  # it was shown the door, which will do
        assert b"lobby" not in answer and len(answer) < 200
    alice.say("still here")
    bob.expect("still here")


def test_another_version_is_answered_with_ours(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as newer:
        newer.sendall(b"SOTTO\x63" + bytes(10) + bytes(32))
        answer = b""
        try:
            while data := newer.recv(4096):
                answer += data
        except ConnectionError:
            pass  # with what we had sent still unread, the close is a reset
        assert answer == b"SOTTO\x01"
