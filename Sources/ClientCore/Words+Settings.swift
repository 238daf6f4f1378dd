package import Text

extension Words {
    package static func of(_ problem: SettingProblem) -> Phrase {
        switch problem {
        case .unknown(let name): unknownSetting(name)
        case .notAValue(let setting, let text):
            Phrase(
                "\(setting.name) cannot be \(text): it is one of \(setting.values)",
                "\(setting.name)의 값으로 \(text, .object) 쓸 수 없습니다. \(setting.values) 가운데 하나입니다")
        case .unwritable: Phrase("a setting is one line without #", "설정값은 #이 없는 한 줄이어야 합니다")
        }
    }

    private static func unknownSetting(_ name: String) -> Phrase {
        let names = Setting.all.map(\.name).joined(separator: ", ")
        return Phrase(
            "there is no setting \(name); there are \(names) and \(Setting.keyUsage)",
            "\(name, .called) 설정은 없습니다. 있는 것은 \(names), \(Setting.keyUsage)입니다")
    }

    static func of(_ setting: Setting, in settings: Settings) -> Phrase {
        Phrase(verbatim: "\(setting.name) = \(setting.read(settings))")
    }

    static func of(_ bound: KeySettings.Bound) -> Phrase {
        Phrase(verbatim: "\(KeySettings.prefix)\(bound.name) = \(bound.keys)")
    }

    package static func unknownBinding(_ name: String) -> Phrase {
        Phrase(
            "no key does \(name); /set key lists what keys do", "\(name, .called) 동작은 없습니다. /set key가 글쇠의 동작을 보여 줍니다")
    }

    /// What is set holds for this run.
    package static func untilTheEnd(_ why: Phrase) -> Phrase {
        Phrase("that holds until you leave: \(why)", "나갈 때까지만 그대로입니다: \(why)")
    }

    package static func noSpeller(_ command: String) -> Phrase {
        Phrase(
            "the speller '\(command)' ended or does not answer; it is asked no more",
            "맞춤법 검사기 '\(command)', 끝났거나 대답하지 않아서 더는 묻지 않습니다")
    }

    package static func typed(_ letter: String) -> Phrase {
        Phrase(
            "\(letter) by itself is typed; Alt-\(letter) is a key",
            "\(letter, .topic) 혼자서는 글자입니다. Alt-\(letter, .topic) 쓸 수 있습니다")
    }

    package static func noKeys(_ text: String) -> Phrase {
        Phrase(
            "\(text) is no key: keys are ^W, Alt-b, F5, Shift-Tab or ^X ^E, with ', ' between them, or none",
            "\(text, .topic) 글쇠가 아닙니다. ^W, Alt-b, F5, Shift-Tab, ^X ^E처럼 쓰고, 여럿이면 ', '로 나누며, 없애려면 none입니다")
    }
}
