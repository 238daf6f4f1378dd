import Glibc

/// Why there is no socket to listen on.
package enum ListenError: Error, Hashable, Sendable {
    case unresolved(host: String)
    /// An errno of socket(2), bind(2) or listen(2).
    case refused(code: Int32)
}

/// A TCP socket that listens. Connections queue on it whether somebody accepts them or not; it is closed with the
/// last who holds it, so that it may outlive its event loop, and by `Handover` its program.
package final class ListeningSocket: Sendable {
    private static let backlog: Int32 = 4096

    package let descriptor: Int32
    /// Numeric, the port filled in.
    package let host: String
    package let port: UInt16

    package convenience init(host: String, port: UInt16) throws(ListenError) {
        var failure = ListenError.unresolved(host: host)
        for address in NumericAddress.resolve(host, port: port) {
            do throws(ListenError) {
                try self.init(adopting: try Self.open(address))
                return
            } catch {
                failure = error
            }
        }
        throw failure
    }

    /// - Parameter descriptor: of a bound stream socket; it is closed where it is none.
    package init(adopting descriptor: Int32) throws(ListenError) {
        guard listen(descriptor, Self.backlog) == 0, let name = NumericAddress(of: descriptor)?.name else {
            let code = errno
            close(descriptor)
            throw .refused(code: code)
        }
        self.descriptor = descriptor
        (host, port) = name
    }

    deinit {
        close(descriptor)
    }

    /// A descriptor of the same socket, for somebody who closes what he uses.
    package func duplicate() throws(ListenError) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .refused(code: errno) }
        return copy
    }

    /// Accepting sets the queue to its own length; this sets it back.
    package func lengthenQueue() {
        listen(descriptor, Self.backlog)
    }

    private static func open(_ address: NumericAddress) throws(ListenError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw .refused(code: errno) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard address.lend({ bind(descriptor, $0, $1) }) == 0 else {
            let code = errno
            close(descriptor)
            throw .refused(code: code)
        }
        return descriptor
    }
}
