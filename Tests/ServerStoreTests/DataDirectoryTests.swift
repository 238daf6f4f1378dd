import Glibc
import Posix
import ServerStore
import Sodium
import SottoModel
import TestSupport
import Testing

struct `A server's folder` {
    private let scratch = Scratch()

    private func seed() throws -> [UInt8] {
        try DataDirectory(scratch.path).seed().withBytes { Array($0) }
    }

    private func base(above stored: UInt64 = 0, at seconds: Int64) throws -> UInt64 {
        try DataDirectory(scratch.path).base(above: stored, at: Timestamp(milliseconds: seconds * 1000))
    }

    @Test func `keeps one seed for ever, for its owner alone`() throws {
        let made = try seed()
        #expect(made.count == 32 && Set(made).count > 1)
        #expect(try seed() == made)
        #expect(scratch.mode(of: "server.key") == 0o600)
    }

    @Test func `is one server's at a time`() throws {
        let held = try DataDirectory(scratch.path)
        #expect(throws: FileError.inUse(path: scratch.file("lock"))) { try seed() }
        _ = try held.base(at: Timestamp(milliseconds: 1000))
    }

    @Test(arguments: [0, 31, 33]) func `with a seed of another length is damaged`(_ count: Int) {
        scratch.write(Array(repeating: 7, count: count), to: "server.key")
        #expect(throws: FileError.damaged(path: scratch.file("server.key"))) { try seed() }
    }

    @Test func `with a seed that others can read is not used`() {
        scratch.write(Array(repeating: 7, count: 32), to: "server.key", mode: 0o640)
        #expect(throws: FileError.readableByOthers(path: scratch.file("server.key"))) { try seed() }
    }

    @Test func `that cannot be is refused`() {
        scratch.write("", to: "file")
        #expect(throws: FileError.unwritable(path: scratch.file("file/lock"), code: ENOTDIR)) {
            _ = try DataDirectory(scratch.file("file")).seed()
        }
    }

    @Test func `begins numbers with the time`() throws {
        #expect(try base(at: 1000) == 1000 << 20 + 1)
        #expect(scratch.mode(of: "base") == 0o600)
    }

    @Test func `begins them apart within a second too`() throws {
        let copied = try DataDirectory(scratch.path).base(at: Timestamp(milliseconds: 5_000))
        scratch.write("\(copied)\n", to: "base")
        #expect(try DataDirectory(scratch.path).base(at: Timestamp(milliseconds: 5_001)) > copied + 1000)
    }

    /// Stored numbers and times of start after start.
    @Test(
        arguments: [
            [(0, 1000), (0, 1001)], [(0, 1000), (0, 1000)], [(0, 1000), (0, 5)], [(0, 1000), (0, -5)],
            [(1 << 40, 1000), (0, 1000)], [(5, 1000), (2000 << 20, 999), (0, 998)],
        ] as [[(UInt64, Int64)]])
    func `begins them above every earlier one, whatever the clock says`(_ starts: [(UInt64, Int64)]) throws {
        var last: UInt64 = 0
        for (stored, seconds) in starts {
            let next = try base(above: stored, at: seconds)
            #expect(next > last && next > stored)
            last = next
        }
    }

    @Test(arguments: ["", "x", "-5", "18446744073709551615", "99999999999999999999", "9007199254740992"])
    func `with a base that no server wrote is damaged`(_ text: String) {
        scratch.write(text, to: "base")
        #expect(throws: FileError.damaged(path: scratch.file("base"))) { try base(at: 1) }
    }
}
