package import SottoModel

/// The signs that stand in the log and in lists, and what they mean.
package enum Signs {
    package static let all = [
        (of(.verified), "verified: you compared keys with them, see /verify"),
        (of(.pinned), "a sealed whisper, by the key they had when you first whispered with them"),
        (of(.changed), "the name belonged to another key before: nothing is sent until you choose, see /verify"),
        ("·", "it waits, and goes out even after a restart"), ("✓", "the server has it"), ("✗", "it was not sent"),
    ]

    package static func of(_ trust: Trust) -> String {
        switch trust {
        case .pinned: "◇"
        case .verified: "◆"
        case .changed: "≠"
        }
    }
}
