"""People talk: what one writes the others read, and whispers only who they are for."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server, Snapshot


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server)


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    """Somebody whom alice sees, and who sees alice."""
    bob = house.person("bob", server)
    meet(alice, bob)
    return bob


@pytest.fixture
def carol(house: House, server: Server, alice: Person, bob: Person) -> Person:
    carol = house.person("carol", server)
    meet(alice, bob, carol)
    return carol


def meet(*people: Person) -> None:
    for person in people:
        person.expect(f"{len(people)} here")


def list_has_focus(screen: Snapshot) -> bool:
    """the user list to have the focus"""
    return screen.list_has_focus


def test_three_people_see_the_same_lines_in_the_same_order(house: House) -> None:
    server = house.server("--limits", "off")
    people = [house.person(name, server, rows=40) for name in ("alice", "bob", "carol")]
    meet(*people)
    for number in range(8):
        for person in people:
            person.say(f"line-{number}")
    logs = [spoken(person, 24) for person in people]
    assert logs[0] == logs[1] == logs[2]
    for person in people:
        own = [line for name, line in logs[0] if name == person.name]
        assert own == [f"line-{number}" for number in range(8)]


def spoken(person: Person, count: int) -> list[tuple[str, str]]:
    """Who said what, when so many lines have come and none of one's own waits any more."""
    def is_complete(screen: Snapshot) -> bool:
        """all lines, and none waiting"""
        return len(said(screen)) == count and screen.log_text.count("✓") == count // 3

    return said(person.expect(is_complete))


def said(screen: Snapshot) -> list[tuple[str, str]]:
    return re.findall(r"(\w+): (line-\d)", screen.text)


@pytest.mark.parametrize("text", [
    "안녕하세요, 오늘 저녁에 만나요",
    "한글과 English 섞어서 😀🎉 끝",
    "Zu\u0308rich, cafe\u0301, n\u0303",
    "日本語 と 한국어 と 中文",
])
def test_text_of_any_script_arrives_as_it_was_typed(alice: Person, bob: Person, text: str) -> None:
    alice.say(text)
    composed = text.replace("u\u0308", "ü").replace("e\u0301", "é").replace("n\u0303", "ñ")
    bob.expect(re.compile(rf"\d\d:\d\d alice: {composed}\s"))
    alice.expect(f"alice: {composed} ✓")


def test_backspace_takes_one_character_as_a_person_sees_it(alice: Person) -> None:
    alice.type("x한e\u0301👍👨\u200d👩\u200d👧")
    alice.expect(lambda screen: screen.input.startswith("x한é👍"))
    alice.press("Backspace")
    alice.expect(lambda screen: screen.input == "x한é👍")
    for rest in ("x한é", "x한", "x", ""):
        alice.press("Backspace")
        alice.expect(lambda screen, rest=rest: screen.input == rest)


def test_a_name_may_be_korean(house: House, server: Server, alice: Person) -> None:
    hana = house.person("김하나", server)
    hana.say("저는 하나예요")
    alice.expect("김하나: 저는 하나예요")
    alice.say("/w 김하나 반가워요")
    hana.expect("alice → you: 반가워요")


def test_a_whisper_is_seen_by_one_person_only(alice: Person, bob: Person, carol: Person) -> None:
    alice.say("/w bob psst-42")
    bob.expect("alice → you: psst-42")
    alice.expect("you → bob: psst-42 ✓")
    alice.say("and aloud")
    carol.expect("alice: and aloud")
    assert b"psst" not in carol.output


def test_r_answers_who_whispered_last(alice: Person, bob: Person, carol: Person) -> None:
    alice.say("/r too early")
    alice.expect("nobody whispered to you yet")
    bob.say("/w alice from bob")
    alice.expect("bob → you: from bob")
    carol.say("/w alice from carol")
    alice.expect("carol → you: from carol")
    alice.say("/r an answer")
    carol.expect("alice → you: an answer")
    assert b"an answer" not in bob.output


def test_a_whisper_to_nobody_says_so(alice: Person) -> None:
    alice.say("/w nobody-here hello")
    alice.expect("nobody here is called nobody-here")


def test_a_taken_name_is_refused_and_enter_goes_on_with_a_free_one(house: House, server: Server, alice: Person) -> None:
    other = house.newcomer("alice", server.invite)
    other.expect("alice is taken: Enter goes on as alice2")
    other.press("Enter")
    other.expect(lambda screen: "online" in screen.status and "alice2 (you)" in screen.people)
    alice.expect("alice2 joined")
    other.say("it is me")
    alice.expect("alice2: it is me")


def test_a_name_that_looks_like_a_taken_one_is_taken(house: House, server: Server, alice: Person) -> None:
    house.newcomer("аӏісе", server.invite).expect("taken")  # Cyrillic, all of it


def test_a_name_of_two_scripts_is_none(house: House, server: Server, alice: Person) -> None:
    house.newcomer("аlісе", server.invite).expect("not of Cyrillic and Latin")


def test_instead_of_a_taken_name_another_may_be_picked(house: House, server: Server, alice: Person) -> None:
    other = house.newcomer("alice", server.invite)
    other.expect("alice is taken")
    other.say("/nick dora")
    other.expect(lambda screen: "online" in screen.status and "dora (you)" in screen.people)
    alice.expect("dora joined")


def test_the_same_identity_elsewhere_takes_the_session_over(house: House, server: Server) -> None:
    first_state, second_state = house.new_folder("alice"), house.new_folder("alice")
    bob = house.person("bob", server)
    first = house.person("alice", server, state=first_state)
    house.copy_state(first_state, second_state)
    second = house.person("alice", server, state=second_state)
    first.expect("this identity signed in elsewhere")
    # Longer than the first attempts to come back of a client that would try.
    first.keeps(lambda screen: "signed in elsewhere" in screen.status, 3)
    second.say("from the second")
    bob.expect("alice: from the second")
    assert second.sees(lambda screen: "online" in screen.status and "2 here" in screen.status)


def test_enter_takes_a_session_back(house: House, server: Server) -> None:
    first_state, second_state = house.new_folder("alice"), house.new_folder("alice")
    first = house.person("alice", server, state=first_state)
    house.copy_state(first_state, second_state)
    second = house.person("alice", server, state=second_state)
    first.expect("signed in elsewhere")
    first.press("Enter")
    first.expect(lambda screen: "online" in screen.status)
    second.expect("signed in elsewhere")


def test_tab_arrows_and_enter_start_a_whisper_and_keep_the_draft(alice: Person, bob: Person, carol: Person) -> None:
    alice.type("see you at six ")
    alice.press("Tab")
    alice.expect(list_has_focus)
    alice.press("Down", "Down")
    alice.expect(lambda screen: screen.selected == "carol")
    alice.press("Up")
    alice.expect(lambda screen: screen.selected == "bob")
    alice.press("Enter")
    alice.expect(lambda screen: screen.input == "/w bob see you at six")
    alice.press("Enter")
    bob.expect("alice → you: see you at six")


@pytest.mark.parametrize("key", ["Tab", "Esc"])
def test_tab_and_esc_lead_back_from_the_list_with_the_draft_untouched(alice: Person, bob: Person, key: str) -> None:
    alice.type("not yet ")
    alice.press("Tab")
    alice.expect(list_has_focus)
    alice.press("Down", key)
    alice.expect(lambda screen: not screen.list_has_focus)
    alice.type("done")
    alice.expect(lambda screen: screen.input == "not yet done")


def test_letters_in_the_list_show_only_who_matches(house: House, server: Server, alice: Person, bob: Person) -> None:
    house.person("김하나", server)
    alice.expect("3 here")
    alice.press("Tab")
    alice.expect(list_has_focus)
    alice.type("ㄱㅎ")
    alice.expect(lambda screen: screen.people == ["김하나"])
    alice.press("Enter")
    alice.expect(lambda screen: screen.input == "/w 김하나")


def test_tab_finishes_names_and_commands(alice: Person, bob: Person) -> None:
    alice.type("bo")
    alice.press("Tab")
    alice.type("hi")
    alice.expect(lambda screen: screen.input == "bob: hi")
    alice.press("^U")
    alice.type("/cl")
    alice.press("Tab")
    alice.expect(lambda screen: screen.input == "/clear")


def test_me_says_what_one_does(alice: Person, bob: Person) -> None:
    alice.say("/me waves")
    bob.expect("* alice waves")


def test_nick_changes_the_name_for_everybody(alice: Person, bob: Person) -> None:
    alice.say("/nick alicia")
    bob.expect("alice is now alicia")
    alice.expect("you are alicia now")
    alice.say("still me")
    bob.expect("alicia: still me")
    bob.expect(lambda screen: "alicia" in screen.people)


def test_nick_refuses_a_taken_name_and_tells_a_free_one(alice: Person, bob: Person) -> None:
    alice.say("/nick bob")
    alice.expect("you are still alice: that name is taken; /nick bob2 is free")


def test_nick_refuses_what_is_no_name(alice: Person) -> None:
    alice.say("/nick two words")
    alice.expect("a name has no spaces")


def test_the_new_name_is_remembered(house: House, server: Server) -> None:
    state = house.new_folder("alice")
    alice = house.person("alice", server, state=state)
    alice.say("/nick alicia")
    alice.expect("you are alicia now")
    alice.quit()
    command = [word for word in house.command("alice", server.invite, state) if word not in ("--name", "alice")]
    again = house.keep(Person("alicia", command, house.environment()))
    again.expect(lambda screen: "alicia (you)" in screen.people)


def test_who_lists_who_is_here(alice: Person, bob: Person, carol: Person) -> None:
    alice.say("/who")
    alice.expect("3 in #lobby: alice (you), bob, carol")


def test_help_lies_over_the_log_until_esc(alice: Person, bob: Person) -> None:
    alice.say("/help")
    alice.expect("Esc closes")
    alice.press("Ctrl-End")
    alice.expect("key.ACTION")
    bob.say("meanwhile")
    alice.press("Esc")
    alice.expect("bob: meanwhile")


def test_clear_empties_the_log_here_only(alice: Person, bob: Person) -> None:
    alice.say("before")
    bob.expect("alice: before")
    alice.expect("before ✓")
    alice.say("/clear")
    alice.expect_gone("before")
    assert bob.sees("alice: before")
    bob.say("after")
    alice.expect("bob: after")


def test_quit_leaves_and_the_others_are_told(alice: Person, bob: Person) -> None:
    assert alice.quit() == 0
    bob.expect("alice left")
    bob.expect("1 here")


def test_an_unknown_command_gets_its_nearest_match_and_is_not_sent(alice: Person, bob: Person) -> None:
    alice.say("/hlep me-now")
    alice.expect("there is no command /hlep; did you mean /help?")
    alice.say("next")
    bob.expect("alice: next")
    assert b"hlep" not in bob.output and b"me-now" not in bob.output


def test_two_slashes_send_a_line_that_begins_with_one(alice: Person, bob: Person) -> None:
    alice.say("//shrug")
    bob.expect("alice: /shrug")


def test_control_c_clears_the_line_and_asks_on_an_empty_one(alice: Person) -> None:
    alice.type("half a thought")
    alice.expect("half a thought")
    alice.press("^C")
    alice.expect(lambda screen: screen.input == "")
    alice.press("^C")
    alice.expect("leave sotto?")
    alice.press("Esc")
    alice.expect(lambda screen: "online" in screen.status)
    alice.press("^C")
    alice.expect("leave sotto?")
    alice.type("y")
    assert alice.wait_exit() == 0


def test_up_brings_back_what_was_sent(alice: Person, bob: Person) -> None:
    alice.say("first")
    alice.say("second")
    bob.expect("alice: second")
    alice.press("Up", "Up")
    alice.expect(lambda screen: screen.input == "first")
    alice.press("Down")
    alice.expect(lambda screen: screen.input == "second")


def test_a_paste_of_lines_is_one_message_and_goes_out_only_by_enter(alice: Person, bob: Person) -> None:
    alice.paste("one\ntwo\nthree")
    alice.expect("3 lines pasted")
    assert b"three" not in bob.output
    alice.press("Enter")
    bob.expect(re.compile(r"alice: one\s+two\s+three"))


def test_who_comes_later_reads_what_was_said(house: House, server: Server, alice: Person) -> None:
    alice.say("for those to come")
    alice.expect("✓")
    house.person("late", server).expect("alice: for those to come")
