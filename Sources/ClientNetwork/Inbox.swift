import Synchronization

/// Where the receive thread puts what it has for the main thread: a queue behind a lock.
///
/// One wake-up a batch: it is given only when the queue was empty, and the main thread takes all there is.
package final class Inbox: Sendable {
    private let events = Mutex<[Letter]>([])
    private let wake: @Sendable () -> Void

    /// An event, and the link it came from: what an earlier link still had to tell is not for the present one.
    package struct Letter: Sendable {
        package let link: Int
        package let event: NetworkEvent
    }

    package init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// - Returns: whether something from before has not been taken yet.
    @discardableResult
    func post(_ event: NetworkEvent, from link: Int) -> Bool {
        let wasEmpty = events.withLock { events in
            defer { events.append(Letter(link: link, event: event)) }
            return events.isEmpty
        }
        if wasEmpty { wake() }
        return !wasEmpty
    }

    package func takeAll() -> [Letter] {
        events.withLock { events in
            var taken: [Letter] = []
            swap(&taken, &events)
            return taken
        }
    }
}
