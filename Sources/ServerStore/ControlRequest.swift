package import SottoModel

/// What whoever administers a server asks of it: one line, from `sottod invite` and its like.
///
///     invite single-use expires=604800 room=lobby advertise=chat.example.org:7788
///     invites
///     revoke AQIDBAUGBwg
///     rotate
///     reload
///     restart
///
/// and what `PeopleRequest` says.
package enum ControlRequest: Hashable, Sendable {
    case invite(InviteTerms)
    case invites
    case revoke(DoorID)
    case rotate
    case people(PeopleRequest)
    case instruction(ServerInstruction)

    /// - Returns: nil for anything else, to the last byte.
    package init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        switch (words.first, words.count) {
        case ("invite", _):
            guard let terms = InviteTerms(words.dropFirst()) else { return nil }
            self = .invite(terms)
        case ("invites", 1): self = .invites
        case ("revoke", 2):
            guard let id = DoorID(String(words[1])) else { return nil }
            self = .revoke(id)
        case ("rotate", 1): self = .rotate
        default:
            if let request = PeopleRequest(words) {
                self = .people(request)
                return
            }
            guard let instruction = ServerInstruction(rawValue: line) else { return nil }
            self = .instruction(instruction)
        }
    }

    package var line: String {
        switch self {
        case .invite(let terms): (["invite"] + terms.words).joined(separator: " ")
        case .invites: "invites"
        case .revoke(let id): "revoke \(id)"
        case .rotate: "rotate"
        case .people(let request): request.line
        case .instruction(let instruction): instruction.rawValue
        }
    }
}

/// What only a running server can do.
package enum ServerInstruction: String, Hashable, Sendable {
    case reload, restart
}

/// Whom an invite lets in, for how long, and what else stands in it.
package struct InviteTerms: ControlTerms, Hashable, Sendable {
    /// A year.
    package static let longest: Int64 = 366 * 24 * 3600

    package var isSingleUse = false
    /// Seconds from now, at most ``longest``; a week where nobody says otherwise.
    package var seconds: Int64 = 7 * 24 * 3600
    package var room: RoomName?
    /// The address as it is seen from outside; the server's own where there is none.
    package var address: ServerAddress?

    package init() {}

    var words: [String] {
        [
            isSingleUse ? "single-use" : nil, "expires=\(seconds)", room.map { "room=\($0.text.dropFirst())" },
            address.map { "advertise=\($0)" },
        ].compactMap { $0 }
    }

    mutating func set(_ name: Substring, _ value: Substring?) -> Bool {
        switch (name, value) {
        case ("single-use", nil): isSingleUse = true
        case ("expires", let value?):
            guard let seconds = Int64(value), (1...Self.longest).contains(seconds) else { return false }
            self.seconds = seconds
        case ("room", let value?):
            guard let room = try? RoomName("#" + value) else { return false }
            self.room = room
        case ("advertise", let value?):
            guard let address = ServerAddress(value) else { return false }
            self.address = address
        default: return false
        }
        return true
    }
}

/// What is said to it: `ok` or `no` on a line of its own, then the words.
package enum ControlAnswer: Hashable, Sendable {
    case done(String)
    case refused(String)

    /// - Returns: nil for what is no whole answer.
    package init?(_ text: String) {
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "ok": self = .done(String(parts[1]))
        case "no": self = .refused(String(parts[1]))
        default: return nil
        }
    }

    package var text: String {
        switch self {
        case .done(let words): "ok\n\(words)"
        case .refused(let words): "no\n\(words)"
        }
    }
}
