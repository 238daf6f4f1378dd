import Glibc
import Posix
import SottoModel
import Testing

@testable import ClientNetwork

struct CandidateTests {
    /// `4a 4b 6a`: addresses of two kinds.
    @Test(arguments: [
        ("", ""), ("4a", "4a"), ("4a 4b 4c", "4a 4b 4c"), ("6a 6b 4a 4b", "6a 4a 6b 4b"),
        ("4a 4b 4c 6a", "4a 6a 4b 4c"), ("6a 4a 4b 4c", "6a 4a 4b 4c"), ("4a 6a 6b 6c", "4a 6a 6b 6c"),
    ])
    func `kinds of address take turns, the system's favourite first`(_ given: String, _ expected: String) throws {
        #expect(try candidates(given).alternating == candidates(expected))
    }

    private func candidates(_ text: String) throws -> [Candidate] {
        try text.split(separator: " ").flatMap { name in
            let letter = name.last ?? "a"
            let host = name.first == "4" ? "127.0.0.\(letter.unicodeScalars.first?.value ?? 0)" : "::\(letter)"
            return try Candidate.all(of: ServerAddress(host: host, port: 7))
        }
    }
}

struct RaceTests {
    @Test func `who listens is reached`() throws {
        let listener = try Listener()
        #expect(try race(listener.candidates) > 0)
    }

    @Test func `an address where nobody listens holds up nobody`() throws {
        let (gone, listener) = (try Listener().candidates, try Listener())
        #expect(try race(gone + listener.candidates) > 0)
    }

    /// No waiting for the time of the first to be over: the deadline would be.
    @Test func `an address that never answers holds up nobody`() throws {
        let (silent, listener) = (try Listener(isSilent: true), try Listener())
        #expect(try race(silent.candidates + listener.candidates, seconds: 5) > 0)
    }

    @Test func `that nobody listens is what is said of several failures`() throws {
        let gone = try Listener().candidates
        let unreachable = try Candidate.all(of: ServerAddress(host: "255.255.255.255", port: 7))
        #expect(throws: LinkEnd.refused) { try race(gone + unreachable) }
        #expect(throws: LinkEnd.unreachable) { try race(unreachable) }
        #expect(throws: LinkEnd.unreachable) { try race([]) }
    }

    @Test func `a race is over when its time is`() throws {
        let silent = try Listener(isSilent: true)
        #expect(throws: LinkEnd.timedOut) { try race(silent.candidates, seconds: 0) }
    }

    private func race(_ candidates: [Candidate], seconds: UInt64 = 20) throws -> Int32 {
        var race = Race(candidates, deadline: Clocks.monotonicNanoseconds() + seconds * 1_000_000_000)
        return try race.run().descriptor
    }
}

/// A socket that listens on loopback for as long as it is held.
private final class Listener {
    let candidates: [Candidate]
    private let descriptor: Int32
    private var crowd: [Int32] = []

    /// - Parameter isSilent: its queue is full, so that whoever comes is not answered.
    init(isSilent: Bool = false) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        Self.with(&address) { bind(descriptor, $0, $1) }
        listen(descriptor, isSilent ? 0 : 8)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        candidates = try Candidate.all(of: ServerAddress(host: "127.0.0.1", port: UInt16(bigEndian: address.sin_port)))
        if isSilent { fill(&address) }
    }

    deinit {
        for descriptor in crowd + [descriptor] { close(descriptor) }
    }

    private func fill(_ address: inout sockaddr_in) {
        for _ in 0..<8 {
            crowd.append(socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0))
            Self.with(&address) { connect(crowd[crowd.count - 1], $0, $1) }
        }
    }

    @discardableResult
    private static func with(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
