/// Names for the bytes a terminal's sequences are made of (ECMA-48).
enum Byte {
    static let bell: UInt8 = 0x07
    static let backspace: UInt8 = 0x08
    static let tab: UInt8 = 0x09
    static let carriageReturn: UInt8 = 0x0D
    static let escape: UInt8 = 0x1B
    static let delete: UInt8 = 0x7F

    static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == delete
    }

    /// What after ESC begins a sequence: CSI, SS3, and the strings OSC and DCS. The other strings (APC, PM,
    /// SOS) nobody sends unasked, and as chords they are wanted.
    static func isIntroducer(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") || isStringIntroducer(byte)
    }

    static func isStringIntroducer(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "]") || byte == UInt8(ascii: "P")
    }
}
