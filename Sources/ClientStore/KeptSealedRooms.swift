import Posix
import SottoModel

/// The chains and keys of sealed rooms on disk: records that this does not look into, in the order they came.
struct KeptSealedRooms: ~Copyable {
    private var file: SealedFile
    private var waiting: [[UInt8]] = []

    /// - Parameter records: gets what was kept.
    init(_ path: String, under state: StateKey, records: inout [[UInt8]], damage: inout [Damage]) throws(FileError) {
        var contents = SealedFile.Contents()
        file = try SealedFile.open(path, .sealedRooms, under: state, &contents)
        records = contents.payloads
        damage += [contents.damage].compactMap { $0 }
    }

    /// Throws where the disk takes nothing, and then tries again at the next call.
    mutating func take(_ new: [[UInt8]]) throws(FileError) {
        waiting += new
        guard !waiting.isEmpty else { return }
        try file.append(waiting)
        waiting = []
    }

    /// These take the place of all there are.
    mutating func replace(by records: [[UInt8]]) throws(FileError) {
        try file.replace(by: records)
        waiting = []
    }
}
