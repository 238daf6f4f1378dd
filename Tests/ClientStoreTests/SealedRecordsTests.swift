import ClientStore
import Testing

struct SealedRecordsTests {
    private let state = StateKey()

    @Test func `what was sealed opens, and is not to be read before`() {
        let file = Sealed(["one", "", "three"], under: state)
        #expect(file.read().texts == ["one", "", "three"])
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains("three"))
    }

    @Test func `a torn record is dropped and is no damage, wherever it was torn`() {
        let file = Sealed(["one", "two"], under: state)
        for count in file.ends[1]..<file.ends[2] {
            let records = file.read(Array(file.bytes[..<count]))
            #expect(records.texts == ["one"] && records.damaged == 0 && records.end == file.ends[1])
        }
    }

    @Test func `zeros behind the last record are a torn one`() {
        let file = Sealed(["one"], under: state)
        let records = file.read(file.bytes + [0, 0, 0, 0, 0, 0])
        #expect(records.texts == ["one"] && records.damaged == 0 && records.end == file.ends[1])
    }

    @Test func `a bit that flipped costs one record, wherever it is`() {
        let file = Sealed(["one", "two", "three"], under: state)
        for place in file.ends[1]..<file.ends[2] {
            var bytes = file.bytes
            bytes[place] ^= 0x10
            let records = file.read(bytes)
            #expect(records.texts == ["one", "three"] && records.damaged == 1)
        }
    }

    @Test func `the last record does not go without a word where it is whole and does not open`() {
        let file = Sealed(["one", "two"], under: state)
        var bytes = file.bytes
        bytes[bytes.count - 1] ^= 1
        let records = file.read(bytes)
        #expect(records.texts == ["one"] && records.damaged == 1 && records.end == file.ends[1])
    }

    @Test func `records do not open in each other's places`() {
        let file = Sealed(["aaa", "bbb"], under: state)
        let (first, second) = (file.bytes[file.ends[0]..<file.ends[1]], file.bytes[file.ends[1]..<file.ends[2]])
        #expect(file.read(file.bytes[..<file.ends[0]] + second + first).payloads.isEmpty)
        #expect(file.read(file.bytes + first).texts == ["aaa", "bbb"])
    }

    @Test func `a record does not open in another file, nor a file under another key or as another kind`() {
        let (file, other) = (Sealed(["one"], under: state), Sealed(["two"], under: state))
        let moved = Array(other.bytes[..<other.ends[0]] + file.bytes[file.ends[0]...])
        #expect(other.read(moved).payloads.isEmpty)
        for (kind, key) in [(FileSeal.Kind.outbox, StateKey()), (.whispers, state)] {
            let seal = FileSeal(reading: file.bytes, kind, under: key)
            #expect(seal.map { SealedRecords(file.bytes, $0).payloads.isEmpty } ?? true)
        }
    }

    @Test func `two files with the same in them have nothing in common behind their names`() {
        let (one, other) = (Sealed(["same"], under: state), Sealed(["same"], under: state))
        #expect(one.bytes.suffix(28) != other.bytes.suffix(28))
        #expect(one.bytes.prefix(16) == other.bytes.prefix(16))
    }
}

/// A file of sealed records in memory.
private struct Sealed {
    let seal: FileSeal
    private(set) var bytes: [UInt8]
    /// Where the header ends, and each record.
    private(set) var ends: [Int]

    init(_ texts: [String], under key: StateKey) {
        seal = FileSeal(.outbox, under: key)
        bytes = seal.header
        ends = [bytes.count]
        for text in texts {
            bytes += seal.seal(Array(text.utf8), at: bytes.count)
            ends.append(bytes.count)
        }
    }

    func read(_ spoiled: [UInt8]? = nil) -> SealedRecords {
        SealedRecords(spoiled ?? bytes, seal)
    }

    func read(_ spoiled: ArraySlice<UInt8>) -> SealedRecords {
        read(Array(spoiled))
    }
}

extension SealedRecords {
    fileprivate var texts: [String] { payloads.map { String(decoding: $0, as: UTF8.self) } }
}
