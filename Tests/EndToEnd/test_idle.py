"""Nobody says anything: nothing runs."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness import House, Person, Server

SECONDS = 5


@dataclass(frozen=True)
class Effort:
    """What a process has used so far: clock ticks, and how often its main thread, or any, went to sleep."""

    ticks: int
    main_switches: int
    all_switches: int

    @staticmethod
    def of(pid: int) -> Effort:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        threads = [Path(f"/proc/{pid}/task/{thread}/status").read_text() for thread in os.listdir(f"/proc/{pid}/task")]
        main = Path(f"/proc/{pid}/status").read_text()
        return Effort(int(stat[11]) + int(stat[12]), _switches(main), sum(map(_switches, threads)))

    def since(self, before: Effort) -> Effort:
        return Effort(
            self.ticks - before.ticks, self.main_switches - before.main_switches,
            self.all_switches - before.all_switches,
        )


def _switches(status: str) -> int:
    return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.MULTILINE)[1])


def effort_while_idle(pid: int) -> Effort:
    before = Effort.of(pid)
    time.sleep(SECONDS)  # the one thing that is measured here
    return Effort.of(pid).since(before)


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    alice, bob = house.person("alice", server), house.person("bob", server)
    for person in (alice, bob):
        person.expect("2 here")
    alice.say("then there was silence")
    bob.expect("then there was silence")
    alice.expect("✓")
    return alice


def settle(person: Person) -> None:
    """Until a second has passed in which nothing was painted."""
    chunks = person.terminal.output.chunks
    person.terminal.output.wait_for(lambda: False, 1)
    assert time.monotonic() - chunks[-1].at >= 1


def test_an_idle_client_uses_nothing(alice: Person, record_property) -> None:
    settle(alice)
    effort = effort_while_idle(alice.process.pid)
    record_property("effort", str(effort))
    assert effort.ticks == 0
    assert effort.main_switches <= 2
    assert effort.all_switches <= 4


def test_an_idle_client_with_a_draft_and_the_list_open_uses_nothing(alice: Person) -> None:
    alice.type("a draft ")
    alice.press("Tab")
    alice.expect(lambda screen: screen.list_has_focus)
    settle(alice)
    effort = effort_while_idle(alice.process.pid)
    assert effort.ticks == 0 and effort.main_switches <= 2


def test_an_idle_pipe_uses_nothing(house: House, server: Server) -> None:
    client = house.lines("alice", server)
    client.say("here")
    client.expect("<alice> here")
    effort = effort_while_idle(client.process.pid)
    assert effort.ticks == 0 and effort.main_switches <= 2


def test_an_idle_server_hardly_stirs(server: Server, alice: Person) -> None:
    """It sweeps its connections once a second on each loop."""
    settle(alice)
    effort = effort_while_idle(server.process.pid)
    # On a processor that others want too, each of them finds its caches cold.
    assert effort.ticks <= 2
    assert effort.all_switches <= 10 * SECONDS
