import Sodium
import Testing

struct AgreementCase: Decodable, CustomTestStringConvertible {
    let tcId: Int
    let `public`, `private`, shared: Hex

    var isZero: Bool { shared.bytes.allSatisfy { $0 == 0 } }
    var testDescription: String { "case \(tcId)" }

    func agree() throws -> [UInt8] {
        let pair = X25519.KeyPair(secret: SecretBytes(copying: `private`.bytes))
        return try pair.agree(with: `public`.bytes).withBytes { Array($0) }
    }
}

struct `Agreement on Curve25519` {
    private static func cases() throws -> [AgreementCase] {
        try Figures.cases("x25519")
    }

    @Test(arguments: try cases().filter { !$0.isZero })
    func `agrees on what Wycheproof has`(_ figures: AgreementCase) throws {
        #expect(try figures.agree() == figures.shared.bytes)
    }

    @Test(arguments: try cases().filter(\.isZero))
    func `refuses a public key that makes the secret zero`(_ figures: AgreementCase) {
        #expect(throws: SodiumError.badPublicKey) { try figures.agree() }
    }

    @Test(arguments: [0, 31, 33]) func `refuses a public key of another length`(_ count: Int) {
        let pair = X25519.KeyPair.random()
        let key = [UInt8](repeating: 9, count: count)
        #expect(throws: SodiumError.badPublicKey) { _ = try pair.agree(with: key) }
    }

    @Test func `gives both sides the same secret`() throws {
        let alice = X25519.KeyPair.random()
        let bob = X25519.KeyPair.random()
        let ours = try alice.agree(with: bob.publicKey)
        let theirs = try bob.agree(with: alice.publicKey)
        let copied = try alice.copy().agree(with: bob.publicKey)
        let (isShared, isCopied) = (ours == theirs, ours == copied)
        #expect(isShared && isCopied)
    }
}
