import Screen

extension ControlSequence {
    var startsPaste: Bool {
        isPlain && final == UInt8(ascii: "~") && parameter(0) == 200
    }

    /// None for a sequence that is no key: a reply, or one we do not know.
    var keys: [KeyPress] {
        if marker == UInt8(ascii: "<") { return mouse.map { [.mouse($0)] } ?? [] }
        guard isPlain else { return [] }
        switch final {
        case UInt8(ascii: "u"): return reported(parameter(0), modifiers: 1)
        case UInt8(ascii: "~"): return numbered
        case UInt8(ascii: "I"): return [.focus(true)]
        case UInt8(ascii: "O"): return [.focus(false)]
        case UInt8(ascii: "Z"): return [.named(.tab, .shift)]
        case UInt8(ascii: "t"): return resized
        case UInt8(ascii: "R") where parameter(0) > 1: return placed
        default: return lettered
        }
    }

    private var isPlain: Bool { marker == nil && !hasIntermediates }

    /// CSI row ; column R. With 1 in front it is F3: whoever asks sees to it that the cursor is in another row.
    private var placed: [KeyPress] {
        guard parameters.count == 2, parameter(1) > 0 else { return [] }
        return [.report(.cursor(Position(row: parameter(0) - 1, column: parameter(1) - 1)))]
    }

    /// CSI 1 ; modifiers letter.
    private var lettered: [KeyPress] {
        guard parameter(0) <= 1, parameters.count <= 2, !isRelease(1) else { return [] }
        return KeyCodes.letter(final).map { [.named($0, modifiers(1))] } ?? []
    }

    /// CSI number ; modifiers ~, and xterm's CSI 27 ; modifiers ; scalar ~ for other keys.
    private var numbered: [KeyPress] {
        if parameter(0) == 27, parameters.count == 3 { return reported(parameter(2), modifiers: 1) }
        guard !isRelease(1) else { return [] }
        return KeyCodes.number(parameter(0)).map { [.named($0, modifiers(1))] } ?? []
    }

    /// CSI scalar : shifted : base ; modifiers : event ; text u (the kitty keyboard protocol).
    private func reported(_ code: Int, modifiers index: Int) -> [KeyPress] {
        guard !isRelease(index) else { return [] }
        let modifiers = modifiers(index)
        if let key = KeyCodes.reported(code) { return [.named(key, modifiers)] }
        guard let scalar = Self.character(code) else { return [] }
        guard modifiers.isDisjoint(with: [.alt, .control]) else {
            return [Chord.key(scalar, base: Self.character(parameter(0, part: 2)), modifiers: modifiers)]
        }
        let typed = Self.character(parameter(2)) ?? Self.character(parameter(0, part: 1))
        guard final == UInt8(ascii: "u"), let typed else {
            return [Chord.key(scalar, modifiers: modifiers)]
        }
        return [.character(Character(typed))]
    }

    /// CSI 48 ; rows ; columns ; … t
    private var resized: [KeyPress] {
        guard parameter(0) == 48 else { return [] }
        return [.resize(Size(rows: parameter(1), columns: parameter(2)))]
    }

    /// A scalar that can be typed: no control, and not from the area where kitty numbers its other keys.
    private static func character(_ code: Int) -> Unicode.Scalar? {
        guard code >= 0x20, !(0x7F..<0xA0).contains(code), !(0xE000..<0xF900).contains(code) else {
            return nil
        }
        return Unicode.Scalar(UInt32(code))
    }

    /// One more than a sum: shift 1, alt 2, control 4, meta 32; others do not matter.
    private func modifiers(_ index: Int) -> KeyPress.Modifiers {
        let bits = max(parameter(index), 1) - 1
        var modifiers: KeyPress.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & (2 | 32) != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private func isRelease(_ index: Int) -> Bool {
        parameter(index, part: 1) == 3
    }
}
