package import Text

/// A command of the input line: what it is called, what it takes, and what it does.
package struct SlashCommand: Sendable {
    /// What it does with the text behind its name; nil where that does not fit.
    typealias Run = @Sendable (inout ClientState, String, Moment) -> [ClientEffect]?

    /// What Tab finishes at a place among the arguments.
    enum Parameter: Equatable, Sendable {
        case person, ignored, room, setting, settingValue
        case word([String])
    }

    package let name: String
    package let arguments: String
    package let help: Phrase
    let aliases: [String]
    let takes: [Parameter]
    let run: Run

    init(
        _ name: String, _ arguments: String, takes: [Parameter] = [], aliases: [String] = [], _ help: Phrase,
        run: @escaping Run
    ) {
        self.name = name
        self.arguments = arguments
        self.takes = takes
        self.aliases = aliases
        self.help = help
        self.run = run
    }

    /// One that stands alone.
    init(
        _ name: String, _ help: Phrase, run: @escaping @Sendable (inout ClientState, Moment) -> [ClientEffect]
    ) {
        self.init(name, "", help) { state, text, moment in text.isEmpty ? run(&state, moment) : nil }
    }

    package var usage: String {
        "/" + (arguments.isEmpty ? name : "\(name) \(arguments)")
    }

    static let all = forEverybody + forOperators

    /// The one that a line begins with, its name written out and a space behind it.
    static func begun(in line: String) -> SlashCommand? {
        guard line.hasPrefix("/"), let end = line.firstIndex(of: " ") else { return nil }
        return named(String(line[line.index(after: line.startIndex)..<end]))
    }

    /// Also by the jamo its keys give in the Korean layout: `/ㅈ` is `/w`.
    static func named(_ name: String) -> SlashCommand? {
        let name = Hangul.latinKeys(for: name).lowercased()
        return all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The command a mistyped one is nearest to.
    static func nearest(to name: String) -> SlashCommand? {
        let name = Hangul.latinKeys(for: name).lowercased()
        let ranked = all.map { (command: $0, steps: EditDistance.between(name, $0.name)) }
        guard let best = ranked.min(by: { $0.steps < $1.steps }), best.steps < name.count,
            best.steps <= max(1, name.count / 2)
        else {
            return nil
        }
        return best.command
    }
}
