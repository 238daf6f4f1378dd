import Glibc
import Posix
import TestSupport
import Testing

struct AppendFileTests {
    private let scratch = Scratch()

    @Test func `it goes on where it ended`() throws {
        do {
            var file = try AppendFile(scratch.file("file"))
            try file.append([1, 2])
        }
        var file = try AppendFile(scratch.file("file"))
        #expect(file.count == 2)
        try file.append([3])
        #expect(try file.readAll(upTo: 3) == [1, 2, 3])
        #expect(scratch.mode(of: "file") == 0o600)
    }

    @Test func `what is cut off is gone`() throws {
        var file = try AppendFile(scratch.file("file"))
        try file.append([1, 2, 3])
        try file.truncate(to: 1)
        try file.append([4])
        #expect(scratch.bytes(of: "file") == [1, 4])
    }

    @Test func `one that takes another's place takes it whole, and grows on`() throws {
        var old = try AppendFile(scratch.file("file"))
        try old.append([1, 2, 3])
        var file = try AppendFile.replacing(scratch.file("file"), by: [9])
        try file.append([8])
        #expect(scratch.bytes(of: "file") == [9, 8] && scratch.names == ["file"])
    }

    @Test func `a longer one than it may be is damaged`() throws {
        scratch.write([1, 2, 3], to: "file")
        #expect(throws: FileError.damaged(path: scratch.file("file"))) {
            try AppendFile(scratch.file("file")).readAll(upTo: 2)
        }
    }

    @Test func `one that others can read is refused`() {
        scratch.write([1], to: "file", mode: 0o644)
        #expect(throws: FileError.readableByOthers(path: scratch.file("file"))) {
            _ = try AppendFile(scratch.file("file")).count
        }
    }

    @Test func `a folder in its place is told`() {
        mkdir(scratch.file("file"), 0o700)
        #expect(throws: FileError.unwritable(path: scratch.file("file"), code: EISDIR)) {
            _ = try AppendFile(scratch.file("file")).count
        }
    }
}
