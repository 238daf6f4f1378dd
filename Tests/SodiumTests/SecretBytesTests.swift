import Sodium
import Testing

struct `Secret bytes` {
    @Test func `are equal by content`() {
        let secret = SecretBytes(copying: [1, 2, 3])
        let same = secret == SecretBytes(copying: [1, 2, 3])
        let copied = secret == secret.copy()
        let other = secret == SecretBytes(copying: [1, 2, 4])
        let shorter = secret == SecretBytes(copying: [1, 2])
        #expect([same, copied, other, shorter] == [true, true, false, false])
    }

    @Test func `of no length are equal`() {
        let isSame = SecretBytes(zeroed: 0) == SecretBytes(copying: [])
        #expect(isSame)
    }

    @Test func `are lent, and can be overwritten`() {
        var secret = SecretBytes(zeroed: 4)
        secret.withMutableBytes { $0[1] = 7 }
        let bytes = secret.withBytes { Array($0) }
        #expect(bytes == [0, 7, 0, 0])
    }

    @Test func `give slices an owner of their own`() {
        var secret = SecretBytes(copying: [1, 2, 3, 4])
        let slice = secret.slice(at: 1, count: 2)
        secret.withMutableBytes { $0[1] = 0 }
        let bytes = slice.withBytes { Array($0) }
        #expect(bytes == [2, 3])
    }

    @Test func `at random are never the same`() {
        let isSame = SecretBytes.random(32) == SecretBytes.random(32)
        #expect(!isSame)
    }
}

struct `Random bytes` {
    @Test func `come in any number`() {
        #expect(Random.bytes(0).isEmpty)
        #expect(Random.bytes(33).count == 33)
        #expect(Random.bytes(16) != Random.bytes(16))
    }

    @Test func `serve the standard library`() {
        var random = Random()
        let numbers = (0..<100).map { _ in Int.random(in: 0..<6, using: &random) }
        #expect(Set(numbers).isSubset(of: 0..<6))
    }
}

struct `A key from a passphrase` {
    private func key(_ passphrase: String, salt: UInt8) throws -> [UInt8] {
        try Argon2id.key(
            from: SecretBytes(copying: Array(passphrase.utf8)), salt: Array(repeating: salt, count: 16),
            count: 32
        ).withBytes { Array($0) }
    }

    @Test func `depends on passphrase and salt, and on nothing else`() throws {
        let one = try key("open sesame", salt: 1)
        #expect(try one == key("open sesame", salt: 1))
        #expect(try one != key("open sesame", salt: 2))
        #expect(try one != key("open Sesame", salt: 1))
        #expect(try one != key("", salt: 1))
    }
}
