import ClientStore
import Posix
import Sodium
import TestSupport
import Testing

struct `An identity` {
    private let scratch = Scratch()

    private var file: IdentityFile { IdentityFile(scratch.path + "/identity") }

    private func passphrase(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

    private func seed(_ text: String = "") throws -> [UInt8] {
        try file.read(under: passphrase(text)).seed.withBytes { Array($0) }
    }

    /// Puts it under a passphrase.
    private func lock(_ old: String, _ new: String) throws {
        try file.write(try file.read(under: passphrase(old)), under: passphrase(new))
    }

    @Test func `is made once`() throws {
        #expect(throws: IdentityError.missing(path: file.path)) { try seed() }
        try file.make()
        let first = try seed()
        try file.make()
        #expect(try seed() == first)
        #expect(try !file.isLocked())
    }

    @Test func `under a passphrase is read by that alone, and lies there in no other way`() throws {
        try file.make()
        let clear = try seed()
        try lock("", "곰 셋")
        #expect(try file.isLocked())
        #expect(try seed("곰 셋") == clear)
        #expect(throws: IdentityError.wrongPassphrase) { try seed("곰 넷") }
        #expect(throws: IdentityError.locked(path: file.path)) { try seed() }
        #expect(scratch.size(of: "identity") == 112)
        #expect(!scratch.bytes(of: "identity").contains(clear))
        #expect(try seed("곰 셋") == clear)
    }

    @Test func `gets another passphrase, and none`() throws {
        try file.make()
        let clear = try seed()
        try lock("", "one")
        let sealed = scratch.bytes(of: "identity")
        try lock("one", "two")
        #expect(throws: IdentityError.wrongPassphrase) { try seed("one") }
        try lock("two", "one")
        #expect(scratch.bytes(of: "identity") != sealed)
        try lock("one", "")
        #expect(try seed() == clear)
    }

    @Test func `under a passphrase that was altered anywhere is not read`() throws {
        try file.make()
        try lock("", "one")
        let whole = scratch.bytes(of: "identity")
        for index in [16, 31, 32, 63, 95, 96, 111] {
            var altered = whole
            altered[index] ^= 1
            scratch.write(altered, to: "identity")
            #expect(throws: IdentityError.wrongPassphrase) { try seed("one") }
        }
    }

    @Test func `is copied as it is, and over nothing`() throws {
        try file.make()
        try lock("", "one")
        let copy = IdentityFile(scratch.path + "/copy")
        try file.copy(to: copy.path)
        #expect(scratch.bytes(of: "copy") == scratch.bytes(of: "identity"))
        #expect(throws: IdentityError.occupied(path: copy.path)) { try file.copy(to: copy.path) }
    }

    @Test func `of somebody else leaves what is sealed here readable`() throws {
        let other = IdentityFile(scratch.path + "/other")
        for one in [file, other] { try one.make() }
        let own = scratch.bytes(of: "identity")
        try file.write(
            try file.read(under: passphrase("")).replacingSeed(by: try other.read(under: passphrase(""))),
            under: passphrase(""))
        #expect(scratch.bytes(of: "identity") == scratch.bytes(of: "other").prefix(32) + own.suffix(32))
    }
}

extension Array where Element == UInt8 {
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
