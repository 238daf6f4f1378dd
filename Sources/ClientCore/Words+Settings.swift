extension Words {
    package static func of(_ problem: SettingProblem) -> String {
        switch problem {
        case .unknown(let name):
            "there is no setting \(name); there are \(Setting.all.map(\.name).joined(separator: ", ")) and \(Setting.keyUsage)"
        case .notAValue(let setting, let text): "\(setting.name) cannot be \(text): it is one of \(setting.values)"
        case .unwritable: "a setting is one line without #"
        }
    }

    static func of(_ setting: Setting, in settings: Settings) -> String {
        "\(setting.name) = \(setting.read(settings))"
    }

    static func of(_ bound: KeySettings.Bound) -> String {
        "\(KeySettings.prefix)\(bound.name) = \(bound.keys)"
    }

    package static func unknownBinding(_ name: String) -> String {
        "no key does \(name); /set key lists what keys do"
    }

    /// What is set holds for this run.
    package static func untilTheEnd(_ why: String) -> String {
        "that holds until you leave: \(why)"
    }

    package static func typed(_ letter: String) -> String {
        "\(letter) by itself is typed; Alt-\(letter) is a key"
    }

    package static func noKeys(_ text: String) -> String {
        "\(text) is no key: keys are ^W, Alt-b, F5, Shift-Tab or ^X ^E, with ', ' between them, or none"
    }
}
