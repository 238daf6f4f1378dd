"""More than 1,024 records each way, so that keys are replaced while both sides go on."""

from __future__ import annotations

import pytest
from sotto_pb2 import ClientEnvelope

from stranger.client import Client
from stranger.connection import Cut


@pytest.fixture
def worn(alice: Client) -> Client:
    """Somebody both of whose keys have been replaced three times."""
    for number in range(3 * 1024):
        alice.ping(number)
    channel = alice.connection.channel
    assert min(channel.sent, channel.received) > 3 * 1024
    return alice


def test_a_chat_goes_on_behind_replaced_keys(worn: Client, bob: Client) -> None:
    bob.join("#lobby")
    worn.post(worn.join("#lobby"), "as good as new")
    assert bob.next_line() == ("alice", "as good as new")


def test_a_record_of_before_is_not_taken_again(alice: Client) -> None:
    old = alice.connection.channel.seal([ClientEnvelope(ping=1).SerializeToString()])
    alice.connection.socket.sendall(old)
    for number in range(1100):
        alice.ping(number)
    alice.connection.socket.sendall(old)
    with pytest.raises(Cut):
        alice.expect("nothing")
