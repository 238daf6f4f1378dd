"""What was said before one came, and what was missed between two visits."""

from __future__ import annotations

from itertools import pairwise

from sotto_pb2 import Join, RosterRequest

from stranger.client import Client, Room
from stranger.entries import prev
from stranger.house import House


def say(client: Client, room: Room, lines: range) -> list[int]:
    return [client.post(room, f"line {number}").number for number in lines]


def test_a_newcomer_gets_the_last_hundred_lines(alice: Client, bob: Client) -> None:
    say(alice, alice.join("#lobby"), range(130))
    assert bob.join("#lobby").lines == [f"line {number}" for number in range(30, 130)]


def test_after_zero_everything_comes_in_pages_whose_chain_has_no_gap(alice: Client, bob: Client) -> None:
    room = alice.join("#lobby")
    numbers = say(alice, room, range(1100))
    bob.send(join=Join(room="#lobby", after=0))
    last = bob.expect("joined").joined.last
    pages = [bob.expect("page").page]
    while pages[-1].through < last:
        pages.append(bob.expect("page").page)
    assert len(pages) > 1 and pages[0].after == 0
    assert all(page.through == following.after for page, following in pairwise(pages))
    entries = [entry for page in pages for entry in page.entries]
    assert [entry.number for entry in entries] == numbers
    assert all(entry.number == prev(following) for entry, following in pairwise(entries))


def test_who_comes_back_gets_what_was_missed_and_no_more(house: House, alice: Client, bob: Client) -> None:
    room = alice.join("#lobby")
    seen = say(alice, room, range(3))[-1]
    assert bob.join("#lobby").last == seen
    bob.leave()
    missed = say(alice, room, range(3, 5))
    back = house.stranger("bob", identity=bob.identity)
    assert [entry.number for entry in back.join("#lobby", after=seen).entries] == missed


def test_who_missed_nothing_gets_no_page(alice: Client) -> None:
    room = alice.join("#lobby")
    seen = alice.post(room, "all there is").number
    alice.send(join=Join(room="#lobby", after=seen))
    assert alice.expect("joined").joined.last == seen
    alice.post(room, "live again")
    assert not any(kept.HasField("page") for kept in alice.passed_over)


def test_numbers_rise_over_a_restart_as_well(house: House, alice: Client) -> None:
    before = alice.post(alice.join("#lobby"), "before").number
    house.close()
    house.open()
    again = house.stranger("alice", identity=alice.identity)
    assert again.post(again.join("#lobby", after=before), "after").number > before


def test_a_long_user_list_comes_in_pages_and_over_500_only_the_count_goes_on(house: House) -> None:
    crowd = [house.stranger(f"guest{number}") for number in range(502)]
    for guest in crowd:
        guest.send(join=Join(room="#hall"))
        roster = guest.expect("joined").joined.roster
    assert (roster.count, len(roster.people)) == (502, 50)
    met = list(roster.people)
    while roster.HasField("next"):
        guest.send(roster=RosterRequest(room=roster.room, after=roster.next))
        roster = guest.expect("roster").roster
        met += roster.people
    assert sorted(person.identity for person in met) == sorted(guest.identity.key for guest in crowd)
    crowd[0].leave()
    change = guest.expect("presence", where=lambda change: change.count == 501).presence
    assert not change.joined and not change.left
