import Text

/// How a terminal is told to notify.
package enum NoticeForm: Hashable, Sendable {
    /// kitty's, and foot's.
    case osc99
    /// rxvt's, with a title and a text.
    case osc777
    /// iTerm2's, with a text.
    case osc9
    case bell

    /// What a terminal is known to do by the environment it makes; the bell where nothing is known.
    package static func known(_ variable: (String) -> String?) -> NoticeForm {
        let (name, program) = (variable("TERM") ?? "", variable("TERM_PROGRAM") ?? "")
        if variable("TMUX") != nil || variable("STY") != nil { return .bell }
        if name.hasPrefix("xterm-kitty") || name.hasPrefix("foot") || variable("KITTY_WINDOW_ID") != nil {
            return .osc99
        }
        if name.hasPrefix("rxvt-unicode") || ["ghostty", "WezTerm"].contains(program) { return .osc777 }
        return program == "iTerm.app" ? .osc9 : .bell
    }

    /// - Parameter isNested: whether tmux stands between, which passes on what is wrapped, if its settings allow it.
    func sequence(title: String, text: String, isNested: Bool) -> String {
        let (title, text) = (Self.harmless(title), Self.harmless(text))
        let line = text.isEmpty ? title : "\(title): \(text)"
        return switch self {
        case .osc99 where text.isEmpty: Self.wrapped("99;i=sotto;\(title)", isNested)
        case .osc99:
            Self.wrapped("99;i=sotto:d=0;\(title)", isNested) + Self.wrapped("99;i=sotto:p=body;\(text)", isNested)
        case .osc777: Self.wrapped("777;notify;\(title.replacing(";", with: ","));\(text)", isNested)
        // A number in front would be an order of another kind.
        case .osc9: Self.wrapped("9;sotto: \(line)", isNested)
        case .bell: "\u{07}"
        }
    }

    private static func wrapped(_ body: String, _ isNested: Bool) -> String {
        let sequence = "\u{1B}]\(body)\u{1B}\\"
        guard isNested else { return sequence }
        return "\u{1B}Ptmux;" + sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
    }

    /// Without controls, and not long.
    private static func harmless(_ text: String) -> String {
        let scalars = Cleaning.line(text).unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(String.UnicodeScalarView(scalars)).prefix(200))
    }
}
