internal import SottoModel
internal import Text

extension ClientState {
    /// What would finish the word at the end of the line: a command, a room we are in, or somebody who spoke lately.
    /// Empty for nothing. It is asked for with every frame, so nobody else is looked through.
    package var suggestion: String {
        let isWriting = focus == .input && completion == nil && historySearch == nil && pasted == nil
        guard isWriting, composer.after.isEmpty, !settings.isReadAloud else { return "" }
        let word = composer.wordBeforeCaret
        guard Columns.of(word) >= 2 else { return "" }
        return suggested(for: word).map { String($0.dropFirst(word.count)) } ?? ""
    }

    private func suggested(for word: String) -> String? {
        let start = word.lowercased()
        let isFirst = word.utf8.count == composer.before.utf8.count
        switch word.first {
        case "/" where isFirst:
            return SlashCommand.all.lazy.map { "/\($0.name)" }.first { $0.hasPrefix(start) }
        case "#": return rooms.lazy.map(\.name.text).first { $0.lowercased().hasPrefix(start) }
        default: return lateSpeaker(start)
        }
    }

    private func lateSpeaker(_ start: String) -> String? {
        room.speakers.reversed().lazy.filter { $0 != me.identity }.compactMap { room.roster.name(of: $0)?.text }
            .first { $0.lowercased().hasPrefix(start) }
    }
}
