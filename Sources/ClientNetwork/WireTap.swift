import Posix
package import SottoModel
import Synchronization

/// What goes over the wire, for whoever wants to see it: the handshake of the present connection always, frames only
/// while somebody watches. Both threads put in, the main thread takes out.
package final class WireTap: Sendable {
    package enum Direction: Hashable, Sendable {
        case out, `in`
    }

    package struct Frame: Equatable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// 1 to 3, the first with the preamble in front.
            case handshake(Int)
            /// Its number under the key of its direction.
            case record(UInt64)
        }

        package let direction: Direction
        package let kind: Kind
        package let at: Timestamp
        /// As it is on the wire.
        package let bytes: [UInt8]
        /// What was sealed in it, padding left out.
        package let envelopes: [[UInt8]]
    }

    /// What is not taken in time is lost, the oldest first: a flood may not fill the memory.
    private static let most = 64

    private struct State {
        var handshake: [Frame] = []
        var frames: [Frame] = []
    }

    private let isWatched = Atomic<Bool>(false)
    private let state = Mutex(State())
    private let wake: @Sendable () -> Void

    package init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// - Returns: the handshake of the present connection, which is over by now.
    package func open() -> [Frame] {
        isWatched.store(true, ordering: .relaxed)
        return state.withLock { $0.handshake }
    }

    package func close() {
        isWatched.store(false, ordering: .relaxed)
        state.withLock { state in
            for index in state.frames.indices { state.frames[index].wipe() }
            state.frames = []
        }
    }

    package func takeAll() -> [Frame] {
        state.withLock { state in
            var taken: [Frame] = []
            swap(&taken, &state.frames)
            return taken
        }
    }
}

extension WireTap {
    /// All that a frame costs while nobody watches.
    var isOpen: Bool { isWatched.load(ordering: .relaxed) }

    func note(_ direction: Direction, record number: UInt64, _ bytes: [UInt8], envelopes: [[UInt8]]) {
        note(Frame(direction: direction, kind: .record(number), at: .now, bytes: bytes, envelopes: envelopes))
    }

    /// Message 1 begins a new connection.
    func note(_ direction: Direction, handshake number: Int, _ bytes: [UInt8]) {
        let frame = Frame(direction: direction, kind: .handshake(number), at: .now, bytes: bytes, envelopes: [])
        state.withLock { $0.handshake = (number == 1 ? [] : $0.handshake) + [frame] }
        if isOpen { note(frame) }
    }

    private func note(_ frame: Frame) {
        let wasEmpty = state.withLock { state in
            defer { state.frames = state.frames.suffix(Self.most - 1) + [frame] }
            return state.frames.isEmpty
        }
        if wasEmpty { wake() }
    }
}

extension WireTap.Frame {
    fileprivate mutating func wipe() {
        self = WireTap.Frame(direction: direction, kind: kind, at: at, bytes: [], envelopes: [])
    }
}

extension Timestamp {
    fileprivate static var now: Timestamp { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
}
