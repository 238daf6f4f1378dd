import SottoModel
import TestSupport
import Testing
import Text

@testable import ClientCore

struct SettledLinesTests {
    @Test(arguments: [
        EntryBody.say("말"), .action("waves"), .say(""), .topic("tea"), .reply(to: .number(7), "yes"),
        .amend(.number(7), .retract),
    ])
    func `a line comes out as it went in`(body: EntryBody) {
        for delivery in [Delivery.none, .kept, .lost, .notKept, .waiting, .refused(.notInRoom)] {
            for number in [nil, EntryNumber(5)] {
                for isRecollected in [false, true] {
                    expectKept(
                        LogLine(
                            id: .settled(3), at: Timestamp(milliseconds: 9), content: .entry(Person("bob1"), body),
                            delivery: delivery, number: number, message: .number(2), isRecollected: isRecollected))
                }
            }
        }
    }

    @Test func `a line of no message comes out as it went in`() {
        expectKept(
            LogLine(
                id: .settled(3), at: Timestamp(milliseconds: 9), content: .notice(Phrase(verbatim: "hello")),
                delivery: .none))
    }

    @Test func `one who takes another name said what they said by the old one`() {
        var lines = SettledLines()
        let bob = Person("bob1")
        let renamed = Person(identity: bob.identity, name: "bert")
        lines.append(said("a", by: bob))
        lines.append(said("b", by: renamed))
        lines.append(said("c", by: bob))
        #expect(
            lines.map(\.content) == [
                .entry(bob, .say("a")), .entry(renamed, .say("b")), .entry(bob, .say("c")),
            ])
    }

    @Test func `more authors than are remembered are all kept`() {
        var lines = SettledLines()
        let people = (0..<600).map { Person(identity: Chat.key("bob"), name: UserName(stringLiteral: "bob\($0)")) }
        for person in people { lines.append(said("hello", by: person)) }
        #expect(lines.map(\.content) == people.map { .entry($0, .say("hello")) })
    }

    @Test func `what somebody said is held in 72 bytes beside its text`() {
        #expect(MemoryLayout<KeptLine>.stride == 72)
    }

    private func expectKept(_ line: LogLine) {
        var lines = SettledLines()
        lines.append(line)
        #expect(lines[0] == line)
    }

    private func said(_ text: String, by person: Person) -> LogLine {
        LogLine(
            id: .settled(1), at: Timestamp(milliseconds: 1), content: .entry(person, .say(text)), delivery: .none,
            number: EntryNumber(1), message: .number(1))
    }
}
