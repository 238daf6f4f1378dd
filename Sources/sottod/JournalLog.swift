import Logging
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
        case .lost, .altered, .room, .name, .unreadable: log.error("store-damage", metadata: words(damage))
        case .marks, .index, .tips: log.warning("store-mended", metadata: words(damage))
        }
    }

    private func words(_ damage: Damage) -> Logger.Metadata {
        ["what": "\(DamageText.words(damage))"]
    }
}
