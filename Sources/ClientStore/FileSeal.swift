internal import Sodium

/// Seals and opens the records of one file.
///
///     header   "sottokept" │ version 0x01 │ kind │ 0x00 … │ file id, 16 random bytes          32 bytes
///     record   length, u32 │ nonce, 12 random bytes │ ChaCha20-Poly1305(payload)
///
/// The key is the file's own, made of the state key and the file id. Header and offset are authenticated with each
/// record, so that none opens in another file, in another place, or as another kind.
package final class FileSeal: Sendable {
    /// What a file holds.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case outbox = 1
        case whispers = 2
        case rooms = 3
        case peers = 4
        case sealedRooms = 5
        case keys = 6
    }

    package static let headerCount = 32
    static let largestPayload = 64 * 1024

    private static let magic = Array("sottokept".utf8)
    private static let version: UInt8 = 1
    private static let idCount = 16
    private static let lengthCount = 4
    private static let overhead = Nonce.byteCount + ChaChaPoly.tagCount

    package let header: [UInt8]
    private let key: SecretBytes

    /// For a new file.
    package init(_ kind: Kind, under state: StateKey) {
        let id = Random.bytes(Self.idCount)
        header = Self.opening(of: kind) + id
        key = state.fileKey(id)
    }

    /// - Returns: nil where this is no file of that kind and version.
    package init?(reading file: [UInt8], _ kind: Kind, under state: StateKey) {
        guard file.count >= Self.headerCount, file.starts(with: Self.opening(of: kind)) else { return nil }
        header = Array(file[..<Self.headerCount])
        key = state.fileKey(Array(header.suffix(Self.idCount)))
    }

    private static func opening(of kind: Kind) -> [UInt8] {
        let name = magic + [version, kind.rawValue]
        return name + Array(repeating: 0, count: headerCount - idCount - name.count)
    }

    /// The record that goes to `offset`.
    ///
    /// - Precondition: the payload has at most `largestPayload` bytes.
    package func seal(_ payload: [UInt8], at offset: Int) -> [UInt8] {
        precondition(payload.count <= Self.largestPayload)
        let nonce = Random.bytes(Nonce.byteCount)
        var text = payload + Array(repeating: 0, count: ChaChaPoly.tagCount)
        guard let unique = Nonce(nonce) else { return [] }
        text.withUnsafeMutableBytes { text in
            place(offset).withUnsafeBytes {
                ChaChaPoly.seal(text, plaintextCount: payload.count, key: key, nonce: unique, authenticating: $0)
            }
        }
        return bigEndian(UInt32(Self.overhead + payload.count)) + nonce + text
    }

    /// - Returns: the payload of the record that stands at `offset`, and where it ends; nil where none does.
    func open(_ file: [UInt8], at offset: Int) -> (payload: [UInt8], end: Int)? {
        guard let end = claimedEnd(file, at: offset), end <= file.count else { return nil }
        let start = offset + Self.lengthCount
        guard let nonce = Nonce(Array(file[start..<start + Nonce.byteCount])) else { return nil }
        var text = Array(file[start + Nonce.byteCount..<end])
        let count = text.withUnsafeMutableBytes { text in
            place(offset).withUnsafeBytes { place in
                try? ChaChaPoly.open(text, key: key, nonce: nonce, authenticating: place)
            }
        }
        return count.map { (Array(text[..<$0]), end) }
    }

    /// Where the record at `offset` says that it ends.
    ///
    /// - Returns: nil where no record can be so short or so long, or not even its length is there.
    func claimedEnd(_ file: [UInt8], at offset: Int) -> Int? {
        guard offset + Self.lengthCount <= file.count else { return nil }
        let length = file[offset..<offset + Self.lengthCount].reduce(0) { $0 << 8 | Int($1) }
        guard (Self.overhead...Self.overhead + Self.largestPayload).contains(length) else { return nil }
        return offset + Self.lengthCount + length
    }

    private func place(_ offset: Int) -> [UInt8] {
        header + bigEndian(UInt64(offset))
    }
}

private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
