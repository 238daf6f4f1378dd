internal import Text

/// A command of the input line: what it is called, what it takes, and what it does.
package struct SlashCommand: Sendable {
    package let name: String
    package let arguments: String
    package let help: String
    let aliases: [String]
    let run: @Sendable (inout ClientState, String, Moment) -> [ClientEffect]

    private init(
        _ name: String, _ arguments: String, aliases: [String] = [], _ help: String,
        run: @escaping @Sendable (inout ClientState, String, Moment) -> [ClientEffect]
    ) {
        self.name = name
        self.arguments = arguments
        self.aliases = aliases
        self.help = help
        self.run = run
    }

    package var usage: String {
        "/" + (arguments.isEmpty ? name : "\(name) \(arguments)")
    }

    package static let all = [
        SlashCommand("w", "NAME TEXT", aliases: ["msg"], "whisper; the server could still read it") {
            $0.whisper($1, at: $2)
        },
        SlashCommand("r", "TEXT", "answer the last whisper") { $0.answerWhisper($1, at: $2) },
        SlashCommand("me", "TEXT", "say what you do") { $0.act($1, at: $2) },
        SlashCommand("nick", "NAME", "go by another name") { $0.rename($1, at: $2) },
        SlashCommand("who", "", "list who is here") { state, _, moment in state.listPeople(at: moment) },
        SlashCommand("join", "#ROOM", "enter a room") { $0.join($1, at: $2) },
        SlashCommand("leave", "", "leave this room") { state, _, moment in state.leaveRoom(at: moment) },
        SlashCommand("resend", "", "send again what was refused") { state, _, moment in state.resend(at: moment) },
        SlashCommand("forget", "", "erase your own log of whispers, here and on disk") { state, _, moment in
            state.eraseWhispers(at: moment)
        },
        SlashCommand("clear", "", "empty the log here") { state, _, _ in state.clearLog() },
        SlashCommand("help", "", "keys and commands") { state, _, moment in state.showHelp(at: moment) },
        SlashCommand("quit", "", "leave sotto") { state, _, _ in state.leave(.left) },
    ]

    /// Also by the jamo its keys give in the Korean layout: `/ㅈ` is `/w`.
    static func named(_ name: String) -> SlashCommand? {
        let name = latin(name).lowercased()
        return all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The command a mistyped one is nearest to.
    static func nearest(to name: String) -> SlashCommand? {
        let name = latin(name).lowercased()
        let ranked = all.map { (command: $0, steps: EditDistance.between(name, $0.name)) }
        guard let best = ranked.min(by: { $0.steps < $1.steps }), best.steps < name.count,
            best.steps <= max(1, name.count / 2)
        else {
            return nil
        }
        return best.command
    }

    static func latin(_ name: String) -> String {
        String(name.map { $0.unicodeScalars.first.flatMap(Hangul.latinKey) ?? $0 })
    }
}
