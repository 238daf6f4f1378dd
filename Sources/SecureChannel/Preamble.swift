package import SottoModel

/// The first 16 bytes of a connection, in clear, and the prologue of the handshake that follows.
///
///     0       5         6      7      8                16
///     "SOTTO" │ version │ mode │ 0x00 │ id of the psk   │
///
/// The id is zero where there is no pre-shared key.
package struct Preamble: Hashable, Sendable {
    package enum Mode: UInt8, Sendable {
        /// Noise XX: whoever comes may ask.
        case open = 0
        /// Noise XXpsk0: only who holds one of the server's pre-shared keys is heard.
        case preshared = 1
    }

    package static let byteCount = 16
    package static let version: UInt8 = 1
    static let magic = Array("SOTTO".utf8)
    /// The magic and the version: all that a side of another version need understand.
    static let versionCount = magic.count + 1

    package let mode: Mode
    /// 8 bytes.
    package let pskID: [UInt8]

    package static let open = Preamble(mode: .open, pskID: Array(repeating: 0, count: 8))

    package static func closed(_ door: DoorID) -> Preamble {
        Preamble(mode: .preshared, pskID: door.bytes)
    }

    /// nil in mode 0.
    package var door: DoorID? { mode == .preshared ? DoorID(pskID) : nil }

    package var bytes: [UInt8] {
        Self.versionAnswer + [mode.rawValue, 0] + pskID
    }

    /// What a server says to a client of another version before it closes.
    package static let versionAnswer = magic + [version]
}

extension Preamble {
    /// - Returns: nil unless these are 16 bytes of this version, as ``bytes`` writes them.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.versionAnswer),
            let mode = Mode(rawValue: bytes[6]), bytes[7] == 0
        else { return nil }
        let pskID = Array(bytes[8...])
        guard mode == .preshared || pskID.allSatisfy({ $0 == 0 }) else { return nil }
        self.mode = mode
        self.pskID = pskID
    }

    /// The version that speaks out of the first bytes; nil as long as there are too few of them, or none
    /// of ours.
    static func version(in bytes: [UInt8]) -> UInt8? {
        guard bytes.count >= versionCount, bytes.starts(with: magic) else { return nil }
        return bytes[magic.count]
    }

    /// Whether these first bytes, however few, may still become a preamble of some version.
    static func isPossible(_ bytes: [UInt8]) -> Bool {
        zip(bytes, magic).allSatisfy { $0 == $1 }
    }
}
