"""Settings: read at the start, changed while it runs, written back."""

from pathlib import Path

from harness import House, Server


def settings_of(house: House) -> Path:
    return house.folder / ".config" / "sotto" / "config"


def test_a_setting_that_is_changed_is_in_the_file_and_holds_the_next_time(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.say("/set tab focus")
    alice.expect("tab = focus")
    written = settings_of(house)
    assert written.read_text() == "tab = focus\n"
    assert written.stat().st_mode & 0o777 == 0o600
    assert alice.quit() == 0

    bob = house.person("bob", server)
    bob.say("/set tab")
    bob.expect("tab = focus")


def test_what_else_stands_in_the_file_stays_and_a_link_to_it_too(house: House, server: Server) -> None:
    written = settings_of(house)
    written.parent.mkdir(parents=True)
    real = house.folder / "dotfiles"
    real.write_text("# mine\ntab = smart  # for now\nkey.undo = ^G\n")
    written.symlink_to(real)
    alice = house.person("alice", server)
    alice.say("/set tab focus")
    alice.expect("tab = focus")
    assert real.read_text() == "# mine\ntab = focus  # for now\nkey.undo = ^G\n"
    assert written.is_symlink()


def test_a_key_is_bound_at_once_and_the_help_says_so(house: House, server: Server) -> None:
    alice = house.person("alice", server, rows=50)
    alice.say("/set key.help ^G")
    alice.expect("key.help = ^G")
    alice.type("\x07")
    alice.expect("help   Esc closes")
    alice.expect("^G ")
    assert settings_of(house).read_text() == "key.help = ^G\n"


def test_a_key_that_is_none_is_refused_with_an_example(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.say("/set key.help gg")
    alice.expect("gg is no key: keys are ^W, Alt-b")
    assert not settings_of(house).exists()


def test_a_file_that_cannot_be_written_is_told_and_the_setting_holds(house: House, server: Server) -> None:
    (house.folder / ".config").write_text("no folder")
    alice = house.newcomer("alice", server.invite, options=("--config", str(house.folder / "empty")))
    alice.close()
    (house.folder / "empty").write_text("")
    alice = house.person("alice", server, options=("--config", str(house.folder / "empty")))
    (house.folder / "empty.new").mkdir()
    alice.say("/set tab focus")
    alice.expect("that holds until you leave")
    alice.say("/set tab")
    alice.expect("tab = focus (smart|focus)")


def test_a_setting_that_is_wrong_ends_it_with_what_can_be(house: House) -> None:
    client = house.program("--tab", "no", "localhost")
    assert client.wait_exit() == 64
    assert "tab cannot be no: it is one of smart|focus" in client.complaints[0]
