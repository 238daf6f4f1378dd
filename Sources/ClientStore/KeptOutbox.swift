import Posix
import SottoModel

/// The outbox on disk: messages, and that they are gone. On disk for good before it is told to be.
struct KeptOutbox: ~Copyable {
    /// Below so many records nothing is tidied.
    private static let few = 64

    private var file: SealedFile
    private var index = OutboxIndex()
    private var records: Int
    /// What a full disk did not take yet.
    private var waiting: [OutboxRecord] = []

    init(_ path: String, under state: StateKey, damage: inout [Damage]) throws(FileError) {
        var contents = SealedFile.Contents()
        file = try SealedFile.open(path, .outbox, under: state, &contents)
        records = contents.payloads.count
        for record in contents.payloads.compactMap({ OutboxRecord($0) }) { index.take(record) }
        damage += [contents.damage].compactMap { $0 }
    }

    var messages: [OwnMessage] { index.messages }
    var refused: [RefusedMessage] { index.refused }

    /// Throws where the disk takes nothing, and then tries again at the next call.
    ///
    /// - Returns: the messages that are on disk by it.
    mutating func take(_ new: [OutboxRecord]) throws(FileError) -> [MessageID] {
        waiting += new
        guard !waiting.isEmpty else { return [] }
        for record in new { index.take(record) }
        if records + waiting.count > max(Self.few, 4 * index.count) {
            let all = index.records
            try file.replace(by: all.map(\.bytes))
            records = all.count
        } else {
            try file.append(waiting.map(\.bytes))
            records += waiting.count
            if waiting.contains(where: \.isKept) { try file.synchronise() }
        }
        defer { waiting = [] }
        return waiting.compactMap(\.keptID)
    }
}

/// What a row of records about the outbox comes to.
struct OutboxIndex {
    private var order: [MessageID] = []
    private var kept: [MessageID: OwnMessage] = [:]
    private var refusals: [MessageID: Refusal] = [:]

    /// Records it would take to say all of it.
    var count: Int { kept.count + refusals.count }

    /// What is to go out.
    var messages: [OwnMessage] { order.compactMap { refusals[$0] == nil ? kept[$0] : nil } }

    var refused: [RefusedMessage] {
        order.compactMap { id in
            guard let message = kept[id], let refusal = refusals[id] else { return nil }
            return RefusedMessage(message, refusal)
        }
    }

    var records: [OutboxRecord] {
        order.flatMap { id in
            [kept[id].map { .kept($0) }, refusals[id].map { .refused(id, $0) }].compactMap { $0 }
        }
    }

    mutating func take(_ record: OutboxRecord) {
        switch record {
        case .gone(let id): (kept[id], refusals[id]) = (nil, nil)
        case .refused(let id, let refusal): if kept[id] != nil { refusals[id] = refusal }
        case .kept(let message):
            if kept.updateValue(message, forKey: message.id) == nil { order.append(message.id) }
        }
        if order.count > 64, order.count > 2 * kept.count { order.removeAll { kept[$0] == nil } }
    }
}

extension OutboxRecord {
    fileprivate var keptID: MessageID? {
        if case .kept(let message) = self { message.id } else { nil }
    }

    fileprivate var isKept: Bool { keptID != nil }
}
