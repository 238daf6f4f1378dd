internal import Screen
internal import SottoModel

/// How things look. Whatever colour says, words or signs say too; every colour is one that can be read on dark
/// and on light.
enum Theme {
    static let dim = Style(attributes: .dim)
    static let bold = Style(attributes: .bold)
    static let bar = Style(attributes: .reverse)
    static let whisper = Style(foreground: .indexed(133))
    static let whisperName = Style(foreground: .indexed(133), attributes: .bold)
    static let problem = Style(foreground: .indexed(160))
    static let tooLong = Style(foreground: .indexed(160), attributes: .underline)
    static let selection = Style(attributes: .reverse)
    static let found = Style(attributes: [.bold, .underline])
    static let question = Style(attributes: [.reverse, .bold])

    /// One person, one colour, whatever they are called.
    static func name(of identity: IdentityKey) -> Style {
        // FNV-1a: the same in every run, unlike Swift's own hashes.
        let hash = identity.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return Style(foreground: .indexed(names[Int(hash >> 32) % names.count]), attributes: .bold)
    }

    private static let names: [UInt8] = [30, 31, 62, 64, 67, 71, 97, 125, 130, 132, 136, 161, 166, 168]
}
