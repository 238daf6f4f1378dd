import ServerStore

/// What a check found, a line for each room and for what else is wrong.
///
///     #lobby: 1200 entries, good
///     #tea: 40 entries, entry 1932735283201 is not what was written
enum CheckText {
    static func lines(_ check: StoreCheck) -> [String] {
        let rooms = check.rooms.map { "\($0.name): \(count($0)), \($0.first.map(words) ?? "good")" }
        let names = check.names.map { "the owner of the name '\($0)' is not what was written" }
        let index = check.isIndexed ? [] : ["entries are not found by their room or id; the server mends that"]
        let tips =
            check.hasTips
            ? [] : ["journal.db-tips is missing or damaged: whether the newest entries are there cannot be told"]
        return rooms + names + index + tips
    }

    private static func count(_ room: StoreCheck.Room) -> String {
        let entries = room.entries == 1 ? "1 entry" : "\(room.entries) entries"
        switch room.knownLosses {
        case 0: return entries
        case 1: return entries + ", 1 loss that people were told of"
        default: return entries + ", \(room.knownLosses) losses that people were told of"
        }
    }

    private static func words(_ fault: StoreCheck.Fault) -> String {
        switch fault {
        case .altered(let number): "entry \(number) is not what was written"
        case .missing(let after, let through): "entries after \(after) up to \(through) are missing"
        case .tags(let number): "entry \(number) has wrong tags; what it says is proven"
        case .name: "its name is not what was written"
        }
    }
}
