import Glibc

/// A queue between any number of threads that put and one that waits and takes all there is.
///
/// POSIX mutex and condition: the standard library's `Mutex` cannot be waited upon.
package final class WorkQueue<Element: Sendable>: @unchecked Sendable {
    // @unchecked: every stored variable is touched under `lock` only.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let weigh: @Sendable (Element) -> Int
    private var elements: [Element] = []
    private var weight = 0
    private var isClosed = false

    /// - Parameter weigh: bytes an element counts for in `put`'s answer.
    package init(weigh: @escaping @Sendable (Element) -> Int) {
        self.weigh = weigh
        pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(arrived, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(arrived)
        pthread_mutex_destroy(lock)
        arrived.deallocate()
        lock.deallocate()
    }

    /// Never blocks. After `close` the element is dropped.
    ///
    /// - Returns: the bytes that now wait.
    @discardableResult
    package func put(_ element: Element) -> Int {
        defer { wake() }
        return lay(element)
    }

    /// Puts without waking whoever waits: for who holds a lock that the woken thread would run into. `wake` must
    /// follow once it is free.
    ///
    /// - Returns: the bytes that now wait.
    @discardableResult
    package func lay(_ element: Element) -> Int {
        locked {
            guard !isClosed else { return weight }
            elements.append(element)
            weight += weigh(element)
            return weight
        }
    }

    /// Makes whoever waits look. Costs next to nothing where nobody does.
    package func wake() {
        pthread_cond_signal(arrived)
    }

    /// Waits until there is something, and takes all of it.
    ///
    /// - Returns: nil once the queue is closed and empty.
    package func take() -> [Element]? {
        locked {
            while elements.isEmpty, !isClosed { pthread_cond_wait(arrived, lock) }
            guard !elements.isEmpty else { return nil }
            var taken: [Element] = []
            swap(&taken, &elements)
            weight = 0
            return taken
        }
    }

    /// The same, but waits no longer than so many milliseconds; without a number as long as it takes.
    ///
    /// - Returns: nothing where time was up; nil once the queue is closed and empty.
    package func take(within milliseconds: Int?) -> [Element]? {
        guard let milliseconds else { return take() }
        var end = timespec()
        clock_gettime(CLOCK_MONOTONIC, &end)
        end.tv_sec += milliseconds / 1000
        end.tv_nsec += milliseconds % 1000 * 1_000_000
        if end.tv_nsec >= 1_000_000_000 { (end.tv_sec, end.tv_nsec) = (end.tv_sec + 1, end.tv_nsec - 1_000_000_000) }
        return locked {
            while elements.isEmpty, !isClosed, pthread_cond_timedwait(arrived, lock, &end) != ETIMEDOUT {}
            guard !elements.isEmpty || !isClosed else { return nil }
            var taken: [Element] = []
            swap(&taken, &elements)
            weight = 0
            return taken
        }
    }

    /// What is in the queue is still taken; nothing new gets in.
    package func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(arrived)
        }
    }

    package var waitingBytes: Int { locked { weight } }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }
}
