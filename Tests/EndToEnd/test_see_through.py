"""The pane that shows the wire (F12, /wire), held against what a proxy captured, byte for byte."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Proxy, Server, Snapshot
from harness.proxy import Side

ROW = re.compile(r"^  ([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+)")
HEADING = re.compile(r"^([→←]) \d\d:\d\d:\d\d\.\d{3} (.*), (\d+) bytes")
OPENING_UP, OPENING_DOWN = 16 + 32 + 64, 96


@pytest.fixture
def proxy(house: House, server: Server) -> Proxy:
    return house.proxy(server)


@pytest.fixture
def alice(house: House, server: Server, proxy: Proxy) -> Person:
    """A tall screen, so that a whole conversation fits."""
    alice = house.newcomer("alice", server.invite_by(proxy.port), rows=300, columns=100)
    alice.expect(lambda screen: "online" in screen.status)
    return alice


def frames(screen: Snapshot) -> list[tuple[str, str, bytes]]:
    """Arrow, heading and bytes of each frame that is shown whole."""
    found: list[tuple[str, str, bytearray]] = []
    for row in screen.rows:
        if heading := HEADING.match(row):
            found.append((heading[1], heading[2], bytearray()))
        elif (dump := ROW.match(row)) and found:
            assert int(dump[1], 16) == len(found[-1][2])
            found[-1][2].extend(bytes.fromhex(dump[2]))
    return [(arrow, heading, bytes(data)) for arrow, heading, data in found]


def words(screen: Snapshot) -> str:
    """All that is on the screen, wrapped rows joined."""
    return re.sub(r"\s+", " ", screen.text)


def captured(side: Side, opening: int) -> list[bytes]:
    stream, found = bytes(side.data[opening:]), []
    while len(stream) >= 2:
        size = 2 + int.from_bytes(stream[:2], "big")
        found.append(stream[:size])
        stream = stream[size:]
    return found


def test_the_handshake_is_what_went_by(alice: Person, proxy: Proxy) -> None:
    alice.press("F12")
    screen = alice.expect("handshake 3 of 3")
    (relay,) = proxy.relays
    up, down = bytes(relay.up.data), bytes(relay.down.data)
    assert [frame[2] for frame in frames(screen)[:3]] == [up[:48], down[:96], up[48:112]]


def test_each_frame_is_what_went_by(house: House, server: Server, alice: Person, proxy: Proxy) -> None:
    bob = house.person("bob", server)
    alice.say("/wire")
    alice.say("plain as day")
    bob.expect("alice: plain as day")
    screen = alice.expect(lambda screen: words(screen).count('say: "plain as day"') == 2)
    (relay,) = proxy.relays
    seen = frames(screen)[3:]
    assert any(arrow == "→" for arrow, _, _ in seen) and any(arrow == "←" for arrow, _, _ in seen)
    for arrow, heading, data in seen:
        side, opening = (relay.up, OPENING_UP) if arrow == "→" else (relay.down, OPENING_DOWN)
        number = int(re.search(r"record (\d+)", heading)[1])
        assert data == captured(side, opening)[number], heading
    assert b"plain as day" not in proxy.recording


def test_a_whisper_is_seen_inside_what_carries_it(house: House, server: Server, alice: Person, proxy: Proxy) -> None:
    bob = house.person("bob", server)
    alice.expect("2 here")
    alice.press("F12")
    alice.say("/w bob between us")
    bob.expect("between us")
    screen = alice.expect("inside, to bob: sealed between the two (Noise IK)")
    assert "inside, to bob: what is whispered" in screen.text and "  between us" in screen.text
    bob.say("/w alice just so")
    alice.expect("inside, of bob: what is whispered")
    alice.press("Esc")
    alice.expect("bob → you: just so")


def test_it_stands_still_while_one_reads_back_and_goes_when_it_is_closed(alice: Person) -> None:
    alice.resize(24, 80)
    alice.press("F12")
    alice.expect("handshake 3 of 3")
    alice.press("PgUp")
    alice.expect("standing still, 0 went by")
    alice.say("one more")
    alice.expect(re.compile("standing still, [1-9]"))
    alice.press("Ctrl-End")
    alice.expect_gone("standing still")
    alice.press("Esc")
    alice.expect_gone("the wire")
    alice.expect("alice: one more")


def test_in_korean(alice: Person) -> None:
    alice.say("/set language ko")
    alice.press("F12")
    alice.expect("핸드셰이크 3/3")
