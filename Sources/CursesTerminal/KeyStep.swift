import Screen
import Text

/// The first keys of some bytes, and how many bytes they were.
struct KeyStep {
    enum Then: Hashable {
        case keys, paste
        case swallow(Swallowing)
    }

    let count: Int
    var keys: [KeyPress] = []
    var then = Then.keys

    /// - Returns: nil when the bytes are the start of something longer.
    static func first(in bytes: ArraySlice<UInt8>) -> KeyStep? {
        guard let byte = bytes.first else { return nil }
        if byte == Byte.escape { return escape(bytes) }
        if Byte.isControl(byte) { return KeyStep(count: 1, keys: [Chord.control(byte)]) }
        let length = TextRun.length(of: bytes)
        return length == 0 ? nil : KeyStep(count: length, keys: TextRun.keys(of: bytes.prefix(length)))
    }

    /// What is cut off for good: ESC alone is a key, ESC and a letter that could have begun a sequence a chord.
    static func alone(_ bytes: ArraySlice<UInt8>) -> [KeyPress] {
        guard bytes.first == Byte.escape else { return TextRun.keys(of: bytes) }
        let rest = bytes.dropFirst()
        guard let second = rest.first else { return [.named(.escape)] }
        return rest.count > 1 && Byte.isIntroducer(second) ? [] : Chord.alt(rest)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> KeyStep? {
        guard let second = bytes.dropFirst().first else { return nil }
        switch second {
        case UInt8(ascii: "["): return controlSequence(bytes)
        case UInt8(ascii: "O"): return singleShift(bytes)
        case _ where Byte.isStringIntroducer(second): return string(bytes)
        case UInt8(ascii: "\\"): return KeyStep(count: 2)  // ST, the end of a string
        case _ where Byte.isControl(second): return controlChord(second)
        default: return chord(bytes)
        }
    }

    private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> KeyStep? {
        switch ControlSequence.parse(bytes) {
        case .incomplete where bytes.count < Swallowing.limit(.sequence): nil
        case .incomplete: KeyStep(count: bytes.count, then: .swallow(.sequence))
        case .broken(let count): KeyStep(count: count)
        case .whole(_, let count) where count > Swallowing.limit(.sequence): KeyStep(count: count)
        case .whole(let sequence, let count):
            KeyStep(count: count, keys: sequence.keys, then: sequence.startsPaste ? .paste : .keys)
        }
    }

    /// ESC O and a letter; some terminals put a modifier between, which is ignored.
    private static func singleShift(_ bytes: ArraySlice<UInt8>) -> KeyStep? {
        let modifier = bytes.dropFirst(2).prefix(1).filter { (0x31...0x38).contains($0) }.count
        guard let final = bytes.dropFirst(2 + modifier).first else { return nil }
        guard (0x40..<0x7F).contains(final) else { return KeyStep(count: 2, keys: [.alt("O")]) }
        return KeyStep(count: 3 + modifier, keys: KeyCodes.letter(final).map { [.named($0)] } ?? [])
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> KeyStep? {
        let body = bytes.dropFirst(2)
        guard let end = Swallowing.string.end(in: body) else {
            guard bytes.count >= Swallowing.limit(.string) else { return nil }
            return KeyStep(count: bytes.count, then: .swallow(.string))
        }
        return KeyStep(count: end - bytes.startIndex, keys: answer(bytes, upTo: end))
    }

    private static func answer(_ bytes: ArraySlice<UInt8>, upTo end: Int) -> [KeyPress] {
        guard bytes.dropFirst().first == UInt8(ascii: "]") else { return [] }
        let body = bytes[..<end].dropFirst(2)
        let said = body.last == Byte.bell ? body.dropLast() : body
        return TerminalReport(osc: said).map { [.report($0)] } ?? []
    }

    private static func controlChord(_ second: UInt8) -> KeyStep {
        guard second != Byte.escape, case .named(let key, _) = Chord.control(second) else {
            return KeyStep(count: 1, keys: [.named(.escape)])
        }
        return KeyStep(count: 2, keys: [.named(key, .alt)])
    }

    private static func chord(_ bytes: ArraySlice<UInt8>) -> KeyStep? {
        let rest = bytes.dropFirst()
        let length = rest.first.map(TextRun.scalarLength) ?? 1
        let scalar = rest.prefix(1) + rest.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
        guard scalar.count == length || scalar.count < rest.count else { return nil }
        let keys = Chord.alt(scalar[...])
        // Esc, and a syllable that caught up with it on a slow line.
        if case .alt(let letter)? = keys.first, letter.unicodeScalars.allSatisfy(Hangul.isSyllable) {
            return KeyStep(count: 1, keys: [.named(.escape)])
        }
        return KeyStep(count: 1 + scalar.count, keys: keys)
    }
}
