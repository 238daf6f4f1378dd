import Glibc
import Posix
import TestSupport
import Testing

struct `A private file` {
    private let scratch = Scratch()

    private func read(_ name: String) throws(FileError) -> [UInt8]? {
        try PrivateFile.read(scratch.file(name)) { Array($0) }
    }

    @Test(arguments: [0, 1, 32, 1 << 20]) func `holds what was written`(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try bytes.withUnsafeBytes { try PrivateFile.write($0, to: scratch.file("f")) }
        #expect(try read("f") == bytes)
    }

    @Test func `can be read by its owner alone, whatever was there before`() throws {
        scratch.write("old", to: "f", mode: 0o644)
        try PrivateFile.write("new", to: scratch.file("f"))
        #expect(scratch.mode(of: "f") == 0o600)
        #expect(try read("f") == Array("new".utf8))
        #expect(scratch.names == ["f"])
    }

    @Test func `that is not there is nothing`() throws {
        #expect(try read("f") == nil)
    }

    @Test(arguments: [0o644, 0o660, 0o604, 0o610, 0o601] as [mode_t])
    func `is not used where others may`(_ mode: mode_t) {
        scratch.write("secret", to: "f", mode: mode)
        #expect(throws: FileError.readableByOthers(path: scratch.file("f"))) { try read("f") }
    }

    @Test func `longer than a megabyte is damaged`() {
        scratch.write(Array(repeating: 0, count: 1 << 20 + 1), to: "f")
        #expect(throws: FileError.damaged(path: scratch.file("f"))) { try read("f") }
    }

    @Test func `that is a folder cannot be read`() {
        mkdir(scratch.file("f"), 0o700)
        #expect(throws: FileError.unreadable(path: scratch.file("f"), code: EISDIR)) { try read("f") }
    }

    @Test func `in no folder cannot be written`() {
        let path = scratch.file("none/f")
        #expect(throws: FileError.unwritable(path: path + ".new", code: ENOENT)) {
            try PrivateFile.write("x", to: path)
        }
    }

    @Test func `does not take a folder's place, and leaves it as it is`() {
        mkdir(scratch.file("f"), 0o700)
        #expect(throws: FileError.unwritable(path: scratch.file("f"), code: EISDIR)) {
            try PrivateFile.write("x", to: scratch.file("f"))
        }
    }

    @Test func `lets its reader refuse it`() {
        scratch.write("x", to: "f")
        #expect(throws: FileError.damaged(path: "f")) {
            try PrivateFile.read(scratch.file("f")) { _ throws(FileError) in throw .damaged(path: "f") }
        }
    }
}

struct `A private folder` {
    private let scratch = Scratch()

    @Test func `is made with its parents, for its owner alone`() throws {
        let folder = try PrivateDirectory(scratch.file("a/b/c"))
        #expect(folder.path == scratch.file("a/b/c"))
        #expect(scratch.mode(of: "a") == 0o700 && scratch.mode(of: "a/b/c") == 0o700)
        #expect(folder.file("key") == scratch.file("a/b/c/key"))
    }

    @Test func `is held by one at a time`() throws {
        do {
            let first = try PrivateDirectory(scratch.path)
            #expect(throws: FileError.inUse(path: first.file("lock"))) { try Self.hold(scratch.path) }
        }
        try Self.hold(scratch.path)
    }

    @Test func `cannot be where a file is`() {
        scratch.write("", to: "f")
        #expect(throws: FileError.unwritable(path: scratch.file("f/lock"), code: ENOTDIR)) {
            try Self.hold(scratch.file("f"))
        }
        #expect(throws: FileError.unwritable(path: scratch.file("f/g"), code: ENOTDIR)) {
            try Self.hold(scratch.file("f/g"))
        }
    }

    private static func hold(_ path: String) throws(FileError) {
        _ = try PrivateDirectory(path)
    }
}
