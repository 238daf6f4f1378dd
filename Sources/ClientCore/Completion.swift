internal import SottoModel
internal import Text

/// A word being finished by Tab; any other key takes it as it stands.
struct Completion: Equatable, Sendable {
    /// What stands before the word.
    let prefix: String
    let candidates: [String]
    var index = 0
}

enum TabDirection {
    case forward, backward
}

extension ClientState {
    /// Finishes a name or a command; with nothing to finish, goes to the user list, and from there back.
    mutating func tab(_ direction: TabDirection) {
        if focus != .input {
            focus = .input
        } else if settings.tabAlwaysFocuses {
            focusList()
        } else if let completion {
            advance(completion, direction)
        } else {
            complete(direction)
        }
    }

    private mutating func advance(_ running: Completion, _ direction: TabDirection) {
        guard running.candidates.count > 1 else {
            completion = nil
            focusList()
            return
        }
        var next = running
        let count = running.candidates.count
        next.index = (running.index + (direction == .forward ? 1 : count - 1)) % count
        show(next)
    }

    private mutating func complete(_ direction: TabDirection) {
        let word = composer.wordBeforeCaret
        let prefix = String(composer.before.dropLast(word.count))
        let candidates = word.isEmpty ? [] : candidates(for: word, after: prefix)
        if candidates.isEmpty {
            focusList(filter: word)
        } else {
            show(
                Completion(
                    prefix: prefix, candidates: candidates,
                    index: direction == .forward ? 0 : candidates.count - 1))
        }
    }

    private mutating func show(_ completion: Completion) {
        composer.replace(
            before: completion.prefix + completion.candidates[completion.index], after: composer.after)
        self.completion = completion
    }

    private func candidates(for word: String, after prefix: String) -> [String] {
        if prefix.isEmpty, word.hasPrefix("/") { return commands(for: word) }
        let end = prefix.isEmpty ? ": " : " "
        return people(for: word).map { $0.name.text + end }
    }

    private func commands(for word: String) -> [String] {
        let start = SlashCommand.latin(String(word.dropFirst())).lowercased()
        return SlashCommand.all.filter { $0.name.hasPrefix(start) }.map { "/\($0.name) " }
    }

    /// Those who spoke last come first, then the others by name.
    private func people(for word: String) -> [Person] {
        let start = word.normalized().lowercased()
        let matches = room.roster.people.filter {
            $0.identity != me.identity && $0.name.text.lowercased().hasPrefix(start)
        }
        let rank = Dictionary(uniqueKeysWithValues: room.speakers.reversed().enumerated().map { ($1, $0) })
        return matches.enumerated()
            .sorted {
                (rank[$0.element.identity] ?? .max, $0.offset) < (
                    rank[$1.element.identity] ?? .max, $1.offset
                )
            }
            .map(\.element)
    }
}
