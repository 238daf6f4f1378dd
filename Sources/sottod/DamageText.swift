import ServerStore
import SottoModel

/// What is wrong with a store, in words.
enum DamageText {
    static func words(_ damage: Damage) -> String {
        switch damage {
        case .lost(let room, let loss):
            "\(room): entries after \(loss.after.rawValue) up to \(loss.through.rawValue) are lost, said \(times(loss))"
        case .altered(let number): "entry \(number) is not what was written; it was set aside"
        case .marks(let number, true):
            "entry \(number) had wrong tags and has the right ones again; what it says is proven"
        case .marks(let number, false): "entry \(number) has wrong tags; what it says is proven"
        case .index: "an index missed entries and was made anew"
        case .room(let name): "a room had lost its name; it is \(name) now"
        case .name(let name): "the owner of the name '\(name)' is not what was written; nobody owns it now"
        case .tips: "journal.db-tips is missing or damaged: whether the newest entries are missing cannot be told"
        case .unreadable(let after, let reason): "the journal cannot be read on from entry \(after): \(reason)"
        }
    }

    private static func times(_ loss: Loss) -> String {
        let until = ISOTime.text(loss.until)
        return loss.after == .zero ? "before \(until)" : "between \(ISOTime.text(loss.since)) and \(until)"
    }
}
