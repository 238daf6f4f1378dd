import ClientStore
import Posix
import Sodium
import SottoModel
import TestSupport
import Testing

/// What the owner of a folder has signed about keys of theirs.
struct `A history of keys` {
    private static let day: Int64 = 86_400_000

    private let scratch = Scratch()
    private let key = StateKey()

    private func opened() throws -> KeyHistory {
        try StateDirectory(scratch.path).keyHistory(under: key)
    }

    private func add(_ statement: KeyStatement, former: FormerKey? = nil) throws {
        var history = try opened()
        try history.add(statement, former: former)
    }

    private func former(_ name: String, daysAgo days: Int64) -> FormerKey {
        let at = Timestamp(milliseconds: Clocks.wallMilliseconds() - days * Self.day)
        return FormerKey(.of(name), secret: SecretBytes(copying: Array(repeating: 7, count: 32)), at: at)
    }

    private static func rotation(_ old: String, _ new: String) -> KeyStatement {
        var rotation = KeyRotation(from: .of(old), to: .of(new), at: Timestamp(milliseconds: 5))
        (rotation.oldSignature, rotation.newSignature) = (
            [UInt8](repeating: 1, count: 64), [UInt8](repeating: 2, count: 64)
        )
        return .rotation(rotation)
    }

    private static func revocation(_ name: String) -> KeyStatement {
        var revocation = KeyRevocation(of: .of(name), at: Timestamp(milliseconds: 5))
        revocation.signature = Array(repeating: 3, count: 64)
        return .revocation(revocation)
    }

    @Test func `leads to the key there is now, and goes on at the next start`() throws {
        try add(Self.rotation("a", "b"))
        try add(Self.rotation("b", "c"))
        let history = try opened()
        #expect(history.statements(for: .of("c")) == [Self.rotation("a", "b"), Self.rotation("b", "c")])
        #expect(history.statements(for: .of("b")) == [Self.rotation("a", "b")])
        #expect(history.statements(for: .of("q")) == [])
        #expect(history.rotations(to: .of("c")).map(\.old) == [.of("a"), .of("b")])
        #expect(history.rotations(to: .of("q")) == [])
    }

    /// Cut off between what was signed and the new key: the old key goes on, and nothing is shown of the other.
    @Test func `does not lead to a key that never came to be`() throws {
        try add(Self.rotation("a", "lost"))
        #expect(try opened().statements(for: .of("a")) == [])
        try add(Self.rotation("a", "b"))
        #expect(try opened().statements(for: .of("b")) == [Self.rotation("a", "b")])
    }

    @Test func `shows the last four`() throws {
        for (old, new) in zip("abcdef", "bcdefg") { try add(Self.rotation("\(old)", "\(new)")) }
        #expect(try opened().statements(for: .of("g")).map(\.ended) == [.of("c"), .of("d"), .of("e"), .of("f")])
    }

    @Test func `does not go round in circles`() throws {
        try add(Self.rotation("a", "b"))
        try add(Self.rotation("b", "a"))
        #expect(try opened().statements(for: .of("a")).count == 2)
    }

    @Test func `has what was revoked, but for the key there is`() throws {
        try add(Self.revocation("a"))
        #expect(try opened().statements(for: .of("b")) == [Self.revocation("a")])
        #expect(try opened().statements(for: .of("a")) == [])
    }

    @Test func `opens what waited for the old key, for as long as anything may wait`() throws {
        try add(Self.rotation("a", "b"), former: former("a", daysAgo: 36))
        #expect(try opened().formers.map(\.identity) == [.of("a")])
        let secret = try opened().formers[0].secret.withBytes { Array($0) }
        #expect(secret == Array(repeating: 7, count: 32))
        let size = scratch.size(of: "keys")
        try add(Self.rotation("b", "c"), former: former("b", daysAgo: 38))
        #expect(try opened().formers.map(\.identity) == [.of("a")])
        #expect(scratch.size(of: "keys") < 2 * size)
        #expect(try opened().statements(for: .of("c")).count == 2)
    }

    @Test func `says nothing to who reads the folder`() throws {
        try add(Self.rotation("alice", "bob"), former: former("alice", daysAgo: 0))
        #expect(scratch.mode(of: "keys") == 0o600)
        #expect(!scratch.bytes(of: "keys").contains(Array("alice".utf8)))
        #expect(!scratch.bytes(of: "keys").contains(Array(repeating: 7, count: 32)))
    }

    @Test func `is whole but for a torn end`() throws {
        try add(Self.rotation("a", "b"))
        let bytes = scratch.bytes(of: "keys")
        try add(Self.rotation("b", "c"))
        scratch.write(Array(scratch.bytes(of: "keys").prefix(bytes.count + 9)), to: "keys")
        #expect(try opened().statements(for: .of("b")) == [Self.rotation("a", "b")])
    }
}
