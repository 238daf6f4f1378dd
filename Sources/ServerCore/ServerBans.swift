import SottoModel

/// Who may not come in.
struct ServerBans: Sendable {
    private var bans: [IdentityKey: ServerBan] = [:]
    private var bySource: [Source: Int] = [:]

    var count: Int { bans.count }

    subscript(identity: IdentityKey) -> ServerBan? { bans[identity] }

    /// Takes the place of an earlier one; its source stays banned unless it was removed first.
    mutating func add(_ ban: ServerBan) {
        bans[ban.sentence.who.identity] = ban
        if let source = ban.source { bySource[source, default: 0] += 1 }
    }

    /// - Returns: the source that nobody else is banned from any more.
    mutating func remove(_ identity: IdentityKey) -> Source? {
        guard let source = bans.removeValue(forKey: identity)?.source else { return nil }
        let others = bySource[source, default: 1] - 1
        bySource[source] = others > 0 ? others : nil
        return others > 0 ? nil : source
    }
}
