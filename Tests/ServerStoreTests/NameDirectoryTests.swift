import ServerCore
import ServerStore
import SottoModel
import TestSupport
import Testing

/// The directory, asked by people who are their letters, on days since the first.
private struct Asked {
    private var directory = NameDirectory()

    mutating func claims(_ who: String, _ name: UserName, day: Double = 0) -> String {
        let now = Timestamp(milliseconds: Int64(day * 86_400_000))
        switch directory.claim(name, for: .of(who), at: now) {
        case .won: return "won"
        case .notAdmitted, .refused: return "not admitted"
        case .taken(let free): return "\(free)"
        }
    }
}

struct `A name` {
    @Test func `belongs to whoever asks first, and again`() {
        var asked = Asked()
        #expect(asked.claims("a", "mina") == "won")
        #expect(asked.claims("b", "mina") == "mina2")
        #expect(asked.claims("a", "mina") == "won")
        #expect(asked.claims("b", "mina2") == "won")
        #expect(asked.claims("c", "mina") == "mina3")
    }

    @Test(arguments: [("mina", "MINA"), ("mina", "mіna"), ("bill", "bi11"), ("한", "한"), ("admin", "ａｄｍｉｎ")])
    func `that looks like a taken one is taken`(_ first: String, _ second: String) throws {
        var asked = Asked()
        #expect(asked.claims("a", try UserName(String(first))) == "won")
        #expect(asked.claims("b", try UserName(String(second))) != "won")
        #expect(asked.claims("a", try UserName(String(second))) == "won")
    }

    @Test(arguments: ["sotto", "SOTTO", "s0tto", "sottod", "server", "system", "you", "서버", "시스템"])
    func `of the server's own belongs to nobody`(_ name: String) throws {
        var asked = Asked()
        let answer = asked.claims("a", try UserName(String(name)))
        #expect(answer == name + "2")
    }

    @Test func `given up is held for thirty days for whoever had it`() {
        var asked = Asked()
        _ = asked.claims("a", "mina")
        _ = asked.claims("a", "hana", day: 1)
        #expect(asked.claims("b", "mina", day: 30.9) == "mina2")
        #expect(asked.claims("b", "mina", day: 31) == "mina2")
        #expect(asked.claims("b", "mina", day: 31.1) == "won")
        #expect(asked.claims("a", "mina", day: 31.2) == "mina2")
    }

    @Test func `given up comes back to whoever had it`() {
        var asked = Asked()
        _ = asked.claims("a", "mina")
        _ = asked.claims("a", "hana", day: 1)
        #expect(asked.claims("a", "mina", day: 20) == "won")
        #expect(asked.claims("b", "mina", day: 100) == "mina2")
        #expect(asked.claims("b", "hana", day: 51) == "won")
    }

    @Test func `written otherwise by its owner is given up by nobody`() {
        var asked = Asked()
        _ = asked.claims("a", "mina")
        #expect(asked.claims("a", "Mina", day: 1) == "won")
        #expect(asked.claims("b", "mina", day: 60) == "mina2")
    }
}

struct `The name that is offered instead` {
    @Test func `has the least number that is free`() {
        var asked = Asked()
        _ = asked.claims("a", "kay")
        for number in 2...12 { _ = asked.claims("p\(number)", UserName(stringLiteral: "kay\(number)")) }
        #expect(asked.claims("b", "kay") == "kay13")
    }

    @Test(arguments: [
        (String(repeating: "k", count: 32), String(repeating: "k", count: 31) + "2"),
        (String(repeating: "👍", count: 32), String(repeating: "👍", count: 31) + "2"),
        (String(repeating: "한", count: 32), String(repeating: "한", count: 31) + "2"),
    ])
    func `is shortened where the name is as long as names are`(_ name: String, _ free: String) throws {
        var asked = Asked()
        _ = asked.claims("a", try UserName(String(name)))
        #expect(asked.claims("b", try UserName(String(name))) == free)
    }

    @Test func `is free for whoever asks`() {
        var asked = Asked()
        _ = asked.claims("a", "mina")
        for person in ["b", "c", "d", "e"] {
            let free = asked.claims(person, "mina")
            #expect(asked.claims(person, UserName(stringLiteral: free)) == "won")
        }
    }
}
