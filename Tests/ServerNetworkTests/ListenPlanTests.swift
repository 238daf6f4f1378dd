import Testing

@testable import ServerNetwork

/// `1.2.3.4:5`, given sockets in brackets, wanted ports `*` where any will do.
struct `A plan of what to listen on` {
    @Test(arguments: [
        ("", "a:1 b:2", "open a:1 b:2"), ("a:1 b:2", "a:1 b:2", "keep a:1 b:2"),
        ("a:1 b:2", "b:2", "keep b:2 drop a:1"),
        ("a:1", "a:2", "drop a:1 open a:2"), ("a:1", "a:*", "keep a:1"), ("a:1", "a:* a:*", "keep a:1 open a:*"),
        ("[a:1]", "", "keep [a:1]"), ("[a:1]", "a:1", "keep [a:1]"), ("[a:1]", "b:2", "keep [a:1] open b:2"),
        ("[a:1]", "a:*", "keep [a:1] open a:*"),
        ("[a:1] a:2", "a:2", "keep [a:1] a:2"), ("a:1 a:2", "a:* a:2", "keep a:1 a:2"),
    ])
    func `keeps what it can and opens what it has to`(present: String, wanted: String, plan: String) {
        let there = present.split(separator: " ").map { ListenPlan.Present(String($0)) }
        let asked = wanted.split(separator: " ").map { ListenPlan.Wanted(String($0)) }
        let made = ListenPlan(wanted: asked, present: there)
        let words = [
            ("keep", made.kept.map { present.split(separator: " ")[$0] }),
            ("drop", made.dropped.map { present.split(separator: " ")[$0] }),
            ("open", made.opened.map { wanted.split(separator: " ")[$0] }),
        ]
        let said = words.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: " "))" }
        #expect(said.joined(separator: " ") == plan)
    }
}

extension ListenPlan.Present {
    fileprivate init(_ text: String) {
        let parts = text.filter { $0 != "[" && $0 != "]" }.split(separator: ":")
        self.init(host: String(parts[0]), port: UInt16(parts[1]) ?? 0, isGiven: text.hasPrefix("["))
    }
}

extension ListenPlan.Wanted {
    fileprivate init(_ text: String) {
        let parts = text.split(separator: ":")
        self.init(hosts: [String(parts[0])], port: UInt16(parts[1]) ?? 0)
    }
}
