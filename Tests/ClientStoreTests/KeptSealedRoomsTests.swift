import ClientStore
import SottoModel
import TestSupport
import Testing

struct `What is kept of sealed rooms` {
    private let scratch = Scratch()

    @Test func `is there again in its order, and says nothing to who reads the folder`() throws {
        let records = (0..<50 as Range<UInt8>).map { Array(repeating: $0, count: 40) }
        try runClient(in: scratch) { store, _ in for record in records { store.save(sealedRoom: record) } }
        #expect(try recall(in: scratch).sealedRooms == records)
        let name = try #require(scratch.names.first { $0.hasPrefix("sealed-") })
        #expect(scratch.mode(of: name) == 0o600)
        #expect(!scratch.bytes(of: name).contains(records[7]))
    }

    @Test func `can be written anew`() throws {
        try runClient(in: scratch) { store, _ in
            for _ in 0..<100 { store.save(sealedRoom: [1]) }
        }
        try runClient(in: scratch) { store, _ in
            store.replaceSealedRooms(by: [[2], [3]])
            store.save(sealedRoom: [4])
        }
        #expect(try recall(in: scratch).sealedRooms == [[2], [3], [4]])
    }
}
