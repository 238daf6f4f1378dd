import Glibc
import Posix

/// A file of sealed records on disk, which grows at its end and is written anew when most of it is of no use.
struct SealedFile: ~Copyable {
    private static let largest = 256 * 1024 * 1024

    private let path: String
    private let kind: FileSeal.Kind
    private let state: StateKey
    private var seal: FileSeal
    private var file: AppendFile

    /// What was found on opening.
    struct Contents {
        var payloads: [[UInt8]] = []
        var damage: Damage?
    }

    private init(_ file: consuming AppendFile, _ seal: FileSeal, _ kind: FileSeal.Kind, under state: StateKey) {
        path = file.path
        (self.kind, self.state, self.seal) = (kind, state, seal)
        self.file = file
    }

    /// Cuts a torn record off the end. What does not open at all is put aside, and an empty file begun.
    ///
    /// - Parameter contents: gets what is there.
    static func open(
        _ path: String, _ kind: FileSeal.Kind, under state: StateKey, _ contents: inout Contents
    ) throws(FileError) -> SealedFile {
        var file = try AppendFile(path)
        let bytes = try file.readAll(upTo: largest)
        guard let seal = FileSeal(reading: bytes, kind, under: state) else {
            if !bytes.isEmpty {
                contents.damage = .all(putAside: try putAside(path))
                file = try AppendFile(path)
            }
            return SealedFile(file, FileSeal(kind, under: state), kind, under: state)
        }
        let records = SealedRecords(bytes, seal)
        contents.payloads = records.payloads
        contents.damage = records.damaged > 0 ? .parts(path: path, records.damaged) : nil
        if records.end < bytes.count { try file.truncate(to: records.end) }
        return SealedFile(file, seal, kind, under: state)
    }

    /// Bytes on disk.
    var count: Int { file.count }

    mutating func append(_ payloads: [[UInt8]]) throws(FileError) {
        try file.append(Self.bytes(payloads, seal, from: file.count))
    }

    mutating func synchronise() throws(FileError) {
        try file.synchronise()
    }

    /// Puts these in the place of all there is: the old file or the new one outlives a crash.
    mutating func replace(by payloads: [[UInt8]]) throws(FileError) {
        let fresh = FileSeal(kind, under: state)
        file = try AppendFile.replacing(path, by: Self.bytes(payloads, fresh, from: 0))
        seal = fresh
    }

    /// The payloads on disk, read again.
    borrowing func payloads() throws(FileError) -> [[UInt8]] {
        SealedRecords(try file.readAll(upTo: Self.largest), seal).payloads
    }

    /// The header goes first, with the first record.
    private static func bytes(_ payloads: [[UInt8]], _ seal: FileSeal, from offset: Int) -> [UInt8] {
        var bytes = offset == 0 ? seal.header : []
        for payload in payloads { bytes += seal.seal(payload, at: offset + bytes.count) }
        return bytes
    }

    private static func putAside(_ path: String) throws(FileError) -> String {
        let aside = path + ".unreadable"
        guard rename(path, aside) == 0 else { throw .unwritable(path: aside, code: errno) }
        return aside
    }
}

/// What was kept and cannot be read any more.
package enum Damage: Hashable, Sendable {
    /// So many stretches of the file; the rest was read.
    case parts(path: String, Int)
    /// The whole file, which another key sealed, another version wrote, or whose beginning is spoiled.
    case all(putAside: String)
}
