import ClientStore
import Glibc
import Posix
import Sodium
import SottoModel
import Synchronization
import TestSupport
import Testing

struct `An identity file` {
    private let scratch = Scratch()

    @Test func `is made once, and is the same ever after`() throws {
        let (first, second) = (try seed(), try seed())
        #expect(first == second && first.count == 32)
        #expect(scratch.mode(of: "identity") == 0o600)
    }

    @Test func `of the first versions keeps its seed and gets a state key`() throws {
        let old = (0..<32).map { UInt8($0) }
        scratch.write(old, to: "identity")
        #expect(try seed() == old)
        #expect(try seed() == old)
        #expect(scratch.size(of: "identity") == 64)
    }

    @Test(arguments: [0, 31, 33, 63, 65]) func `of another length is damaged`(_ count: Int) {
        scratch.write(Array(repeating: 1, count: count), to: "identity")
        #expect(throws: IdentityError.file(.damaged(path: scratch.path + "/identity"))) { try seed() }
    }

    private func seed() throws -> [UInt8] {
        let file = try StateDirectory(scratch.path).identityFile
        try file.make()
        return try file.read(under: SecretBytes(zeroed: 0)).seed.withBytes { Array($0) }
    }
}

struct `What is kept of conversations` {
    private let scratch = Scratch()
    @Test func `is there again, in its order`() throws {
        let (messages, whispers) = ((1...3).map(message), (1...2).map(whisper))
        let rooms = [RoomMark(name: "#lobby", read: 7, isShown: true)]
        let reports = try write { store, _ in
            for message in messages { store.save(message) }
            for whisper in whispers { store.save(whisper) }
            store.save(rooms)
        }
        #expect(Set(reports.kept) == Set(messages.map(\.id) + whispers.map(\.id)))
        let recall = try recall()
        #expect(recall.recollection.outbox == messages)
        #expect(recall.recollection.whispers == whispers)
        #expect(recall.recollection.rooms == rooms)
        #expect(recall.damage.isEmpty)
    }

    @Test func `is not what was acknowledged`() throws {
        try write { store, _ in
            for number in 1...3 { store.save(message(number)) }
            store.forget(.number(2))
        }
        #expect(try recall().recollection.outbox == [message(1), message(3)])
    }

    @Test(arguments: [
        Refusal.muted(until: Timestamp(milliseconds: 5)), .banned(until: nil, reason: "shouting"), .notPossible,
        .keyInDoubt,
    ])
    func `is what was refused too, apart, with the reason`(_ refusal: Refusal) throws {
        try write { store, _ in
            for number in 1...3 { store.save(message(number)) }
            store.note(refusal, of: .number(2))
        }
        let first = try recall().recollection
        #expect(first.outbox == [message(1), message(3)])
        #expect(first.refused == [RefusedMessage(message(2), refusal)])
        try write { store, _ in store.forget(.number(2)) }
        #expect(try recall().recollection.refused.isEmpty)
    }

    @Test func `keeps what was refused while what is dead goes from the disk`() throws {
        try write { store, _ in
            store.save(message(0))
            store.note(.inboxFull, of: .number(0))
            for number in 1...500 {
                store.save(message(number))
                store.forget(.number(UInt64(number)))
            }
        }
        let recollection = try recall().recollection
        #expect(recollection.outbox.isEmpty)
        #expect(recollection.refused == [RefusedMessage(message(0), .inboxFull)])
    }

    @Test func `is the last that was said about a message, in its first place`() throws {
        let named = OwnMessage(id: .number(1), destination: .named("bob"), body: .say("psst"))
        let addressed = OwnMessage(id: .number(1), destination: .person(Person("bob")), body: .say("psst"))
        try write { store, _ in
            store.save(named)
            store.save(message(2))
            store.save(addressed)
        }
        #expect(try recall().recollection.outbox == [addressed, message(2)])
    }

    @Test func `says nothing to who reads the folder, not even where its owner goes`() throws {
        try write { store, _ in
            store.save(message(1))
            store.save(whisper(1))
        }
        for name in scratch.names {
            #expect(!name.contains("here"))
            #expect(scratch.mode(of: name) == 0o600)
            #expect(!String(decoding: scratch.bytes(of: name), as: UTF8.self).contains("words"))
        }
    }

    @Test func `is for each server its own`() throws {
        try write { store, _ in store.save(message(1)) }
        let there = ServerAddress(host: "there.example", port: 1)
        #expect(try recall(there).recollection.outbox.isEmpty)
        #expect(try recall(ServerAddress(host: "HERE.example", port: 1)).recollection.outbox == [message(1)])
    }

    @Test func `outgrows no folder: what is dead goes from the disk`() throws {
        try write { store, _ in
            for number in 1...2_000 {
                store.save(message(number))
                store.forget(.number(UInt64(number)))
            }
            for read in 1...20_000 as ClosedRange<UInt64> {
                store.save([RoomMark(name: "#lobby", read: EntryNumber(read), isShown: true)])
            }
        }
        let sizes = scratch.names.filter { $0.hasPrefix("outbox") || $0.hasPrefix("rooms") }.map(scratch.size)
        #expect(sizes.count == 2 && sizes.allSatisfy { $0 < 256 * 1024 })
        let recollection = try recall().recollection
        #expect(recollection.outbox.isEmpty && recollection.rooms.first?.read == 20_000)
    }

    @Test func `with a torn end goes on before it`() throws {
        try write { store, _ in
            store.save(message(1))
            store.save(message(2))
        }
        let name = try #require(scratch.names.first { $0.hasPrefix("outbox") })
        scratch.write(scratch.bytes(of: name).dropLast(3), to: name)
        try write { store, _ in store.save(message(3)) }
        let recall = try recall()
        #expect(recall.recollection.outbox == [message(1), message(3)])
        #expect(recall.damage.isEmpty)
    }

    @Test func `with a damaged middle says so, and has the rest`() throws {
        try write { store, _ in for number in 1...3 { store.save(message(number)) } }
        let name = try #require(scratch.names.first { $0.hasPrefix("outbox") })
        var bytes = scratch.bytes(of: name)
        bytes[bytes.count / 2] ^= 1
        scratch.write(bytes, to: name)
        let recall = try recall()
        #expect(recall.recollection.outbox == [message(1), message(3)])
        #expect(recall.damage == [.parts(path: scratch.file(name), 1)])
    }

    @Test func `that another key sealed is put aside, not thrown away`() throws {
        try write { store, _ in store.save(message(1)) }
        let name = try #require(scratch.names.first { $0.hasPrefix("outbox") })
        let bytes = scratch.bytes(of: name)
        scratch.write(Array("sottokept".utf8) + [9] + bytes.dropFirst(10), to: name)
        let recall = try recall()
        #expect(recall.recollection.outbox.isEmpty)
        #expect(recall.damage == [.all(putAside: scratch.file(name) + ".unreadable")])
        #expect(scratch.bytes(of: name + ".unreadable").count == bytes.count)
    }

    @Test func `waits in memory while the disk takes nothing, and is written when it does`() throws {
        let numbers = 1...100
        let reports = try write { store, reports in
            store.save(message(0))
            reports.wait(for: .number(0))
            // Where a folder is in the way no draft can be written, and so many records are written anew.
            let name = scratch.names.first { $0.hasPrefix("outbox") } ?? ""
            mkdir(scratch.file(name) + ".new", 0o700)
            for number in numbers {
                store.forget(.number(UInt64(number - 1)))
                store.save(message(number))
            }
            reports.waitForFailure()
            rmdir(scratch.file(name) + ".new")
            store.save(message(101))
            reports.wait(for: .number(100))
        }
        #expect(reports.failures >= 1)
        #expect(try recall().recollection.outbox == [message(100), message(101)])
    }
}

struct `The own log of whispers` {
    private let scratch = Scratch()

    @Test func `is kept as long as it may be, and as much of it, the newest`() throws {
        let now = Clocks.wallMilliseconds()
        let old = whisper(1, at: now - 40 * 86_400_000)
        let recent = (2...200).map { whisper($0, at: now - 86_400_000) }
        try runClient(in: scratch) { store, _ in for whisper in [old] + recent { store.save(whisper) } }
        let month = try recall(in: scratch, OwnLogRules(bytes: 1 << 20, days: 30)).recollection.whispers
        #expect(month == recent)
        let little = try recall(in: scratch, OwnLogRules(bytes: 4096, days: 30)).recollection.whispers
        #expect(little == Array(recent.suffix(little.count)) && (10...100).contains(little.count))
    }

    @Test func `does not grow over its size while it is written`() throws {
        let rules = OwnLogRules(bytes: 16 * 1024, days: 365)
        let now = Clocks.wallMilliseconds()
        try runClient(in: scratch, rules) { store, reports in
            for number in 1...1_000 {
                store.save(whisper(number, at: now))
                if number % 50 == 0 { reports.wait(for: .number(UInt64(number))) }
            }
        }
        let name = try #require(scratch.names.first { $0.hasPrefix("whispers") })
        #expect(scratch.size(of: name) <= 16 * 1024)
        #expect(try recall(in: scratch, rules).recollection.whispers.last == whisper(1_000, at: now))
    }

    @Test func `has a whisper once that was written twice, and two people's with one id`() throws {
        let mine = KeptWhisper(
            isOwn: true, peer: Person("bob"), id: .number(1), at: Timestamp(milliseconds: Clocks.wallMilliseconds()),
            body: .say("words"))
        let theirs = whisper(1, at: mine.at.milliseconds)
        try runClient(in: scratch) { store, _ in for whisper in [mine, theirs, mine] { store.save(whisper) } }
        #expect(try recall(in: scratch).recollection.whispers == [mine, theirs])
    }

    @Test func `is gone from the disk when it is erased`() throws {
        try runClient(in: scratch) { store, reports in
            store.save(whisper(1))
            reports.wait(for: .number(1))
            store.eraseWhispers()
        }
        let name = try #require(scratch.names.first { $0.hasPrefix("whispers") })
        #expect(scratch.size(of: name) == FileSeal.headerCount)
        #expect(try recall(in: scratch).recollection.whispers.isEmpty)
    }

    @Test func `is not there where there is to be none, and then nothing is held for it`() throws {
        let reports = try runClient(in: scratch, nil) { store, _ in store.save(whisper(1)) }
        #expect(reports.kept == [whisper(1).id])
        #expect(!scratch.names.contains { $0.hasPrefix("whispers") })
    }
}

private func message(_ number: Int) -> OwnMessage {
    OwnMessage(id: .number(UInt64(number)), destination: .room("#lobby"), body: .say("words \(number)"))
}

private func whisper(_ number: Int) -> KeptWhisper {
    whisper(number, at: Clocks.wallMilliseconds() / 86_400_000 * 86_400_000)
}

private func whisper(_ number: Int, at time: Int64) -> KeptWhisper {
    KeptWhisper(
        isOwn: false, peer: Person("bob"), id: .number(UInt64(number)), at: Timestamp(milliseconds: time),
        body: .say("words"))
}

/// What the writing thread said.
final class Reports: Sendable {
    private let all = Mutex<[DiskReport]>([])

    func take(_ report: DiskReport) { all.withLock { $0.append(report) } }

    var kept: [MessageID] {
        all.withLock { $0 }.flatMap { if case .kept(let ids) = $0 { ids } else { [MessageID]() } }
    }

    func wait(for id: MessageID) {
        wait { kept.contains(id) }
    }

    func waitForFailure() {
        wait { failures > 0 }
    }

    private func wait(until isDone: () -> Bool) {
        for _ in 0..<60_000 {
            if isDone() { return }
            pause(milliseconds: 1)
        }
        Issue.record("the writing thread does not say so")
    }

    var failures: Int {
        all.withLock { $0 }.count { if case .failed = $0 { true } else { false } }
    }
}

private let here = ServerAddress(host: "here.example", port: 1)

private func opened(
    _ scratch: Scratch, _ rules: OwnLogRules?, _ server: ServerAddress
) throws -> (store: StateDirectory, recall: Recall) {
    let store = try unlocked(scratch)
    try store.identityFile.make()
    let key = try store.identityFile.read(under: SecretBytes(zeroed: 0)).stateKey
    return (store, try store.recall(server, under: key, KeepingRules(ownLog: rules, keepsRooms: true)))
}

/// The folder, once the writing thread of the run before has let go of it.
private func unlocked(_ scratch: Scratch) throws -> StateDirectory {
    for _ in 0..<5_000 {
        if let store = try? StateDirectory(scratch.path) { return store }
        pause(milliseconds: 1)
    }
    return try StateDirectory(scratch.path)
}

/// One run of a client.
@discardableResult
func runClient(
    in scratch: Scratch, _ rules: OwnLogRules? = OwnLogRules(), _ body: (StateDirectory, Reports) -> Void
) throws -> Reports {
    let store = try opened(scratch, rules, here).store
    let reports = Reports()
    try store.startWriting { reports.take($0) }
    body(store, reports)
    store.finish()
    return reports
}

func recall(in scratch: Scratch, _ rules: OwnLogRules? = OwnLogRules()) throws -> Recall {
    try opened(scratch, rules, here).recall
}

extension `What is kept of conversations` {
    @discardableResult
    fileprivate func write(_ body: (StateDirectory, Reports) -> Void) throws -> Reports {
        try runClient(in: scratch) { body($0, $1) }
    }

    fileprivate func recall(_ server: ServerAddress? = nil) throws -> Recall {
        try opened(scratch, OwnLogRules(), server ?? here).recall
    }
}
