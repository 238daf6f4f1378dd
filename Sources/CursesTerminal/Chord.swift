import Screen
import Text

/// Keys held with Ctrl or Alt.
///
/// With the Hangul layout on, terminals send the jamo instead of the letter on the key: a chord means the key.
enum Chord {
    /// What a control byte other than ESC is.
    static func control(_ byte: UInt8) -> KeyPress {
        switch byte {
        case 0x00: .control(" ")
        case Byte.tab: .named(.tab)
        case Byte.carriageReturn: .named(.enter)
        case Byte.backspace, Byte.delete: .named(.backspace)
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte | 0x60)))
        default: .control(Character(Unicode.Scalar(byte | 0x40)))
        }
    }

    /// What ESC and these bytes of UTF-8 are.
    static func alt(_ bytes: ArraySlice<UInt8>) -> [KeyPress] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { .alt(letter(on: $0)) }
    }

    /// A character a terminal reports with its modifiers.
    /// - Parameter base: the key's letter in the standard layout, where the terminal tells it.
    static func key(
        _ scalar: Unicode.Scalar, base: Unicode.Scalar? = nil, modifiers: KeyPress.Modifiers
    ) -> KeyPress {
        let letter = scalar.isASCII ? Character(scalar) : base.map(Character.init) ?? letter(on: scalar)
        if modifiers.contains(.control) { return .control(first(of: letter.lowercased(), or: letter)) }
        let shifted = modifiers.contains(.shift)
        if modifiers.contains(.alt) {
            return .alt(shifted ? first(of: letter.uppercased(), or: letter) : letter)
        }
        let typed = Character(scalar)
        return .character(shifted ? first(of: typed.uppercased(), or: typed) : typed)
    }

    private static func letter(on scalar: Unicode.Scalar) -> Character {
        Hangul.latinKey(for: scalar) ?? Character(scalar)
    }

    private static func first(of text: String, or character: Character) -> Character {
        text.first ?? character
    }
}
