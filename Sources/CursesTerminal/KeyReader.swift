import Glibc
import Screen

/// The keys of a descriptor, with the time a lone ESC takes to be one.
struct KeyReader {
    let descriptor: Int32
    private var decoder = KeyDecoder()
    private var end: TerminalEvent?
    /// When to call ``flush(now:)``; nil when nothing is held back.
    private(set) var flushTime: ContinuousClock.Instant?

    private static let readLimit = 4096

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Reads once; the descriptor must be readable.
    mutating func read(now: ContinuousClock.Instant) -> [TerminalEvent] {
        if let end { return [end] }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.readLimit) { buffer, filled in
            count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            filled = max(count, 0)
        }
        guard count > 0 else { return ended(count == 0 ? nil : errno) }
        // ^C by itself is somebody who waits for the end of a paste that has lost it.
        let isGivenUp = decoder.isPasting && bytes == [0x03]
        let keys = isGivenUp ? decoder.flush() : decoder.decode(bytes)
        flushTime = decoder.patience.map { now + $0 }
        return keys.isEmpty ? [] : [.keys(keys)]
    }

    mutating func flush(now: ContinuousClock.Instant) -> [TerminalEvent] {
        guard let time = flushTime, time <= now else { return [] }
        flushTime = nil
        let keys = decoder.flush()
        return keys.isEmpty ? [] : [.keys(keys)]
    }

    private mutating func ended(_ number: Int32?) -> [TerminalEvent] {
        if number == EINTR || number == EAGAIN { return [] }
        end = .inputEnded(errno: number)
        return [.inputEnded(errno: number)]
    }
}
