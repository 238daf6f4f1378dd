internal import Screen

extension KeyPress {
    private static let names: [(String, Named)] = [
        ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
        ("PgUp", .pageUp), ("PgDn", .pageDown), ("Ins", .insert), ("Del", .delete), ("Backspace", .backspace),
        ("Enter", .enter), ("Tab", .tab), ("Esc", .escape),
    ]

    /// A key that can be bound: one with a name, a letter with Ctrl or Alt, or one by itself where nothing is typed.
    init?(notation text: Substring) {
        var rest = text
        let modifiers = Self.takeModifiers(from: &rest)
        if let name = Self.named(rest) {
            self = .named(name, modifiers)
        } else if let letter = rest == "Space" ? " " : rest.first, rest == "Space" || rest.count == 1 {
            self.init(letter, modifiers)
        } else {
            return nil
        }
    }

    private init?(_ letter: Character, _ modifiers: Modifiers) {
        switch modifiers {
        case .control: self = .control(letter.lowercased().first ?? letter)
        case .alt: self = .alt(letter)
        case [] where letter.isASCII && letter > " " && letter != "^": self = .character(letter)
        default: return nil
        }
    }

    /// Empty for what cannot be bound.
    var notation: String {
        switch self {
        case .control(let letter): "^" + (letter == " " ? "Space" : letter.uppercased())
        case .alt(let letter): "Alt-" + (letter == " " ? "Space" : String(letter))
        case .named(let name, let modifiers): Self.prefix(modifiers) + Self.text(name)
        case .character(let letter): String(letter)
        case .paste, .focus, .mouse, .resize, .report: ""
        }
    }

    private static func takeModifiers(from rest: inout Substring) -> Modifiers {
        var modifiers: Modifiers = []
        for (sign, modifier) in [("^", Modifiers.control), ("Alt-", .alt), ("Shift-", .shift)]
        where rest.hasPrefix(sign) && rest.count > sign.count {
            rest = rest.dropFirst(sign.count)
            modifiers.insert(modifier)
        }
        return modifiers
    }

    private static func prefix(_ modifiers: Modifiers) -> String {
        (modifiers.contains(.control) ? "^" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
            + (modifiers.contains(.shift) ? "Shift-" : "")
    }

    private static func named(_ text: Substring) -> Named? {
        if let name = names.first(where: { $0.0 == text }) { return name.1 }
        guard text.first == "F", let number = Int(text.dropFirst()), (1...24).contains(number) else { return nil }
        return .f(number)
    }

    private static func text(_ name: Named) -> String {
        if case .f(let number) = name { return "F\(number)" }
        return names.first { $0.1 == name }?.0 ?? ""
    }
}
