"""What a server keeps, for how long, and what it forgets when it is told to."""

from __future__ import annotations

from itertools import count

from harness import House, Server, until

NEWCOMERS = count(1)
SECRET = "wholly-unlikely-word"


def files_with(server: Server, text: str) -> list[str]:
    needle = text.encode()
    return [file.name for file in server.data.iterdir() if file.is_file() and needle in file.read_bytes()]


def said(house: House, server: Server) -> list[str]:
    """What somebody new finds."""
    reader = house.lines(f"reader{next(NEWCOMERS)}", server)
    reader.write(b"/history 100\n")
    reader.end_input()
    assert reader.wait_exit() == 0
    return [line.split("> ", 1)[1] for line in reader.lines if "> " in line]


def test_a_room_keeps_as_many_lines_as_the_server_says_and_tells_newcomers(house: House) -> None:
    server = house.server("--limits", "off", "--keep-lines", "5")
    writer = house.lines("writer", server)
    writer.write("".join(f"line {number}\n" for number in range(1, 41)).encode())
    writer.end_input()
    assert writer.wait_exit() == 0
    until(lambda: said(house, server) == [f"line {number}" for number in range(36, 41)], "the last five lines")
    house.person("bob", server).expect("-- the last 5 lines are kept")


def test_an_operator_has_a_room_keep_less(house: House, server: Server) -> None:
    founder = house.person("alice", server)
    founder.say("/join #den --private")
    founder.expect("#den")
    for number in range(1, 8):
        founder.say(f"line {number}")
        founder.expect(f"line {number} ✓")
    founder.say("/keep 2h 3")
    founder.expect("alice changed what is kept: kept for 2 h, at most the last 3 lines ✓")
    founder.say("/keep 10s")
    founder.expect("✗")
    founder.quit()
    assert house.administer("check", "--data", str(server.data)).returncode == 0


def test_nothing_is_left_of_somebody_who_is_erased(house: House, server: Server) -> None:
    mina, hana = house.person("mina", server), house.person("hana", server)
    mina.say(f"{SECRET} 하나")
    hana.expect(f"{SECRET} 하나")
    hana.say("a word of mine")
    mina.expect("a word of mine")
    assert files_with(server, SECRET)
    asked = house.administer("user", "erase", "mina", "--data", str(server.data))
    assert asked.returncode != 0 and "--yes" in asked.stderr
    erased = house.administer("user", "erase", "mina", "--yes", "--data", str(server.data))
    assert erased.returncode == 0, erased.stderr
    assert "erased: mina and 1 entry" in erased.stdout
    assert files_with(server, SECRET) == []
    hana.expect_gone(SECRET)
    hana.expect("a word of mine")
    mina.expect("erased your account")
    assert said(house, server) == ["a word of mine"]
    mina.press("Enter")
    mina.expect(lambda screen: "online" in screen.status)
    hana.say("back?")
    mina.expect("back?")
