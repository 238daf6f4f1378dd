import Glibc
import SottoModel

/// An address of a host.
struct Candidate: Hashable, Sendable {
    let family: Int32
    private let address: [UInt8]

    /// Asks the system for the addresses of a host, in the order it prefers (RFC 6724). Blocks while it does.
    static func all(of address: ServerAddress) throws(LinkEnd) -> [Candidate] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address.host, String(address.port), &hints, &first) == 0 else { throw .unresolved }
        defer { freeaddrinfo(first) }
        return sequence(first: first, next: { $0?.pointee.ai_next }).compactMap { info in
            guard let info = info?.pointee, let bytes = info.ai_addr else { return nil }
            let raw = UnsafeRawBufferPointer(start: bytes, count: Int(info.ai_addrlen))
            return Candidate(family: info.ai_family, address: Array(raw))
        }
    }

    /// Begins to connect; the descriptor is writable once that succeeded or failed.
    func connect(_ descriptor: Int32) throws(LinkEnd) {
        let result = address.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                Glibc.connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
            }
        }
        guard result == 0 || errno == EINPROGRESS else { throw LinkEnd(code: errno) }
    }
}

extension [Candidate] {
    /// The kinds of address by turns, the first kind first; within a kind the order stays (RFC 8305, section 4).
    var alternating: [Candidate] {
        guard let family = first?.family else { return [] }
        let (own, other) = (filter { $0.family == family }, filter { $0.family != family })
        let pairs = zip(own, other).flatMap { [$0, $1] }
        return pairs + own.dropFirst(other.count) + other.dropFirst(own.count)
    }
}
