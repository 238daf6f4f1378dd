internal import SottoModel
internal import Text

/// What a word stands for, by what stands before it.
enum CompletionPlace: Equatable {
    case command
    /// Somebody spoken to or of; at the start of a line with a colon.
    case person(isFirst: Bool)
    case ignored
    case room
    case setting
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
        let words = arguments.split(whereSeparator: \.isWhitespace)
        let place = words.count { !$0.hasPrefix("--") }
        switch command.takes.indices.contains(place) ? command.takes[place] : .person {
        case .person: self = .person(isFirst: false)
        case .ignored: self = .ignored
        case .room: self = .room
        case .setting: self = .setting
        case .settingValue: self = .word(words.first.flatMap { Setting.named(String($0)) }?.words ?? [])
        case .word(let words): self = .word(words)
        }
    }

    /// Whether there is so little to choose from that nothing need be typed.
    var isOneOfFew: Bool {
        switch self {
        case .word, .ignored, .setting: true
        case .command, .person, .room: false
        }
    }
}

extension ClientState {
    func candidates(for word: String, at place: CompletionPlace) -> [String] {
        switch place {
        case .command: commands(for: word)
        case .person(let isFirst): people(for: word).map { $0.name.text + (isFirst ? ": " : " ") }
        case .ignored: ignored.people.map(\.name.text).filter { CompletionStart(word).fits($0) }.map { $0 + " " }
        case .room: roomNames(for: word).map { $0 + " " }
        case .setting:
            settingNames(for: word).filter { CompletionStart(word).fits($0) }.map { $0.hasSuffix(".") ? $0 : $0 + " " }
        case .word(let words): words.filter { CompletionStart(word).fits($0) }.map { $0 + " " }
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
        return CompletionStart(start).matches(in: names, by: \.text)
            .map(\.text)
    }

    /// Those who spoke last come first, then the others by name.
    private func people(for word: String) -> [Person] {
        let others = room.roster.people.filter { $0.identity != me.identity }
        let matches = CompletionStart(word).matches(in: others, by: \.name.text)
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

/// The beginning of a word as it was typed: case aside, with initial consonants for syllables, and perhaps with Hangul on
/// by mistake.
private struct CompletionStart {
    private let typed: String
    /// By the keys that were pressed; nil where no Hangul was typed.
    private let latin: String?

    init(_ word: String) {
        typed = word
        let keys = Hangul.latinKeys(for: word)
        latin = keys == word.normalized() ? nil : keys
    }

    func fits(_ name: String) -> Bool {
        Hangul.begins(name, with: typed) || latin.map { Hangul.begins(name, with: $0) } ?? false
    }

    /// What begins with what was typed; only where nothing does, with the keys that were pressed.
    func matches<Item>(in items: [Item], by name: (Item) -> String) -> [Item] {
        let meant = items.filter { Hangul.begins(name($0), with: typed) }
        guard meant.isEmpty, let latin else { return meant }
        return items.filter { Hangul.begins(name($0), with: latin) }
    }
}
