import Sodium
import Testing

@testable import Noise

struct `A cipher state` {
    private let text: [UInt8] = Array("sotto voce".utf8)

    private func cipher() -> CipherState {
        CipherState(key: SecretBytes(copying: Array(0..<32)))
    }

    @Test func `without a key leaves everything as it is`() throws {
        var empty = CipherState()
        #expect(try empty.seal(text) == text)
        #expect(try empty.open(text) == text)
        #expect(empty.nonce == 0)
    }

    @Test func `counts one up for each message`() throws {
        var sender = cipher()
        let first = try sender.seal(text)
        let second = try sender.seal(text)
        #expect(first != second)
        #expect(sender.nonce == 2)
    }

    @Test func `does not count a message that did not open`() throws {
        var sender = cipher()
        var receiver = cipher()
        let sealed = try sender.seal(text)
        var forged = sealed
        forged[0] ^= 1
        #expect(throws: NoiseError.decrypt) { try receiver.open(forged) }
        #expect(receiver.nonce == 0)
        #expect(try receiver.open(sealed) == text)
    }

    @Test(arguments: 0..<16) func `opens nothing shorter than a tag`(_ count: Int) {
        var receiver = cipher()
        #expect(throws: NoiseError.decrypt) { try receiver.open(Array(repeating: 0, count: count)) }
    }

    @Test func `keeps its number when the key is replaced`() throws {
        var sender = cipher()
        var receiver = cipher()
        _ = try receiver.open(sender.seal(text))
        sender.rekey()
        let sealed = try sender.seal(text)
        #expect(sender.nonce == 2)
        #expect(throws: NoiseError.decrypt) { try receiver.open(sealed) }
        receiver.rekey()
        #expect(try receiver.open(sealed) == text)
    }

    /// The specification's own words: the first 32 bytes of ENCRYPT(k, 2⁶⁴−1, zerolen, zeros).
    @Test func `replaces its key as the specification says`() throws {
        var zeros = [UInt8](repeating: 0, count: 48)
        let key = SecretBytes(copying: Array(0..<32))
        zeros.withUnsafeMutableBytes {
            ChaChaPoly.seal(
                $0, plaintextCount: 32, key: key, nonce: Nonce(counter: .max),
                authenticating: .init(start: nil, count: 0))
        }
        var expected = CipherState(key: SecretBytes(copying: Array(zeros.prefix(32))))
        var rekeyed = cipher()
        rekeyed.rekey()
        #expect(try rekeyed.seal(text) == expected.seal(text))
    }

    @Test func `never uses the last number`() throws {
        var sender = cipher()
        sender.setNonce(.max - 1)
        _ = try sender.seal(text)
        #expect(throws: NoiseError.nonceExhausted) { try sender.seal(text) }
        #expect(throws: NoiseError.nonceExhausted) { try sender.open(text) }
    }
}
