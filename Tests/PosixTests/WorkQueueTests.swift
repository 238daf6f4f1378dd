import Posix
import Testing

struct `A work queue` {
    @Test func `gives everything there is, in order`() {
        let queue = WorkQueue<Int> { $0 }
        #expect([1, 2, 3].map { queue.put($0) } == [1, 3, 6])
        #expect(queue.waitingBytes == 6)
        #expect(queue.take() == [1, 2, 3])
        #expect(queue.waitingBytes == 0)
    }

    @Test func `closed gives what is in it, and then nothing`() {
        let queue = WorkQueue<Int> { _ in 1 }
        queue.put(1)
        queue.close()
        #expect(queue.put(2) == 1)
        #expect(queue.take() == [1])
        #expect(queue.take() == nil)
        #expect(queue.take() == nil)
    }

    @Test func `loses nothing of what many put while one takes`() throws {
        let queue = WorkQueue<[Int]> { _ in 1 }
        let finished = WorkQueue<Int> { _ in 1 }
        for thread in 0..<4 {
            try Thread.start("test") {
                for number in 0..<5_000 { queue.put([thread, number]) }
                finished.put(thread)
            }
        }
        var taken: [[Int]] = []
        while taken.count < 20_000, let batch = queue.take() { taken += batch }
        for thread in 0..<4 { #expect(taken.filter { $0[0] == thread }.map { $0[1] } == Array(0..<5_000)) }
    }

    @Test func `gives what was laid into it once whoever waits is woken`() throws {
        let queue = WorkQueue<Int> { $0 }
        let taken = WorkQueue<[Int]?> { _ in 1 }
        try Thread.start("test") { taken.put(queue.take()) }
        #expect(queue.lay(3) == 3)
        queue.wake()
        #expect(taken.take() == [[3]])
    }

    @Test func `closed wakes whoever waits`() throws {
        let queue = WorkQueue<Int> { _ in 1 }
        let ended = WorkQueue<Bool> { _ in 1 }
        try Thread.start("test") { ended.put(queue.take() == nil) }
        queue.close()
        #expect(ended.take() == [true])
    }
}

struct `The clocks` {
    @Test func `do not go back`() {
        let times = (0..<1000).map { _ in Clocks.monotonicNanoseconds() }
        #expect(times == times.sorted())
        #expect(Clocks.wallMilliseconds() > 1_700_000_000_000)
    }
}
