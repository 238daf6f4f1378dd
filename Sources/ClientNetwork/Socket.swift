import Glibc
import Posix
import SottoModel
import Synchronization

/// A connected TCP socket that two threads use: one reads and may block, the other writes and never does.
///
/// Closed when the last of the two lets go of it, so that neither ever meets a number that is somebody else's.
final class Socket: Sendable {
    let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Asks for the addresses of the host anew at each call: they may have changed.
    ///
    /// - Parameter seconds: for all of them.
    static func connect(to address: ServerAddress, seconds: Int) throws(LinkEnd) -> Socket {
        let candidates = try Candidate.all(of: address)
        var race = Race(candidates, deadline: Clocks.monotonicNanoseconds() + UInt64(seconds) * 1_000_000_000)
        return try race.run()
    }

    /// Writable once it is connected, or has failed.
    convenience init(connectingTo candidate: Candidate) throws(LinkEnd) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(candidate.family, kind, 0)
        guard descriptor >= 0 else { throw .unreachable }
        self.init(descriptor)
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        try candidate.connect(descriptor)
    }

    /// Why it could not connect; nil where it is connected.
    var failure: LinkEnd? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
        return code == 0 ? nil : LinkEnd(code: code)
    }

    /// Both directions end; whoever is blocked in a read goes on.
    func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// What was written still arrives; the other side reads the end behind it.
    func finishWriting() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Blocks until there is something.
    ///
    /// - Returns: how many bytes; at the end of the stream it throws `cut`.
    func read(into buffer: UnsafeMutableRawBufferPointer, deadline: UInt64) throws(LinkEnd) -> Int {
        while true {
            try wait(for: POLLIN, until: deadline)
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { return count }
            guard count < 0, errno == EAGAIN || errno == EINTR else { throw .cut }
        }
    }

    /// Blocks until all is written.
    func write(_ bytes: [UInt8], deadline: UInt64) throws(LinkEnd) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch send(Array(rest)) {
            case .sent(let count): rest = rest.dropFirst(count)
            case .full: try wait(for: POLLOUT, until: deadline)
            case .failed: throw .cut
            }
        }
    }

    enum Sent {
        case sent(Int)
        case full
        case failed
    }

    /// Never blocks.
    func send(_ bytes: [UInt8]) -> Sent {
        let count = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        if count >= 0 { return .sent(count) }
        return errno == EAGAIN || errno == EINTR ? .full : .failed
    }

    private func wait(for events: Int32, until deadline: UInt64) throws(LinkEnd) {
        var polled = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let now = Clocks.monotonicNanoseconds()
            guard now < deadline else { throw .timedOut }
            let milliseconds = min((deadline - now) / 1_000_000 + 1, 86_400_000)
            if poll(&polled, 1, Int32(milliseconds)) > 0 { return }
        }
    }
}

extension LinkEnd {
    /// - Parameter code: an errno of connect(2).
    init(code: Int32) {
        switch code {
        case ECONNREFUSED: self = .refused
        case ETIMEDOUT: self = .timedOut
        default: self = .unreachable
        }
    }
}
