package import Text

/// A setting: what it is called, what it can be, and where it stands in ``Settings``.
///
/// `--help`, the list of `/set` and what Tab finishes are made of the table of them.
package struct Setting: Sendable {
    package let name: String
    /// As a usage tells it: `smart|focus`, `WORD,WORD`.
    package let values: String
    package let help: Phrase
    /// What Tab finishes.
    let words: [String]
    let read: @Sendable (Settings) -> String
    /// - Returns: false for what it cannot be.
    let write: @Sendable (inout Settings, String) -> Bool

    /// One of a few words.
    init<Choice: SettingChoice>(
        _ name: String, _ place: any WritableKeyPath<Settings, Choice> & Sendable, _ help: Phrase
    ) {
        self.name = name
        self.help = help
        words = Choice.allCases.map(\.rawValue)
        values = words.joined(separator: "|")
        read = { $0[keyPath: place].rawValue }
        write = { settings, text in
            guard let choice = Choice(rawValue: text.lowercased()) else { return false }
            settings[keyPath: place] = choice
            return true
        }
    }

    /// Words with commas between them; there may be none.
    init(_ name: String, list place: any WritableKeyPath<Settings, [String]> & Sendable, _ help: Phrase) {
        self.name = name
        self.help = help
        words = []
        values = "WORD,WORD"
        read = { $0[keyPath: place].joined(separator: ",") }
        write = { settings, text in
            settings[keyPath: place] = text.split(separator: ",").map(String.init).map(Self.trimmed).filter {
                !$0.isEmpty
            }
            return true
        }
    }

    /// Anything.
    init(
        _ name: String, text place: any WritableKeyPath<Settings, String> & Sendable, _ values: String, _ help: Phrase
    ) {
        self.name = name
        self.values = values
        self.help = help
        words = []
        read = { $0[keyPath: place] }
        write = { settings, text in
            settings[keyPath: place] = text
            return true
        }
    }

    package static func named(_ name: String) -> Setting? {
        all.first { $0.name == name }
    }

    private static func trimmed(_ text: String) -> String {
        Arguments(text).text.description
    }
}

/// Why something is not set.
package enum SettingProblem: Error, Equatable {
    case unknown(String)
    case notAValue(Setting, String)
    /// A settings file could not hold it.
    case unwritable
}

extension Setting: Equatable {
    package static func == (one: Setting, other: Setting) -> Bool { one.name == other.name }
}

extension Settings {
    /// What stands for the setting as it is unless somebody changes it.
    static let usual = "default"

    /// Changes one that is no key.
    package mutating func set(_ name: String, to text: String) throws(SettingProblem) {
        guard let setting = Setting.named(name) else { throw .unknown(name) }
        guard Self.isWritable(text) else { throw .unwritable }
        let value = text == Self.usual ? setting.read(Settings()) : text
        guard setting.write(&self, value) else { throw .notAValue(setting, text) }
    }

    /// A `#` would begin a comment, and a mark in front would join with the equals sign.
    static func isWritable(_ text: String) -> Bool {
        "=\(text)".first == "=" && !text.contains { $0 == "#" || $0.isNewline }
    }
}
