import GRDB
package import SottoModel

/// Everything that was said, as lines of JSON in the order of the numbers, read in short transactions.
package struct StoreExport {
    private let reader: StoreReader
    private let room: RoomName?
    private let since: Timestamp?

    /// - Parameters:
    ///   - room: nil for all.
    ///   - since: nil for from the beginning.
    package init(_ reader: StoreReader, room: RoomName?, since: Timestamp?) {
        self.reader = reader
        self.room = room
        self.since = since
    }

    /// - Returns: the numbers that were left out since what stands there is not what was written.
    package func run(_ line: (String) -> Void) throws -> [Int64] {
        var names = try reader.roomNames()
        if let room { names = names.filter { $0.value.skeleton == room.skeleton } }
        guard room == nil || !names.isEmpty else { throw NoSuchRoom() }
        var altered: [Int64] = []
        var after = Int64.min
        let last = try reader.read { db in try StoredRows(db).lastNumber() }
        while case let rows = try reader.read({ db in try StoredRows(db).rows(after: after, through: last) }),
            let end = rows.last
        {
            for found in rows where isMeant(found.row, names) {
                guard let name = names[found.row.room], let text = ExportLine.text(found.row, in: name, reader.key)
                else {
                    altered.append(found.row.number)
                    continue
                }
                line(text)
            }
            after = end.row.number
        }
        return altered
    }

    private func isMeant(_ row: StoredEntry, _ names: [Int64: RoomName]) -> Bool {
        (room == nil || names[row.room] != nil) && row.at >= since?.milliseconds ?? .min
    }
}

/// There is no such room in the store.
package struct NoSuchRoom: Error {}
