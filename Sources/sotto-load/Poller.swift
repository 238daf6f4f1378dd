import CEpoll
import Glibc

/// Which of thousands of sockets have something to read, or room to write. Edge-triggered `epoll(7)`: who is ready is to
/// be read, and written to, as far as that goes.
struct Poller {
    struct Ready {
        let index: Int
        let isReadable: Bool
        let isWritable: Bool
    }

    private let descriptor: Int32
    private var events: [epoll_event]

    init() throws(LoadError) {
        descriptor = epoll_create1(0)
        guard descriptor >= 0 else { throw .system("epoll_create1", errno) }
        events = Array(repeating: epoll_event(), count: 512)
    }

    func add(_ socket: Int32, index: Int) throws(LoadError) {
        try control(EPOLL_CTL_ADD, socket, index, EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLET.rawValue)
    }

    func watch(_ socket: Int32, index: Int, reading: Bool) throws(LoadError) {
        let interest = (reading ? EPOLLIN.rawValue : 0) | EPOLLOUT.rawValue | EPOLLET.rawValue
        try control(EPOLL_CTL_MOD, socket, index, interest)
    }

    /// - Parameter milliseconds: how long to wait where nothing is ready.
    mutating func wait(milliseconds: Int32) -> [Ready] {
        let count = epoll_wait(descriptor, &events, Int32(events.count), milliseconds)
        guard count > 0 else { return [] }
        return events[..<Int(count)].map { event in
            // An error is found by whoever reads.
            let isReadable = event.events & ~EPOLLOUT.rawValue != 0
            return Ready(
                index: Int(event.data.u64), isReadable: isReadable, isWritable: event.events & EPOLLOUT.rawValue != 0)
        }
    }

    private func control(_ operation: Int32, _ socket: Int32, _ index: Int, _ interest: UInt32) throws(LoadError) {
        var event = epoll_event()
        event.events = interest
        event.data.u64 = UInt64(index)
        guard epoll_ctl(descriptor, operation, socket, &event) == 0 else { throw .system("epoll_ctl", errno) }
    }
}
