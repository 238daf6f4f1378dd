import Sodium
import Testing

@testable import Noise

struct `Conversations published by others` {
    @Test(arguments: try Vector.all(hash: "SHA256"))
    func `come out bit for bit with SHA-256`(_ vector: Vector) throws {
        try Conversation(vector, hash: SHA256.self).run()
    }

    @Test(arguments: try Vector.all(hash: "SHA512"))
    func `come out bit for bit with SHA-512`(_ vector: Vector) throws {
        try Conversation(vector, hash: SHA512.self).run()
    }

    @Test(arguments: try Vector.all(hash: "BLAKE2b"))
    func `come out bit for bit with BLAKE2b`(_ vector: Vector) throws {
        try Conversation(vector, hash: BLAKE2b.self).run()
    }

    @Test(arguments: ["SHA256", "SHA512", "BLAKE2b"])
    func `cover every pattern of the table, with and without a shared key`(_ hash: String) throws {
        let covered = try Vector.all(hash: hash).map(\.patternName)
        #expect(covered.count == 36)
        #expect(Set(covered).isSuperset(of: HandshakePattern.all.map(\.name)))
    }
}

/// Nobody has published any of these. `scripts/interop` makes them with two other implementations that agree.
struct `Conversations behind a shared key` {
    @Test(arguments: try Vector.all(hash: "SHA256", in: "xxpsk0"))
    func `come out bit for bit with SHA-256`(_ vector: Vector) throws {
        try Conversation(vector, hash: SHA256.self).run()
    }

    @Test(arguments: try Vector.all(hash: "SHA512", in: "xxpsk0"))
    func `come out bit for bit with SHA-512`(_ vector: Vector) throws {
        try Conversation(vector, hash: SHA512.self).run()
    }

    @Test(arguments: try Vector.all(hash: "BLAKE2b", in: "xxpsk0"))
    func `come out bit for bit with BLAKE2b`(_ vector: Vector) throws {
        try Conversation(vector, hash: BLAKE2b.self).run()
    }
}
