import Glibc
import Posix

/// Many guests on one event loop.
final class Crowd {
    private(set) var guests: [Guest] = []
    private var poller: Poller
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
    /// Told of each message: which guest heard it.
    var hear: (Int, Stamp) -> Void = { _, _ in }
    /// On their way in.
    private(set) var coming = 0
    private(set) var presentCount = 0
    private(set) var lostCount = 0

    init() throws(LoadError) {
        poller = try Poller()
    }

    deinit {
        buffer.deallocate()
    }

    func add(_ guest: Guest) {
        guests.append(guest)
    }

    func connect(_ index: Int) throws(LoadError) {
        try guests[index].connect()
        try poller.add(guests[index].socket, index: index)
        coming += 1
    }

    /// Cuts a connection, as a cable that is pulled.
    func cut(_ index: Int) {
        let phase = guests[index].phase
        guests[index].close()
        count(from: phase, to: .absent)
    }

    /// A reader that takes nothing more, and keeps its connection.
    func stall(_ index: Int) throws(LoadError) {
        try poller.watch(guests[index].socket, index: index, reading: false)
    }

    func resume(_ index: Int) throws(LoadError) {
        try poller.watch(guests[index].socket, index: index, reading: true)
    }

    func say(_ body: String, as index: Int) {
        guests[index].say(body)
    }

    /// Serves what is ready; waits so long for it where nothing is.
    func turn(milliseconds: Int32) {
        let hear = hear
        for ready in poller.wait(milliseconds: milliseconds) {
            let guest = guests[ready.index]
            guard guest.socket >= 0 else { continue }
            let phase = guest.phase
            if ready.isWritable { guest.writable() }
            if ready.isReadable { guest.readable(buffer) { hear(ready.index, $0) } }
            if guest.phase != phase { count(from: phase, to: guest.phase) }
            if guest.phase == .lost { guest.close() }
        }
    }

    func turn(seconds: Double) {
        let end = Clocks.monotonicNanoseconds() + UInt64(seconds * 1e9)
        while Clocks.monotonicNanoseconds() < end { turn(milliseconds: 5) }
    }

    /// What the first few of those who were lost had to say.
    var complaints: [String] {
        guests.lazy.compactMap { guest in guest.complaint.map { "\(guest.name): \($0)" } }.prefix(5).map { $0 }
    }

    var bytesRead: Int { guests.reduce(0) { $0 + $1.bytesRead } }

    var faults: Int { guests.reduce(0) { $0 + $1.ledger.faults } }

    private func count(from old: Guest.Phase, to new: Guest.Phase) {
        if old.isComing, !new.isComing { coming -= 1 }
        if old == .present { presentCount -= 1 }
        if new == .present { presentCount += 1 }
        if new == .lost { lostCount += 1 }
    }
}

extension Guest.Phase {
    var isComing: Bool {
        switch self {
        case .connecting, .shakingHands, .signingIn, .joining: true
        case .absent, .present, .lost: false
        }
    }
}
