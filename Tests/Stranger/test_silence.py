"""What a server does about who says nothing. It takes as long as the page says."""

from __future__ import annotations

from stranger.client import Client


def test_who_is_silent_is_asked_and_answers(alice: Client, bob: Client) -> None:
    alice.expect("ping")
    bob.expect("ping")
    assert alice.whisper(bob.identity.key, "both still here").delivered
