internal import ClientCore
internal import SottoModel
internal import Text

/// Comings and goings in words: `bob, carol joined · dave left`.
enum PresenceText {
    /// Which way most of it goes, for the eye.
    static func sign(_ fold: PresenceFold) -> String {
        switch fold.changes.first?.kind {
        case .left, .wasHere: "← "
        case .joined, .cameBack, nil: "→ "
        case .renamed: "* "
        }
    }

    static func words(_ fold: PresenceFold) -> String {
        let groups = fold.changes.reduce(into: [[PresenceFold.Change]]()) { groups, change in
            if groups.last?.last.map({ isSaidTogether($0.kind, change.kind) }) == true {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
        let more = fold.more > 0 ? ["and \(fold.more) more"] : []
        return (groups.map(words) + more).joined(separator: " · ")
    }

    private static func isSaidTogether(_ left: PresenceFold.Kind, _ right: PresenceFold.Kind) -> Bool {
        if case .renamed = left { return false }
        return left == right
    }

    private static func words(_ group: [PresenceFold.Change]) -> String {
        let names = group.map { Cleaning.line($0.name.text) }.joined(separator: ", ")
        return switch group.first?.kind {
        case .joined, nil: "\(names) joined"
        case .left: "\(names) left"
        case .cameBack: "\(names) came back"
        case .wasHere: "\(names) came and went"
        case .renamed(let name): "\(names) is now \(Cleaning.line(name.text))"
        }
    }
}
