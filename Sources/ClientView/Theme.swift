internal import Screen
internal import SottoModel

/// How things look. Whatever colour says, words or signs say too; which colours they are says the ``ColourScheme``.
enum Theme {
    static let dim = Style(attributes: .dim)
    static let bold = Style(attributes: .bold)
    static let bar = Style(attributes: .reverse)
    static let whisper = Style(foreground: .themed(0))
    static let whisperName = Style(foreground: .themed(0), attributes: .bold)
    static let problem = Style(foreground: .themed(1))
    static let tooLong = Style(foreground: .themed(1), attributes: .underline)
    static let misspelt = Style(attributes: .underline)
    static let selection = Style(attributes: .reverse)
    static let found = Style(attributes: [.bold, .underline])
    static let question = Style(attributes: [.reverse, .bold])

    /// One person, one colour, whatever they are called.
    static func name(of identity: IdentityKey) -> Style {
        // FNV-1a: the same in every run, unlike Swift's own hashes.
        let hash = identity.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return Style(foreground: .themed(firstName + UInt8((hash >> 32) % nameCount)), attributes: .bold)
    }

    private static let firstName: UInt8 = 2
    private static let nameCount: UInt64 = 14
}
