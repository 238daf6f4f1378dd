internal import SottoModel
internal import Text

/// A word being finished by Tab; any other key takes it as it stands.
package struct Completion: Equatable, Sendable {
    /// What stands before the word.
    let prefix: String
    /// The word as it was typed.
    let typed: String
    /// Never empty.
    package let candidates: [String]
    /// The one that stands in the line.
    package internal(set) var index = 0
}

enum TabDirection {
    case forward, backward
}

extension ClientState {
    /// Finishes a name or a command; with nothing to finish, goes to a list, and from there back.
    mutating func tab(_ direction: TabDirection) -> [ClientEffect] {
        if focus != .input {
            focus = .input
        } else if settings.tab == .focus {
            focusList()
        } else if let completion {
            advance(completion, direction)
        } else {
            return complete(direction)
        }
        return []
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

    private mutating func complete(_ direction: TabDirection) -> [ClientEffect] {
        let word = composer.wordBeforeCaret
        let prefix = String(composer.before.dropLast(word.count))
        let place = CompletionPlace(before: prefix, word: word)
        let candidates = word.isEmpty && !place.isOneOfFew ? [] : candidates(for: word, at: place)
        guard candidates.isEmpty else {
            let index = direction == .forward ? 0 : candidates.count - 1
            show(Completion(prefix: prefix, typed: word, candidates: candidates, index: index))
            return []
        }
        if place == .room { return browseRooms(word) }
        focusList(filter: word)
        return []
    }

    /// Gives back the word as it was typed.
    mutating func giveUpCompletion() {
        guard let completion else { return }
        self.completion = nil
        rooms[active].composer.replace(before: completion.prefix + completion.typed, after: composer.after)
    }

    private mutating func show(_ completion: Completion) {
        rooms[active].composer.replace(
            before: completion.prefix + completion.candidates[completion.index], after: composer.after)
        self.completion = completion
    }
}
