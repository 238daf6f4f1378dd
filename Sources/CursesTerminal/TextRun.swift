import Screen

/// A run of UTF-8 without controls, as typed characters.
enum TextRun {
    /// How many bytes from the front are text that is whole: none when it could be the start of a scalar.
    static func length(of bytes: ArraySlice<UInt8>) -> Int {
        let text = bytes.prefix { !Byte.isControl($0) }
        return text.endIndex < bytes.endIndex ? text.count : text.count - cutTail(of: text)
    }

    /// A cluster is one character; bytes that are no UTF-8 are U+FFFD.
    static func keys(of bytes: ArraySlice<UInt8>) -> [KeyPress] {
        String(decoding: bytes, as: UTF8.self).map(KeyPress.character)
    }

    /// How many bytes the first scalar takes by its first byte.
    static func scalarLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// How many bytes at the end could be the start of a scalar.
    private static func cutTail(of text: ArraySlice<UInt8>) -> Int {
        for length in 1...3 where length <= text.count {
            let byte = text[text.endIndex - length]
            if byte & 0xC0 != 0x80 { return scalarLength(byte) > length ? length : 0 }
        }
        return 0
    }
}
