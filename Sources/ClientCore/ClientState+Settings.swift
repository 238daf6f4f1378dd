internal import SottoModel
internal import Text

/// `/set`: what is set, and setting it, at once and for good.
extension ClientState {
    mutating func set(_ text: String, at moment: Moment) -> [ClientEffect] {
        var arguments = Arguments(text)
        guard let name = arguments.word() else { return listSettings(at: moment) }
        if name == KeySettings.prefix.dropLast() { return listKeys(at: moment) }
        let value = String(arguments.text)
        if name.hasPrefix(KeySettings.prefix) {
            return askForKeys(String(name.dropFirst(KeySettings.prefix.count)), value, at: moment)
        }
        return value.isEmpty ? tell(name, at: moment) : set(name, to: value, at: moment)
    }

    private mutating func set(_ name: String, to value: String, at moment: Moment) -> [ClientEffect] {
        do throws(SettingProblem) {
            try settings.set(name, to: value)
        } catch {
            complain(Words.of(error), at: moment)
            return []
        }
        guard let setting = Setting.named(name) else { return [] }
        note(Words.of(setting, in: settings), at: moment)
        return [.saveSetting(name, value == Settings.usual ? nil : setting.read(settings))]
    }

    private mutating func tell(_ name: String, at moment: Moment) -> [ClientEffect] {
        guard let setting = Setting.named(name) else {
            complain(Words.of(.unknown(name)), at: moment)
            return []
        }
        note(Words.of(setting, in: settings) + " (\(setting.values)): " + setting.help, at: moment)
        return []
    }

    private mutating func listSettings(at moment: Moment) -> [ClientEffect] {
        for setting in Setting.all { _ = tell(setting.name, at: moment) }
        note("\(Setting.keyUsage) = KEYS: " + Setting.keyHelp, at: moment)
        return []
    }

    private mutating func listKeys(at moment: Moment) -> [ClientEffect] {
        note(settings.keys.bound.map(Words.of).joined(separator: "\n"), at: moment)
        return []
    }

    /// What are keys is known where keys are read: the program answers with ``ClientEvent/bound(_:keys:)``.
    private mutating func askForKeys(_ name: String, _ keys: String, at moment: Moment) -> [ClientEffect] {
        guard let bound = settings.keys.bound.first(where: { $0.name == name }) else {
            complain(Words.unknownBinding(name), at: moment)
            return []
        }
        guard !keys.isEmpty else {
            note(Words.of(bound), at: moment)
            return []
        }
        guard keys != Settings.usual else {
            return bind(name, to: nil, at: moment)
        }
        guard Settings.isWritable(keys) else {
            complain(Words.of(.unwritable), at: moment)
            return []
        }
        return [.bind(name, keys: keys)]
    }

    /// - Parameter keys: as they are to be written; nil for those of the table.
    mutating func bind(_ name: String, to keys: String?, at moment: Moment) -> [ClientEffect] {
        settings.keys.change(name, to: keys)
        if let bound = settings.keys.bound.first(where: { $0.name == name }) { note(Words.of(bound), at: moment) }
        return [.saveSetting(KeySettings.prefix + name, keys)]
    }

    mutating func refuseSetting(_ words: Phrase, at moment: Moment) -> [ClientEffect] {
        complain(words, at: moment)
        return []
    }

    /// What Tab finishes behind `/set`.
    func settingNames(for word: String) -> [String] {
        let isKey = word.hasPrefix(KeySettings.prefix)
        let keys = settings.keys.standard.map { KeySettings.prefix + $0.name }
        return isKey ? keys : Setting.all.map(\.name) + [KeySettings.prefix]
    }
}
