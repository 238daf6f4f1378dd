import Posix
import TestSupport

/// Threads of the system's own, and the end of them all.
enum Threads {
    static func run(_ bodies: [@Sendable () -> Void]) throws {
        let finished = WorkQueue<Bool> { _ in 1 }
        for body in bodies {
            try Thread.start("test") {
                body()
                finished.put(true)
            }
        }
        var count = 0
        while count < bodies.count, let some = finished.take() { count += some.count }
    }
}
