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

    static func words(_ fold: PresenceFold) -> Phrase {
        let groups = fold.changes.reduce(into: [[PresenceFold.Change]]()) { groups, change in
            if groups.last?.last.map({ isSaidTogether($0.kind, change.kind) }) == true {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
        let more = fold.more > 0 ? [Phrase("and \(fold.more) more", "그 밖에 \(fold.more)명")] : []
        return (groups.map(words) + more).joined(separator: " · ")
    }

    private static func isSaidTogether(_ left: PresenceFold.Kind, _ right: PresenceFold.Kind) -> Bool {
        if case .renamed = left { return false }
        return left == right
    }

    private static func words(_ group: [PresenceFold.Change]) -> Phrase {
        let names = group.map { Cleaning.line($0.name.text) }.joined(separator: ", ")
        return switch group.first?.kind {
        case .joined, nil: Phrase("\(names) joined", "\(names) 님이 들어왔습니다")
        case .left: Phrase("\(names) left", "\(names) 님이 나갔습니다")
        case .cameBack: Phrase("\(names) came back", "\(names) 님이 돌아왔습니다")
        case .wasHere: Phrase("\(names) came and went", "\(names) 님이 다녀갔습니다")
        case .renamed(let name): renamed(names, Cleaning.line(name.text))
        }
    }

    private static func renamed(_ old: String, _ new: String) -> Phrase {
        Phrase("\(old) is now \(new)", "\(old) 님이 이름을 \(new, .direction) 바꿨습니다")
    }
}
