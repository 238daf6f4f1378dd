import Posix
import SecureChannel
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import Synchronization
import TestSupport
import Testing

/// A clock that stands still until it is told otherwise.
private final class Days: Sendable {
    private let now = Mutex(Timestamp(milliseconds: 0))

    func pass(_ days: Int64) {
        now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + days * 86_400_000) }
    }

    @Sendable func read() -> Timestamp { now.withLock { $0 } }
}

struct `A keeper of doors` {
    private let scratch = Scratch()
    private let days = Days()

    private func keeper() throws -> DoorKeeper {
        try DataDirectory(scratch.path).doors(now: days.read)
    }

    private func invite(_ keeper: DoorKeeper, isSingleUse: Bool = true) throws -> DoorID {
        try #require(try keeper.invite(isSingleUse: isSingleUse, seconds: 3600)).id
    }

    @Test func `has a door from the first start on, for its owner alone`() throws {
        let door = try #require(try keeper().current)
        #expect(try keeper().current == door)
        #expect(scratch.mode(of: "doors") == 0o600)
    }

    @Test func `has a new one when it starts a month later, and the old one beside it`() throws {
        let old = try #require(try keeper().current)
        days.pass(31)
        let keeper = try keeper()
        #expect(keeper.current != old)
        #expect(keeper.door(old.id) == old)
    }

    @Test func `makes a new one while it runs, when somebody comes in`() throws {
        let keeper = try keeper()
        let old = try #require(keeper.current)
        days.pass(31)
        #expect(keeper.letIn(by: old.id))
        #expect(keeper.current != old)
    }

    @Test func `spends an invite for one on disk`() throws {
        let id = try invite(try keeper())
        #expect(try keeper().letIn(by: id))
        #expect(try !keeper().letIn(by: id))
        #expect(try keeper().invites.isEmpty)
    }

    @Test func `keeps an invite over a restart, and its revocation`() throws {
        let id = try invite(try keeper(), isSingleUse: false)
        #expect(try keeper().door(id) != nil)
        #expect(try keeper().revoke(id))
        #expect(try keeper().door(id) == nil)
        #expect(try !keeper().revoke(id))
    }

    @Test func `lets one in of many who come at once`() throws {
        let keeper = try keeper()
        let id = try invite(keeper)
        let answers = WorkQueue<Bool> { _ in 1 }
        for _ in 0..<8 { try Thread.start("test") { answers.put(keeper.letIn(by: id)) } }
        var all: [Bool] = []
        while all.count < 8, let some = answers.take() { all += some }
        #expect(all.count { $0 } == 1)
    }

    /// A folder where the draft of the file would be: it cannot be written.
    @Test func `lets nobody in by an invite that the disk does not know is spent`() throws {
        let keeper = try keeper()
        let id = try invite(keeper)
        _ = try PrivateDirectory(scratch.file("doors.new"))
        #expect(!keeper.letIn(by: id))
        #expect(keeper.door(id) != nil)
        #expect(keeper.letIn(by: try #require(keeper.current).id))
    }

    @Test func `does not start with a file that is damaged or that others can read`() throws {
        scratch.write("nonsense\n", to: "doors")
        #expect(throws: FileError.damaged(path: scratch.file("doors"))) { try keeper() }
        scratch.write("", to: "doors", mode: 0o644)
        #expect(throws: FileError.readableByOthers(path: scratch.file("doors"))) { try keeper() }
    }
}

struct `Signing in to a closed server` {
    private let scratch = Scratch()

    @Test func `spends an invite for one when it is answered, and refuses the second`() throws {
        let keeper = try keeper()
        let id = try #require(try keeper.invite(isSingleUse: true, seconds: 60)).id
        let kept = try Kept(in: scratch, base: 1, doors: keeper)
        let sessions = (0..<2).map { SessionID(lane: 0, slot: $0, generation: 1) }
        kept.submit((sessions[0], .open(hello("mina"), door: id)), (sessions[1], .open(hello("hana"), door: id)))
        let items = kept.read { if case .close = $0 { true } else { false } }
        #expect(items.count { if case .direct(_, .welcome) = $0 { true } else { false } } == 1)
        #expect(
            items.suffix(2) == [.direct(sessions[1], .refused(.notAdmitted)), .close(sessions[1], .refused)])
        #expect(keeper.door(id) == nil)
    }

    @Test func `does not spend it for a name that is taken, nor take the name without it`() throws {
        let keeper = try keeper()
        let own = try #require(keeper.current).id
        let id = try #require(try keeper.invite(isSingleUse: true, seconds: 60)).id
        let kept = try Kept(in: scratch, base: 1, doors: keeper)
        let sessions = (0..<4).map { SessionID(lane: 0, slot: $0, generation: 1) }
        kept.submit(
            (sessions[0], .open(hello("mina"), door: own)),
            (sessions[1], .open(hello("Mina", key: "b"), door: id)),
            (sessions[2], .open(hello("sora"), door: Door().id)))
        _ = kept.read { $0 == .close(sessions[2], .refused) }
        #expect(keeper.door(id) != nil)
        kept.submit((sessions[3], .open(hello("sora", key: "c"), door: id)))
        _ = kept.read { if case .direct(sessions[3], .welcome) = $0 { true } else { false } }
        #expect(keeper.door(id) == nil)
    }

    private func keeper() throws -> DoorKeeper {
        try DataDirectory(scratch.path).doors { Timestamp(milliseconds: 0) }
    }

    private func hello(_ name: UserName, key: String? = nil) -> Hello {
        Hello(identity: .of(key ?? name.text), proof: [], name: name, isInteractive: true)
    }
}
