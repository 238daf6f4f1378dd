"""`sotto key`: at a terminal, where a passphrase is asked for and shown nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness import House, Server, binaries, until
from harness.terminal import Terminal

FINGERPRINT = re.compile(r"(?:[a-z2-7]{4}-){7}[a-z2-7]{4}")


class Command:
    """One run of a program at a terminal of its own."""

    def __init__(self, house: House, *arguments: str) -> None:
        self.terminal = Terminal(24, 100)
        self._process = self.terminal.run([binaries.sotto(), *arguments], house.environment())
        house.keep(self)

    @property
    def text(self) -> str:
        return self.terminal.output.data.decode(errors="replace")

    def answer(self, question: str, text: str, times: int = 1) -> None:
        until(lambda: self.text.count(question) >= times, f"it asks: {question}")
        self.terminal.write(text.encode() + b"\r")

    def end(self, word: str = "\n") -> int:
        """Its exit code, once it has said the word."""
        code = self._process.wait(timeout=30)
        until(lambda: word in self.text, f"it says: {word}")
        return code

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self.terminal.close()


@pytest.fixture
def state(house: House) -> Path:
    return house.new_folder("alice")


def key(house: House, state: Path, *words: str) -> Command:
    return Command(house, "key", *words, "--state", str(state))


def lock(house: House, state: Path, passphrase: str) -> None:
    command = key(house, state, "passphrase")
    command.answer("New passphrase", passphrase)
    command.answer("Once more", passphrase)
    assert command.end("under the passphrase now") == 0
    assert passphrase not in command.text


def shown(house: House, state: Path, passphrase: str | None = None) -> str:
    command = key(house, state, "show")
    if passphrase:
        command.answer("Passphrase of your key", passphrase)
    assert command.end("passphrase\r\n" if passphrase else "sets one") == 0
    return FINGERPRINT.search(command.text).group()


def test_a_key_is_the_same_in_clear_and_under_a_passphrase(house: House, state: Path) -> None:
    before = shown(house, state)
    lock(house, state, "곰 세 마리")
    assert shown(house, state, "곰 세 마리") == before


def test_a_wrong_passphrase_says_so_and_loses_nothing(house: House, state: Path) -> None:
    before = shown(house, state)
    lock(house, state, "richtig")
    sealed = (state / "identity").read_bytes()
    command = key(house, state)
    for attempt in range(1, 4):
        command.answer("Passphrase of your key", "wrong", attempt)
    assert command.end("that is not the passphrase; nothing was changed") == 77
    assert "wrong" not in command.text
    assert (state / "identity").read_bytes() == sealed
    assert shown(house, state, "richtig") == before


def test_two_that_differ_change_nothing(house: House, state: Path) -> None:
    shown(house, state)
    command = key(house, state, "passphrase")
    command.answer("New passphrase", "acht")
    command.answer("Once more", "neun")
    assert command.end() == 64
    shown(house, state)


def test_mistyped_letters_are_taken_back(house: House, state: Path) -> None:
    lock(house, state, "ab")
    command = key(house, state)
    command.answer("Passphrase of your key", "nothing of this\x15a한\x7fb")
    assert command.end() == 0


def test_the_terminal_is_as_it_was_after_a_cancelled_question(house: House, state: Path) -> None:
    lock(house, state, "acht")
    command = key(house, state)
    before = command.terminal.modes()
    command.answer("Passphrase of your key", "\x03")
    assert command.end() == 77
    assert command.terminal.modes() == before


def test_without_a_terminal_nobody_comes_in(house: House, server: Server, state: Path) -> None:
    shown(house, state)
    lock(house, state, "acht")
    client = house.program("key", "show", "--state", str(state))
    assert client.wait_exit() == 77
    assert "no terminal to ask" in " ".join(client.complaints)


def test_a_client_under_a_passphrase_asks_before_there_is_a_screen(
    house: House, server: Server, state: Path
) -> None:
    shown(house, state)
    lock(house, state, "acht")
    command = Command(house, server.invite, "--name", "alice", "--state", str(state))
    command.answer("Passphrase of your key", "acht")
    until(lambda: "#lobby" in command.text, "alice is in")


def test_a_key_is_taken_to_another_folder_and_the_one_there_is_kept(house: House, state: Path) -> None:
    mine, copy, other = shown(house, state), house.folder / "copy", house.new_folder("other")
    lock(house, state, "acht")
    assert key(house, state, "export", str(copy)).end() == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    theirs = shown(house, other)
    command = key(house, other, "import", str(copy))
    command.answer("Passphrase of that key", "acht")
    assert command.end(mine) == 0
    assert shown(house, other, "acht") == mine
    aside = other / f"identity-{theirs[:9]}"
    back = key(house, other, "import", str(aside))
    back.answer("Passphrase of the key that is here", "acht")
    assert back.end() == 0
    assert shown(house, other, "acht") == theirs


def test_an_export_goes_over_nothing(house: House, state: Path) -> None:
    shown(house, state)
    copy = house.folder / "copy"
    assert key(house, state, "export", str(copy)).end() == 0
    assert key(house, state, "export", str(copy)).end("is there already") == 73


@pytest.mark.parametrize("words", [["export"], ["rotte"], ["show", "me"], ["import", "a", "b"]])
def test_what_is_no_command_says_which_there_are(house: House, state: Path, words: list[str]) -> None:
    assert key(house, state, *words).end("sotto key show, export FILE, import FILE, rotate") == 64


def rotate(house: House, state: Path) -> str:
    command = key(house, state, "rotate")
    assert command.end("compare anew with /verify") == 0
    return FINGERPRINT.search(command.text).group()


def revocation(house: House, state: Path) -> Path:
    command = key(house, state, "revoke")
    assert command.end("nothing has happened yet") == 0
    file = house.folder / "revocation"
    file.write_text(command.text.replace("\r\n", "\n"))
    return file


def copy_of(house: House, state: Path, name: str) -> Path:
    copy = house.new_folder(name)
    house.copy_state(state, copy)
    return copy


def test_a_new_key_has_the_name_and_friends_follow(house: House, server: Server, state: Path) -> None:
    alice = house.person("alice", server, rows=30, columns=120)
    bobs = house.new_folder("bob")
    bob = house.person("bob", server, rows=30, columns=120, state=bobs)
    alice.say("/w bob psst")
    bob.expect("alice → you: psst")
    alice.say("/verify bob yes")
    alice.expect("bob is verified (◆)")
    bob.quit()
    old, before = copy_of(house, bobs, "old"), shown(house, bobs)
    alice.say("/w bob for when you are back")
    alice.expect("for when you are back ✓")
    new = rotate(house, bobs)
    assert new != before and shown(house, bobs) == new
    bob = house.person("bob", server, rows=30, columns=120, state=bobs)
    bob.expect("alice → you: for when you are back")
    alice.expect("bob has a new key, signed with the old one; it is pinned (◇)")
    alice.say("/w bob and now")
    bob.expect("alice → you: and now")
    thief = house.newcomer("bob", server.invite, rows=30, columns=120, state=old)
    thief.expect("that key was replaced by another, as its owner signed")


def test_friends_who_were_away_follow_when_they_are_back(house: House, server: Server, state: Path) -> None:
    alices, bobs = house.new_folder("alice"), house.new_folder("bob")
    alice = house.person("alice", server, rows=30, columns=120, state=alices)
    bob = house.person("bob", server, rows=30, columns=120, state=bobs)
    alice.say("/w bob psst")
    bob.expect("alice → you: psst")
    for person in (alice, bob):
        person.quit()
    for _ in range(2):
        rotate(house, bobs)
    house.person("bob", server, rows=30, columns=120, state=bobs).quit()
    alice = house.person("alice", server, rows=30, columns=120, state=alices)
    alice.say("/w bob for later")
    alice.expect("bob has a new key, signed with the old one")
    alice.press("Alt-R")
    alice.expect("you → bob: for later ✓")
    house.person("bob", server, rows=30, columns=120, state=bobs).expect("alice → you: for later")


def test_a_rotation_that_no_server_heard_of_is_told_after_a_restart_of_it(house: House, state: Path) -> None:
    server = house.server()
    house.person("bob", server, state=state).quit()
    rotate(house, state)
    house.person("bob", server, state=state).quit()
    house.person("bob", server, state=state).expect("bob")


def test_a_revoked_key_is_let_in_no_more_and_friends_are_told(house: House, server: Server, state: Path) -> None:
    alice = house.person("alice", server, rows=30, columns=120)
    bob = house.person("bob", server, rows=30, columns=120, state=state)
    alice.say("/w bob psst")
    bob.expect("alice → you: psst")
    bob.quit()
    file, thiefs = revocation(house, state), copy_of(house, state, "thief")
    before = shown(house, state)
    command = key(house, state, "revoke", str(file))
    assert command.end("somebody new to everybody") == 0
    assert shown(house, state) != before
    assert (state / f"identity-{before[:9]}").exists()
    bob = house.newcomer("bob", server.invite, rows=30, columns=120, state=state)
    bob.expect("bob2")  # the name is nobody's until an operator decides
    bob.press("Enter")
    bob.expect(lambda screen: "online" in screen.status)
    house.newcomer("bob", server.invite, rows=30, columns=120, state=thiefs).expect("that key is revoked")
    alice.say("/w bob are you there?")
    alice.expect("the key of bob is revoked, by its own signature")
    assert house.administer("user", "free", "bob", "--data", str(server.data)).returncode == 0


def test_a_file_without_a_revocation_revokes_nothing(house: House, state: Path) -> None:
    before, file = shown(house, state), house.folder / "nothing"
    file.write_text("nothing of the kind\n")
    assert key(house, state, "revoke", str(file)).end("there is no revocation in") == 65
    assert shown(house, state) == before


def test_a_new_key_is_under_the_passphrase_of_the_old(house: House, state: Path) -> None:
    lock(house, state, "acht")
    command = key(house, state, "rotate")
    command.answer("Passphrase of your key", "acht")
    assert command.end("compare anew with /verify") == 0
    shown(house, state, "acht")
