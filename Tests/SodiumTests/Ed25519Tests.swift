import Sodium
import Testing

struct `A signature` {
    /// RFC 8032, section 7.1, test 2.
    private static let seed: Hex = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    private static let publicKey: Hex = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    private static let message: [UInt8] = [0x72]
    private static let signature = Hex(
        stringLiteral: """
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
            085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """
    ).bytes

    @Test func `is the published one`() {
        let key = Ed25519.SigningKey(seed: SecretBytes(copying: Self.seed.bytes))
        let (publicKey, signature) = (key.publicKey, key.sign(Self.message))
        #expect(publicKey == Self.publicKey.bytes)
        #expect(signature == Self.signature)
    }

    @Test func `proves its own message and no other`() {
        let key = Self.publicKey.bytes
        #expect(Ed25519.proves(Self.signature, of: Self.message, by: key))
        #expect(!Ed25519.proves(Self.signature, of: [0x73], by: key))
        #expect(!Ed25519.proves(Self.signature, of: [], by: key))
        #expect(!Ed25519.proves(Self.signature, of: Self.message, by: Self.seed.bytes))
    }

    @Test func `of another length proves nothing`() {
        let key = Self.publicKey.bytes
        #expect(!Ed25519.proves([], of: Self.message, by: key))
        #expect(!Ed25519.proves(Self.signature + [0], of: Self.message, by: key))
        #expect(!Ed25519.proves(Self.signature, of: Self.message, by: []))
    }
}
