import Glibc

/// A socket's address, IPv4 or IPv6.
struct NumericAddress {
    private var storage: sockaddr_storage
    private let size: socklen_t

    /// In the order in which they are to be tried; none where the host is not known.
    static func resolve(_ host: String, port: UInt16) -> [NumericAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [NumericAddress] = []
        var next = first
        while let info = next?.pointee {
            if let address = info.ai_addr { found.append(NumericAddress(address, info.ai_addrlen)) }
            next = info.ai_next
        }
        return found
    }

    private init(_ address: UnsafePointer<sockaddr>, _ size: socklen_t) {
        storage = sockaddr_storage()
        self.size = min(size, socklen_t(MemoryLayout<sockaddr_storage>.size))
        memcpy(&storage, address, Int(self.size))
    }

    /// What a socket is bound to.
    init?(of descriptor: Int32) {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0 else { return nil }
        self.storage = storage
        self.size = size
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// - Returns: nil for what is no internet address.
    var name: (host: String, port: UInt16)? {
        guard family == AF_INET || family == AF_INET6 else { return nil }
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        let result = lend { address, size in
            getnameinfo(
                address, size, &host, socklen_t(host.count), &port, socklen_t(port.count),
                NI_NUMERICHOST | NI_NUMERICSERV)
        }
        guard result == 0, let number = UInt16(Self.text(port)) else { return nil }
        return (Self.text(host), number)
    }

    func lend<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
        }
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The numeric addresses a host's name stands for.
package func numericHosts(of host: String) -> [String] {
    NumericAddress.resolve(host, port: 0).compactMap { $0.name?.host }
}
