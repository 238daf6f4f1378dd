import Glibc
import SottoModel

/// The addresses of a host, in the order the system prefers. Blocks while it asks.
struct Resolved: Sequence {
    struct Candidate {
        let family: Int32
        fileprivate let address: [UInt8]

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

    private let candidates: [Candidate]

    init(_ address: ServerAddress) throws(LinkEnd) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address.host, String(address.port), &hints, &first) == 0 else { throw .unresolved }
        defer { freeaddrinfo(first) }
        candidates = sequence(first: first, next: { $0?.pointee.ai_next }).compactMap { info in
            guard let info = info?.pointee, let bytes = info.ai_addr else { return nil }
            let raw = UnsafeRawBufferPointer(start: bytes, count: Int(info.ai_addrlen))
            return Candidate(family: info.ai_family, address: Array(raw))
        }
    }

    func makeIterator() -> IndexingIterator<[Candidate]> {
        candidates.makeIterator()
    }
}
