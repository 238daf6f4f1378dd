package import Posix
package import SottoModel

/// Something to be written.
package enum DiskWork: Sendable {
    case text(String, to: String)
    case outbox(OutboxRecord)
    case whisper(KeptWhisper)
    case rooms([RoomMark])
    case peer(Peer)
    /// Of sealed rooms, as their owner writes them.
    case sealedRoom([UInt8])
    /// These are all there is of sealed rooms.
    case sealedRooms([[UInt8]])
    case eraseWhispers
}

/// What became of it.
package enum DiskReport: Hashable, Sendable {
    /// These messages are on disk.
    case kept([MessageID])
    case failed(FileError)
}

extension ServerFiles {
    /// Writes what has gathered: of each kind at once, and of the rooms the last only.
    package mutating func take(_ batch: [DiskWork], now: Timestamp, report: (DiskReport) -> Void) {
        var (records, whispers, rooms): ([OutboxRecord], [KeptWhisper], [RoomMark]?) = ([], [], nil)
        var (erases, peers, sealed) = (false, [PeerRecord](), [[UInt8]]())
        var allSealed: [[UInt8]]?
        for work in batch {
            switch work {
            case .outbox(let record): records.append(record)
            case .whisper(let whisper): whispers.append(whisper)
            case .rooms(let marks): rooms = marks
            case .peer(let peer): peers.append(.peer(peer))
            case .sealedRoom(let record): sealed.append(record)
            case .sealedRooms(let records): (allSealed, sealed) = (records, [])
            case .eraseWhispers: (whispers, erases) = ([], true)
            case .text: break
            }
        }
        do throws(FileError) {
            if erases { try eraseWhispers() }
            try take(peers: peers + whispers.compactMap(\.seen))
            // A whisper that was acknowledged is in the log before it is out of the outbox.
            let kept = try take(whispers: whispers, now: now) + take(outbox: records)
            if !kept.isEmpty { report(.kept(kept)) }
            if let rooms { try take(rooms: rooms) }
            if let allSealed { try replaceSealedRooms(by: allSealed) }
            try take(sealedRooms: sealed)
        } catch {
            report(.failed(error))
        }
    }
}

extension KeptWhisper {
    /// That it came, where it did.
    fileprivate var seen: PeerRecord? {
        isOwn ? nil : .seen(WhisperSign(author: peer.identity, id: id))
    }
}
