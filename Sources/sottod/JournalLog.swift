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
        observer.searchTroubled = { [self] reason in note(searchTrouble: reason) }
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

    private func note(searchTrouble reason: String?) {
        if let reason {
            log.warning("search-trouble", metadata: ["reason": "\(reason)"])
        } else {
            log.notice("search-well")
        }
    }

    private func note(_ damage: Damage) {
        switch damage {
        case .lost(let room, let loss): note("entries-lost", metadata(room, loss))
        case .altered(let number): note("entry-altered", ["number": "\(number)"])
        case .name(let name): note("name-without-owner", ["name": "\(name)"])
        case .decision(let room): note("decision-altered", room.map { ["room": "\($0)"] } ?? [:])
        case .unreadable(let after, let reason): note("unreadable", ["after": "\(after)", "reason": "\(reason)"])
        case .tips: note("tips-missing")
        case .marks(let number, false): note("entry-tags", ["number": "\(number)"])
        case .marks(let number, true): noteMended("entry-tags", ["number": "\(number)"])
        case .room(let name): noteMended("room-name", ["room": "\(name)"])
        case .index: noteMended("index")
        }
    }

    private func note(_ what: String, _ details: Logger.Metadata = [:]) {
        log.error("store-damage", metadata: details.merging(["what": "\(what)"]) { $1 })
    }

    private func noteMended(_ what: String, _ details: Logger.Metadata = [:]) {
        log.warning("store-mended", metadata: details.merging(["what": "\(what)"]) { $1 })
    }

    private func metadata(_ room: RoomName, _ loss: Loss) -> Logger.Metadata {
        [
            "room": "\(room)", "after": "\(loss.after.rawValue)", "through": "\(loss.through.rawValue)",
            "since": "\(Clocks.utc(loss.since.milliseconds))",
            "until": "\(Clocks.utc(loss.until.milliseconds))",
        ]
    }
}
