import Logging
import Posix
import ServerStore
import SottoModel

/// What a journal tells, in the server's log.
struct JournalLog {
    private let log: Logger

    init(_ log: Logger) {
        self.log = log
    }

    var observer: JournalObserver {
        var observer = JournalObserver()
        observer.troubled = { [self] reason in note(trouble: reason) }
        observer.found = { [self] damage in note(damage) }
        return observer
    }

    private func note(trouble reason: String?) {
        if let reason {
            log.error("store-trouble", metadata: ["reason": "\(reason)"])
        } else {
            log.notice("store-well")
        }
    }

    private func note(_ damage: Damage) {
        switch damage {
        case .lost(let room, let loss): log.error("entries-lost", metadata: metadata(room, loss))
        case .altered(let number): log.error("entry-altered", metadata: ["number": "\(number)"])
        case .marks(let number, let isMended):
            log.warning("entry-tags", metadata: ["number": "\(number)", "mended": "\(isMended)"])
        case .index: log.warning("index-made-anew")
        case .room(let name): log.error("room-renamed", metadata: ["room": "\(name)"])
        case .name(let name): log.error("name-without-owner", metadata: ["name": "\(name)"])
        case .decision(let room): log.error("decision-altered", metadata: room.map { ["room": "\($0)"] })
        case .tips: log.warning("tips-missing")
        case .unreadable(let after, let reason):
            log.error("store-unreadable", metadata: ["after": "\(after)", "reason": "\(reason)"])
        }
    }

    private func metadata(_ room: RoomName, _ loss: Loss) -> Logger.Metadata {
        [
            "room": "\(room)", "after": "\(loss.after.rawValue)", "through": "\(loss.through.rawValue)",
            "since": "\(Clocks.utc(loss.since.milliseconds))", "until": "\(Clocks.utc(loss.until.milliseconds))",
        ]
    }
}
