extension Supply {
    /// All that is left as text: as UTF-8, or each two bytes as a scalar of one of the ranges where text is difficult.
    mutating func text() -> String {
        guard byte() & 1 == 1 else { return String(decoding: all(), as: UTF8.self) }
        var scalars = String.UnicodeScalarView()
        while !isEmpty {
            if let scalar = scalar() { scalars.append(scalar) }
        }
        return String(scalars)
    }

    private mutating func scalar() -> Unicode.Scalar? {
        let range = byte()
        let place = UInt32(byte())
        guard range < 0x80 else { return Unicode.Scalar(UInt32(range) << 9 | place) }
        return Unicode.Scalar(Self.difficult[Int(range) % Self.difficult.count] + place)
    }

    /// Latin with controls, marks, jamo, format characters, syllables, selectors, fillers, joiners, flags, skin
    /// tones, tags, private ones, the end.
    private static let difficult: [UInt32] = [
        0x00, 0x20, 0x300, 0x600, 0x900, 0xE00, 0x1100, 0x17B0, 0x1800, 0x2000, 0x2400, 0x2800, 0x3100, 0x3164,
        0xA960, 0xAC00, 0xD7A0, 0xE000, 0xFE00, 0xFF00, 0x1D100, 0x1F1E6, 0x1F3FB, 0x1F468, 0x1FA00, 0xE0000,
        0xE0100, 0x10FF00,
    ]
}
