internal import SottoModel
internal import Text

/// What a word stands for, by what stands before it.
enum CompletionPlace: Equatable {
    case command
    /// Somebody spoken to or of; at the start of a line with a colon.
    case person(isFirst: Bool)
    case ignored
    case room
    case word([String])

    init(before prefix: String, word: String) {
        if prefix.isEmpty, word.hasPrefix("/") {
            self = .command
        } else if case .command(let name, let arguments) = Input(prefix), let command = SlashCommand.named(name) {
            self.init(command, afterWords: arguments)
        } else {
            self = .person(isFirst: prefix.isEmpty)
        }
    }

    /// Flags take no place of their own.
    private init(_ command: SlashCommand, afterWords arguments: String) {
        let place = arguments.split(whereSeparator: \.isWhitespace).count { !$0.hasPrefix("--") }
        switch command.takes.indices.contains(place) ? command.takes[place] : .person {
        case .person: self = .person(isFirst: false)
        case .ignored: self = .ignored
        case .room: self = .room
        case .word(let words): self = .word(words)
        }
    }

    /// Whether there is so little to choose from that nothing need be typed.
    var isOneOfFew: Bool {
        switch self {
        case .word, .ignored: true
        case .command, .person, .room: false
        }
    }
}

extension ClientState {
    func candidates(for word: String, at place: CompletionPlace) -> [String] {
        switch place {
        case .command: commands(for: word)
        case .person(let isFirst): people(for: word).map { $0.name.text + (isFirst ? ": " : " ") }
        case .ignored: ignored.people.map(\.name.text).filter { Self.begins($0, with: word) }.map { $0 + " " }
        case .room: roomNames(for: word).map { $0 + " " }
        case .word(let words): words.filter { $0.hasPrefix(word) }.map { $0 + " " }
        }
    }

    private func commands(for word: String) -> [String] {
        let start = Hangul.latinKeys(for: String(word.dropFirst())).lowercased()
        return SlashCommand.all.filter { $0.name.hasPrefix(start) }.map { "/\($0.name) " }
    }

    /// Rooms we are in or have heard of; `#` may be left out.
    private func roomNames(for word: String) -> [String] {
        let start = word.hasPrefix("#") ? word : "#" + word
        let names = rooms.map(\.name) + heardOf.names.filter { name in !rooms.contains { $0.name == name } }
        return names.map(\.text).filter { Self.begins($0, with: start) }
    }

    /// Those who spoke last come first, then the others by name.
    private func people(for word: String) -> [Person] {
        let matches = room.roster.people.filter {
            $0.identity != me.identity && Self.begins($0.name.text, with: word)
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

    private static func begins(_ name: String, with word: String) -> Bool {
        name.lowercased().hasPrefix(word.normalized().lowercased())
    }
}
