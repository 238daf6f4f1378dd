import Posix
import SottoModel

/// The rooms one is in, and how far each was read, on disk. Power loss may take the last marks.
struct KeptRooms: ~Copyable {
    /// Beyond so many bytes the file is written anew, with the last record alone.
    private static let most = 128 * 1024

    private var file: SealedFile

    init(_ path: String, under state: StateKey, rooms: inout [RoomMark], damage: inout [Damage]) throws(FileError) {
        var contents = SealedFile.Contents()
        file = try SealedFile.open(path, .rooms, under: state, &contents)
        rooms = contents.payloads.reversed().lazy.compactMap(RoomsRecord.decode).first ?? []
        damage += [contents.damage].compactMap { $0 }
    }

    mutating func take(_ rooms: [RoomMark]) throws(FileError) {
        let record = RoomsRecord.encode(rooms)
        if file.count > Self.most { try file.replace(by: [record]) } else { try file.append([record]) }
    }
}
