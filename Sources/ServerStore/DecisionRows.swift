import GRDB
import ServerCore
import SottoModel

/// Puts an order upon the whole server into its rows.
struct DecisionRows {
    private let now: Timestamp
    private let key: JournalKey
    private let db: Database

    init(at now: Timestamp, _ key: JournalKey, _ db: Database) {
        self.key = key
        self.now = now
        self.db = db
    }

    func rule(_ decision: Decision, _ names: inout NameDirectory) throws -> Ruling {
        switch decision.order {
        case .ban(let sentence, _): try ban(ServerBan(sentence, source: decision.source))
        case .unban(let identity): try unban(identity)
        case .free(let name): try rename(&names, [name]) { $0.free(name, at: now) } ?? .refused(.noSuchName)
        case .give(let name, let identity):
            try rename(&names, [name] + [names.name(of: identity)].compactMap { $0 }) {
                $0.give(name, to: identity, at: now)
            } ?? .refused(.notPossible)
        }
    }

    private func ban(_ ban: ServerBan) throws -> Ruling {
        try BanRow.removeOver(at: now, db)
        try BanRow.save(ban, key, db)
        return .done([])
    }

    private func unban(_ identity: IdentityKey) throws -> Ruling {
        try BanRow.remove(identity, db)
        return .done([])
    }

    /// - Parameter concerned: the names whose rows a change may touch, beside those it gives out.
    /// - Returns: nil where nothing changed.
    private func rename(
        _ names: inout NameDirectory, _ concerned: [UserName],
        _ change: (inout NameDirectory) -> [Rename]?
    ) throws -> Ruling? {
        let before = concerned.compactMap { names.holding(like: $0)?.name }
        guard let renames = change(&names) else { return nil }
        for name in before { try NameRow.remove(name.text, db) }
        for name in concerned + renames.map(\.new) {
            if let holding = names.holding(like: name) { try NameRow.save(holding, key, db) }
        }
        return .done(renames)
    }
}
