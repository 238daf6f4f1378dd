"""Without a terminal: a line in is a message or a /command, a line out is something that happened."""

from __future__ import annotations

import re

import pytest

from harness import House, LineClient, Person, Server

TIME = r"\d\d:\d\d"


@pytest.fixture
def bob(house: House, server: Server) -> Person:
    return house.person("bob", server)


def run(client: LineClient, text: str = "") -> int:
    """As `printf … | sotto …` does."""
    client.write(text.encode())
    client.end_input()
    return client.wait_exit()


def assert_error_and_hint(client: LineClient, error: str, hint: str = "") -> None:
    assert len(client.complaints) == 2, client.complaints
    assert re.match(f"sotto: error: .*{error}", client.complaints[0])
    assert re.match(f"sotto: hint: .*{hint}", client.complaints[1])


def test_a_line_piped_in_is_said_and_acknowledged(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server, options=())
    assert run(alice, "hello\n") == 0
    bob.expect("alice: hello")
    assert [line for line in alice.lines if re.fullmatch(rf"{TIME} <alice> hello", line)]
    assert alice.complaints == []


def test_nothing_piped_in_leaves_at_once(house: House, server: Server) -> None:
    assert run(house.lines("alice", server)) == 0


def test_the_last_line_needs_no_line_feed(house: House, server: Server, bob: Person) -> None:
    assert run(house.lines("alice", server), "without an end") == 0
    bob.expect("alice: without an end")


def test_what_happens_comes_out_line_by_line(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server)
    bob.expect("2 here")
    bob.say("hello alice")
    alice.expect(rf"^{TIME} <bob> hello alice$")
    bob.say("/w alice psst")
    alice.expect(rf"^{TIME} bob → you: psst$")
    bob.say("/me waves")
    alice.expect(rf"^{TIME} \* bob waves$")
    alice.say("/r psst yourself")
    alice.expect(rf"^{TIME} you → bob: psst yourself$")
    bob.expect("alice → you: psst yourself")
    carol = house.person("carol", server)
    alice.expect(rf"^{TIME} \* carol joined$")
    carol.quit()
    alice.expect(rf"^{TIME} \* carol left$")


def test_korean_and_emoji_pass_through_pipes(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server)
    assert run(alice, "안녕 👍\n") == 0
    bob.expect("alice: 안녕 👍")
    assert re.fullmatch(rf"{TIME} <alice> 안녕 👍", alice.lines[-1])


def test_two_hundred_lines_at_once_arrive_in_order_and_none_twice(house: House) -> None:
    # The limit is there, so that it is seen to delay and not to lose, but quick enough for a test.
    server = house.server("--messages-per-second", "40")
    bob = house.lines("bob", server)
    alice = house.lines("alice", server)
    lines = [f"line {number}" for number in range(200)]
    assert run(alice, "".join(line + "\n" for line in lines)) == 0
    bob.expect("line 199")
    assert re.findall(r"<alice> (line \d+)", "\n".join(bob.lines)) == lines
    assert re.findall(r"<alice> (line \d+)", "\n".join(alice.lines)) == lines


def test_the_default_limit_delays_and_loses_nothing(house: House, server: Server, bob: Person) -> None:
    lines = [f"line-{number}." for number in range(20)]
    assert run(house.lines("alice", server), "\n".join(lines)) == 0
    screen = bob.expect("line-19.")
    assert re.findall(r"line-\d+\.", screen.text) == lines


def test_commands_wait_until_the_client_is_in(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server)
    assert run(alice, "/who\n") == 0
    alice.expect(r"2 in #lobby: alice \(you\), bob")


def test_a_refused_whisper_says_so(house: House, server: Server) -> None:
    alice = house.lines("alice", server)
    assert run(alice, "/w nobody-here hello\n") == 0
    alice.expect(r"you → nobody-here: hello \(not sent: nobody there\)")


def test_an_unknown_command_is_not_sent(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server)
    assert run(alice, "/hlep\nhello\n") == 0
    alice.expect("there is no command /hlep; did you mean /help?")
    bob.expect("alice: hello")
    assert b"hlep" not in bob.output


def test_help_is_lines_too(house: House, server: Server) -> None:
    alice = house.lines("alice", server)
    assert run(alice, "/help\n") == 0
    alice.expect("/w NAME TEXT")


def test_quit_leaves_although_the_input_goes_on(house: House, server: Server) -> None:
    alice = house.lines("alice", server)
    alice.say("/quit")
    assert alice.wait_exit() == 0


def test_it_survives_a_restart_of_the_server(house: House, server: Server) -> None:
    alice = house.lines("alice", server)
    alice.say("before")
    alice.expect("<alice> before")
    server.kill()
    alice.expect("!! the connection was cut")
    alice.say("meanwhile")
    server.start()
    alice.expect("<alice> meanwhile")
    alice.end_input()
    assert alice.wait_exit() == 0


def test_it_ends_when_nobody_reads_any_more(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server)
    bob.expect("2 here")
    alice.hang_up()
    bob.say("anybody?")
    alice.wait_exit()
    bob.expect("alice left")


def test_plain_in_a_terminal_is_lines_as_well(house: House, server: Server, bob: Person) -> None:
    alice = house.newcomer("alice", server.invite, options=["--plain"])
    bob.expect("2 here")
    bob.say("hello")
    alice.expect("<bob> hello")
    assert b"\x1b" not in alice.output
    alice.terminal.write("hi there\n".encode())
    bob.expect("alice: hi there")
    alice.terminal.write(b"/quit\n")
    assert alice.wait_exit() == 0


def test_an_unknown_key_without_a_terminal_is_an_error(house: House, server: Server) -> None:
    alice = house.lines("alice", server.address)
    assert run(alice, "hello\n") == 77
    assert_error_and_hint(alice, f"the key of .* is not known: {server.fingerprint}", ".*--accept-new")


def test_accept_new_goes_on_without_asking(house: House, server: Server, bob: Person) -> None:
    alice = house.lines("alice", server.address, options=["--plain", "--accept-new"])
    assert run(alice, "hello\n") == 0
    bob.expect("alice: hello")


def test_a_taken_name_without_a_terminal_is_an_error(house: House, server: Server, bob: Person) -> None:
    other = house.lines("bob", server)
    assert run(other, "hello\n") == 77
    assert_error_and_hint(other, "the name bob is taken", "--name bob2 is free")


def test_a_state_in_use_is_an_error(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    first = house.lines("alice", server, state=state)
    first.say("here")
    first.expect("<alice> here")
    second = house.lines("alice", server, state=state)
    assert run(second) == 75
    assert_error_and_hint(second, "another sotto is using", ".*--state")


def test_a_session_taken_over_ends_with_an_error(house: House, server: Server) -> None:
    first_state, second_state = house.new_folder("alice"), house.new_folder("alice")
    first = house.lines("alice", server, state=first_state)
    first.say("here")
    first.expect("<alice> here")
    house.copy_state(first_state, second_state)
    house.person("alice", server, state=second_state)
    assert first.wait_exit() == 75
    assert re.match("sotto: error: this identity is in use elsewhere", first.complaints[0])


@pytest.mark.parametrize("arguments", [
    ["--no-such-option"], ["--name"], ["--name", "two words"], ["--room", "no room"], ["--tab", "sideways"],
])
def test_wrong_arguments_are_64(house: House, server: Server, arguments: list[str]) -> None:
    alice = house.lines("alice", server, options=arguments)
    assert run(alice) == 64
    assert alice.complaints[0].startswith("sotto: error: ")


@pytest.mark.parametrize("where", ["", "host:99999", "sotto://", "sotto://h/room?key=short", "sotto://h/?what=this"])
def test_what_is_no_server_is_64(house: House, where: str) -> None:
    alice = house.lines("alice", where)
    assert run(alice) == 64
    assert_error_and_hint(alice, "")


def test_a_host_that_is_not_there_is_68(house: House) -> None:
    alice = house.lines("alice", "no-such-host.invalid")
    assert run(alice, "hello\n") == 68
    assert alice.complaints[0].startswith("sotto: error: ")


def test_a_port_where_nobody_listens_is_69(house: House, server: Server) -> None:
    server.kill()
    alice = house.lines("alice", server)
    assert run(alice, "hello\n") == 69
    assert_error_and_hint(alice, "", ".*sottod")


def test_an_invite_may_come_from_standard_input(house: House, server: Server, bob: Person) -> None:
    alice = house.newcomer("alice", "-", options=["--plain"])
    alice.terminal.write(f"{server.invite}\n".encode())
    bob.expect("alice joined")


def test_alone_it_goes_back_to_the_last_server(house: House, server: Server, bob: Person) -> None:
    state = house.new_folder("alice")
    assert run(house.lines("alice", server, state=state), "first\n") == 0
    assert run(house.program("--state", str(state)), "second\n") == 0
    bob.expect("alice: second")


def test_alone_for_the_first_time_it_says_what_to_do(house: House) -> None:
    alone = house.program("--state", str(house.new_folder("new")))
    assert run(alone) == 64
    assert_error_and_hint(alone, "there is no server")


def test_a_settings_file_is_options_one_a_line(house: House, server: Server, bob: Person) -> None:
    settings = house.new_folder("settings")
    settings.write_text("# mine\nname = dora\nplain\n")
    state = house.new_folder("dora")
    dora = house.program(server.invite, "--state", str(state), "--config", str(settings))
    assert run(dora, "hello\n") == 0
    bob.expect("dora: hello")


def test_a_settings_file_with_an_unknown_key_names_its_line(house: House, server: Server) -> None:
    settings = house.new_folder("settings")
    settings.write_text("name = dora\nNonsense!\n")
    dora = house.program(server.invite, "--config", str(settings))
    assert run(dora) == 78
    assert_error_and_hint(dora, "line 2")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_help_documents_every_option_and_setting(house: House, server: Server, language: str) -> None:
    asked = house.program("--language", language, "--help")
    assert run(asked) == 0
    shown = asked.output.data.decode()
    for option in ("name", "room", "plain", "accept-new", "help", "state", "config", "own-log"):
        assert f"--{option}" in shown
    alice = house.lines("alice", server)
    assert run(alice, "/set\n") == 0
    names = [match[1] for match in map(re.compile(r"-- ([a-z-]+) = ").search, alice.lines) if match]
    assert len(names) > 5
    for name in names:
        assert f"--{name} " in shown


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--nonsense"], "there is no option '--nonsense'"), (["-x"], "there is no option '-x'"),
        (["--name"], "--name takes a value"), (["--name", "--plain"], "--name takes a value"),
        (["--name", "a b"], "a name has no spaces"), (["--plain=yes"], "--plain takes no value"),
        (["--own-log", "maybe"], "--own-log cannot be maybe"), (["--own-log-days", "0"], "it is 1…36500"),
        (["--tab", "x"], "tab cannot be x"), (["--key.undo", "zz"], "zz is no key"),
        (["one", "two"], "there is one server, and then 'two'"), (["--", "one", "--name"], "and then '--name'"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_said(house: House, arguments: list[str], error: str) -> None:
    said = house.program(*arguments)
    assert run(said) == 64
    assert_error_and_hint(said, re.escape(error))
