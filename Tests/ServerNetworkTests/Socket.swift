import Glibc
import TestSupport

enum SocketError: Error, Equatable {
    case notConnected(Int32)
    case notSent(Int32)
    /// Nothing came for so long that nothing will.
    case nothingCame
}

/// A blocking connection to 127.0.0.1, closed when nobody refers to it any more.
final class Socket {
    private static let patience = timeval(tv_sec: 30, tv_usec: 0)

    private let descriptor: Int32

    /// - Parameters:
    ///   - source: the last byte of the address in 127.0.0.0/24 to come from.
    ///   - receiveBuffer: bytes that the kernel keeps for a reader who takes nothing.
    init(port: UInt16, source: UInt8 = 1, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if let receiveBuffer { set(SO_RCVBUF, receiveBuffer) }
        set(SO_RCVTIMEO, Self.patience)
        var own = Self.address(source, port: 0)
        var server = Self.address(1, port: port)
        guard Self.call(&own, { bind(descriptor, $0, $1) }) == 0,
            Self.call(&server, { connect(descriptor, $0, $1) }) == 0
        else { throw SocketError.notConnected(errno) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw SocketError.notSent(errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// - Returns: what has come, at least a byte; nothing once the other side has ended the connection.
    func receive() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count < 0, errno == ECONNRESET { return [] }
        guard count >= 0 else { throw SocketError.nothingCame }
        return Array(bytes[..<count])
    }

    /// Everything up to the end.
    func receiveAll() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let bytes = try receive()
            if bytes.isEmpty { return all }
            all += bytes
        }
    }

    /// Sends a byte every tenth of a second until all are sent or the other side has ended the connection.
    ///
    /// - Returns: how many were sent.
    func trickle(_ bytes: [UInt8]) throws -> Int {
        for (count, byte) in bytes.enumerated() {
            if try isOver() { return count }
            try? send([byte])
        }
        return bytes.count
    }

    /// Whether the other side ends the connection within a tenth of a second. Reads what comes until then.
    func isOver() throws -> Bool {
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return try poll(&waited, 1, 100) > 0 && receive().isEmpty
    }

    /// Says that nothing more will be sent.
    func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    private func set<Value: BitwiseCopyable>(_ option: Int32, _ value: Value) {
        var value = value
        setsockopt(descriptor, SOL_SOCKET, option, &value, socklen_t(MemoryLayout<Value>.size))
    }

    private static func address(_ last: UInt8, port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (0x7F00_0000 | UInt32(last)).bigEndian
        return address
    }

    private static func call(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
