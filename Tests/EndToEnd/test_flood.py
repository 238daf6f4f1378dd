"""Somebody keeps the door busy while people talk: they lose nothing, and the server stays as small as it was."""

from __future__ import annotations

import os
import re
import resource
import threading
from collections.abc import Callable, Iterator

import pytest

from harness import House, Server, until
from harness.flood import Flood, descriptors, memory_peak, sockets

# scripts/nightly asks for more.
CONNECTIONS = int(os.environ.get("SOTTO_FLOOD", 10_000))
# In kB: what is half-open at most, several times over, and the stacks and buffers of a server that was idle before.
ROOM_TO_GROW = 16 * 1024


class Talk:
    """Two people who answer each other for as long as something lasts."""

    def __init__(self, house: House, server: Server) -> None:
        self.people = [house.lines(name, server) for name in ("alice", "bob")]
        self.said: list[str] = []
        self.exchange()

    def exchange(self) -> None:
        for speaker, listener in (self.people, reversed(self.people)):
            self.said.append(f"line {len(self.said)}.")
            speaker.say(self.said[-1])
            listener.expect(f"<{speaker.name}> {self.said[-1]}")

    def during(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            self.exchange()
        thread.join()
        self.exchange()

    def assert_whole(self) -> None:
        """Each has read every line of both, in order and once."""
        for person in self.people:
            heard = re.findall(r"<(?:alice|bob)> (line \d+\.)", "\n".join(person.lines))
            assert heard == self.said


@pytest.fixture
def flood() -> Iterator[Flood]:
    flood = Flood()
    yield flood
    flood.close()


def wait_for_the_deadline(server: Server, before: int) -> None:
    """The attacker holds on, and the server lets go."""
    until(lambda: sockets(server.process.pid) <= before, "the server to let go of all of them")


def assert_somebody_comes_in(house: House, server: Server, talk: Talk) -> None:
    newcomer = house.lines("carol", server)
    newcomer.say("made it through")
    for person in talk.people:
        person.expect("<carol> made it through")


def test_many_connections_from_one_address(house: House, server: Server, flood: Flood) -> None:
    """The limits are the server's own. Carol comes in while the attacker has all that one address may have."""
    talk, pid = Talk(house, server), server.process.pid
    memory, before = memory_peak(pid), sockets(pid)
    talk.during(lambda: flood.open(server.port, CONNECTIONS, ["127.0.0.2"]))
    assert_somebody_comes_in(house, server, talk)
    assert memory_peak(pid) - memory < ROOM_TO_GROW
    wait_for_the_deadline(server, before + 1)
    talk.assert_whole()


def test_many_connections_from_many_addresses(house: House, flood: Flood) -> None:
    """Newcomers are turned away as the attackers are, until the deadline has passed; whoever is in talks on."""
    server = house.server("--handshake-seconds", "3")
    talk, pid = Talk(house, server), server.process.pid
    memory, before = memory_peak(pid), sockets(pid)
    talk.during(lambda: flood.open(server.port, 3_000, [f"127.0.1.{number}" for number in range(1, 255)]))
    assert memory_peak(pid) - memory < ROOM_TO_GROW
    wait_for_the_deadline(server, before)
    assert_somebody_comes_in(house, server, talk)
    talk.assert_whole()


def test_a_server_without_descriptors_left(house: House, flood: Flood) -> None:
    """It takes nobody new, loses nobody it has, and goes on when there are some again."""
    server = house.server("--handshake-seconds", "3")
    talk, pid = Talk(house, server), server.process.pid
    few = descriptors(pid) + 20
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (few, few))
    talk.during(lambda: flood.open(server.port, 300, [f"127.0.1.{number}" for number in range(1, 255)]))
    assert descriptors(pid) <= few
    flood.close()
    assert_somebody_comes_in(house, server, talk)
    talk.assert_whole()
