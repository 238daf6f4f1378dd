package import Text

/// What a person may have otherwise.
package struct Settings: Equatable, Sendable {
    package var tab = TabRule.smart
    package var theme = ThemeChoice.auto
    package var mouse = MouseChoice.on
    package var reader = ReaderChoice.off
    /// Words that are meant for us as our name is.
    package var highlight: [String] = []
    package var notify = NoticeChoice.auto
    package var notifyContent = NoticeContent.full
    /// A line of the shell; empty for none.
    package var notifyCommand = ""
    /// A line of the shell; empty for none.
    package var spellCommand = ""
    package var keys = KeySettings()
    package var languageChoice = LanguageChoice.auto
    /// By the locale. Of this run alone.
    package var locale = Language.english
    /// Every event a line of its own, and help as lines: for pipes, scripts and screen readers. Of this run alone.
    package var isLineMode = false

    package init() {}

    /// Whether a screen reader tells what is drawn: so nothing is drawn but what is new, and once.
    package var isReadAloud: Bool { reader == .on }

    package var language: Language {
        switch languageChoice {
        case .auto: locale
        case .en: .english
        case .ko: .korean
        }
    }
}

/// What a setting can be, where it is one of a few words.
protocol SettingChoice: RawRepresentable<String>, CaseIterable, Equatable, Sendable {}

package enum TabRule: String, SettingChoice {
    case smart
    /// Tab goes to the user list whatever stands before the caret.
    case focus
}

package enum ThemeChoice: String, SettingChoice {
    /// By the background that the terminal says it has.
    case auto
    case dark, light
    /// No colours.
    case mono
}

package enum MouseChoice: String, SettingChoice {
    case on
    /// It marks and pastes as the terminal does it.
    case off
}

package enum ReaderChoice: String, SettingChoice {
    case on, off
}

package enum NoticeChoice: String, SettingChoice {
    /// The best that the terminal is known for.
    case auto
    case osc99, osc777, osc9, command, bell, off
}

package enum LanguageChoice: String, SettingChoice {
    /// By the locale.
    case auto
    case en, ko
}

/// What may be read over somebody's shoulder.
package enum NoticeContent: String, SettingChoice {
    case full
    /// Who, and not what.
    case sender
    case none
}

/// Which keys are bound to what, by the names of the bindings; what the keys are is the view's to read.
package struct KeySettings: Equatable, Sendable {
    /// In the settings file `key.undo = ^_` binds `undo`.
    package static let prefix = "key."
    /// What unbinds.
    package static let none = "none"

    /// A binding and its keys: `^W, Alt-Backspace`.
    package struct Bound: Equatable, Sendable {
        package let name: String
        package let keys: String

        package init(name: String, keys: String) {
            self.name = name
            self.keys = keys
        }
    }

    /// As they are unless somebody changes them.
    package let standard: [Bound]
    /// Only those that were changed.
    package private(set) var changes: [String: String] = [:]

    package init(standard: [Bound] = []) {
        self.standard = standard
    }

    /// - Parameter keys: as they are to be written; nil for the standard ones.
    package mutating func change(_ name: String, to keys: String?) {
        changes[name] = keys
    }

    var bound: [Bound] {
        standard.map { Bound(name: $0.name, keys: changes[$0.name] ?? $0.keys) }
    }
}
