import SottoModel
import TestSupport
import Testing

@Suite(.serialized) struct `The past of a room` {
    @Test func `comes page by page to whoever reads back, down to the beginning`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            for number in 0..<1000 { try mina.say("line \(number)") }
            _ = try mina.until { event -> Entry? in
                if case .entry(_, let entry) = event, entry.body == .say("line 999") { entry } else { nil }
            }
            let hana = try Client("hana", in: "#lobby", at: served)
            let first = try hana.until { event -> Page? in
                if case .page(_, let page) = event { page } else { nil }
            }
            var entries = first.entries
            var reach = first.after
            while reach > 0 {
                try hana.send(.history(1, before: EntryNumber(reach.rawValue + 1)))
                let page = try hana.earlier()
                #expect(page.through == reach)
                entries = page.entries + entries
                reach = page.after
            }
            #expect(entries.map(\.body) == (0..<1000).map { .say("line \($0)") })
        }
    }

    @Test func `is told to members alone, and asking goes on`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.say("for us")
            let eve = try Client("eve", in: "#else", at: served)
            try eve.send(.history(1, before: 9_999), .history(2, before: 9_999))
            let heard = try eve.until { event -> RoomID? in
                if case .earlier(let room, _) = event { room } else { nil }
            }
            #expect(heard == 2)
        }
    }

    @Test func `is asked for right behind coming in`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.say("early")
            _ = try mina.read(lines: 1)
            let hana = try Client("hana", at: served)
            _ = try hana.signIn()
            try hana.sendTogether([.join("#lobby", after: 9_999), .history(1, before: 9_999)])
            #expect(try hana.earlier().entries.map(\.body) == [.say("early")])
        }
    }
}

extension Client {
    fileprivate func earlier() throws -> Page {
        try until { if case .earlier(1, let page) = $0 { page } else { nil } }
    }
}
