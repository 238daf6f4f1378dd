package import Posix
package import SottoModel

/// Something to be written.
package enum DiskWork: Sendable {
    case text(String, to: String)
    case outbox(OutboxRecord)
    case whisper(KeptWhisper)
    case rooms([RoomMark])
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
        var erases = false
        for work in batch {
            switch work {
            case .outbox(let record): records.append(record)
            case .whisper(let whisper): whispers.append(whisper)
            case .rooms(let marks): rooms = marks
            case .eraseWhispers: (whispers, erases) = ([], true)
            case .text: break
            }
        }
        do throws(FileError) {
            if erases { try eraseWhispers() }
            // A whisper that was acknowledged is in the log before it is out of the outbox.
            let kept = try take(whispers: whispers, now: now) + take(outbox: records)
            if !kept.isEmpty { report(.kept(kept)) }
            if let rooms { try take(rooms: rooms) }
        } catch {
            report(.failed(error))
        }
    }
}
