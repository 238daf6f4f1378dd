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
        pthread_cond_init(arrived, nil)
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
        locked {
            guard !isClosed else { return weight }
            elements.append(element)
            weight += weigh(element)
            if elements.count == 1 { pthread_cond_signal(arrived) }
            return weight
        }
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
