import Sodium
import Testing

struct SealingCase: Decodable, CustomTestStringConvertible {
    let tcId: Int
    let key, iv, aad, msg, ct, tag: Hex
    let result: String

    var isValid: Bool { result == "valid" }
    var testDescription: String { "case \(tcId)" }
}

struct `ChaCha20-Poly1305` {
    private static func cases() throws -> [SealingCase] {
        try Figures.cases("chacha20-poly1305")
    }

    @Test(arguments: try cases().filter(\.isValid))
    func `seals and opens what Wycheproof has`(_ figures: SealingCase) throws {
        let sealed = figures.ct.bytes + figures.tag.bytes
        #expect(try seal(figures) == sealed)
        #expect(try open(sealed, figures) == figures.msg.bytes)
    }

    @Test(arguments: try cases().filter { !$0.isValid && $0.iv.bytes.count == 12 })
    func `opens nothing that Wycheproof forged`(_ figures: SealingCase) {
        #expect(throws: SodiumError.notAuthentic) {
            try open(figures.ct.bytes + figures.tag.bytes, figures)
        }
    }

    @Test(arguments: try cases().filter { $0.iv.bytes.count != 12 })
    func `has nonces of twelve bytes only`(_ figures: SealingCase) {
        #expect(Nonce(figures.iv.bytes) == nil)
    }

    @Test(arguments: 0..<16) func `opens nothing shorter than a tag`(_ count: Int) throws {
        let figures = try #require(Self.cases().first)
        #expect(throws: SodiumError.notAuthentic) {
            try open(Array(repeating: 0, count: count), figures)
        }
    }

    @Test func `counts in little-endian order behind four zero bytes`() throws {
        let figures = try #require(Self.cases().first)
        let counted = Nonce(counter: 0x0807_0605_0403_0201)
        let written = try #require(Nonce([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(seal(figures, counted) == seal(figures, written))
    }

    private func seal(_ figures: SealingCase) throws -> [UInt8] {
        seal(figures, try #require(Nonce(figures.iv.bytes)))
    }

    private func seal(_ figures: SealingCase, _ nonce: Nonce) -> [UInt8] {
        let key = SecretBytes(copying: figures.key.bytes)
        var buffer = figures.msg.bytes + Array(repeating: 0, count: ChaChaPoly.tagCount)
        buffer.withUnsafeMutableBytes { buffer in
            figures.aad.bytes.withUnsafeBytes {
                ChaChaPoly.seal(
                    buffer, plaintextCount: figures.msg.bytes.count, key: key, nonce: nonce,
                    authenticating: $0)
            }
        }
        return buffer
    }

    private func open(_ sealed: [UInt8], _ figures: SealingCase) throws -> [UInt8] {
        let key = SecretBytes(copying: figures.key.bytes)
        let nonce = try #require(Nonce(figures.iv.bytes))
        var buffer = sealed
        let count = try buffer.withUnsafeMutableBytes { buffer in
            try figures.aad.bytes.withUnsafeBytes {
                try ChaChaPoly.open(buffer, key: key, nonce: nonce, authenticating: $0)
            }
        }
        return Array(buffer.prefix(count))
    }
}
