import Glibc

/// Whoever started this process and wants to know how it is: sd_notify(3). Where nobody does, nothing is said.
package struct ServiceManager: Sendable {
    package enum State: Hashable, Sendable {
        case ready(String)
        /// Monotonic microseconds.
        case reloading(UInt64)
        case status(String)
        case stopping
        case alive

        package var message: String {
            switch self {
            case .ready(let status): "READY=1\nSTATUS=\(status)"
            case .reloading(let now): "RELOADING=1\nMONOTONIC_USEC=\(now)"
            case .status(let status): "STATUS=\(status)"
            case .stopping: "STOPPING=1"
            case .alive: "WATCHDOG=1"
            }
        }
    }

    /// `/path`, or `@name` of the abstract name space.
    private let address: String?
    /// Microseconds within which it wants to hear that all is well; nil where it does not care.
    package let watchdog: UInt64?

    package init(process: Int32 = getpid(), _ variable: (String) -> String? = environment) {
        address = variable("NOTIFY_SOCKET").flatMap { Self.fits($0) ? $0 : nil }
        let isMeant = variable("WATCHDOG_PID").map { Int32($0) == process } ?? true
        watchdog = isMeant ? variable("WATCHDOG_USEC").flatMap(UInt64.init).flatMap { $0 > 0 ? $0 : nil } : nil
    }

    package func tell(_ state: State) {
        guard let address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // A manager that does not read must not hold up who reports.
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let bytes = Array(state.message.utf8)
        Self.lend(address) { name, size in
            _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), name, size)
        }
    }

    private static func fits(_ address: String) -> Bool {
        (address.hasPrefix("/") || address.hasPrefix("@"))
            && (2..<MemoryLayout.size(ofValue: sockaddr_un().sun_path)).contains(address.utf8.count)
    }

    private static func lend(_ address: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Void) {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let bytes = address.hasPrefix("@") ? [0] + Array(address.utf8.dropFirst()) : Array(address.utf8)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends where the address does: no zero byte more.
        let size = MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count } ?? 0
        withUnsafePointer(to: &name) { name in
            name.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(size)) }
        }
    }
}

package func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}
