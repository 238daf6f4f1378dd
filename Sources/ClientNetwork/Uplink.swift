import SecureChannel
package import SottoModel
import SottoWire

/// The half of the channel that sends, and what waits for it.
///
/// The receive thread makes it and hands it over through the inbox; from then on it is the main thread's alone,
/// which is why it needs no lock. What waits is not sealed: only the record on its way is.
package final class Uplink: @unchecked Sendable {
    // @unchecked: handed over once, used by one thread.
    package enum Progress: Hashable, Sendable {
        case done
        /// The socket is full; call `flush` again when it can be written to.
        case blocked
        case failed
    }

    /// What a server takes in one record: 64 envelopes, and 16 KiB with the padding.
    private static let envelopes = 64
    private static let bytes = 16 * 1024 - 1

    private let socket: Socket
    private let tap: WireTap
    private var sealing: SealingHalf
    private var waiting: [[UInt8]] = []
    /// What is left of the record on its way.
    private var record: ArraySlice<UInt8> = []

    init(socket: Socket, sealing: consuming SealingHalf, tap: WireTap) {
        self.socket = socket
        self.tap = tap
        self.sealing = sealing
    }

    /// Envelopes that wait for a record.
    package var waitingCount: Int { waiting.count }

    /// To be watched for writing while `flush` is blocked.
    package var descriptor: Int32 { socket.descriptor }

    package func send(_ request: ClientRequest) {
        waiting.append(ClientCodec.encode(request))
    }

    /// Sends what waits as far as the socket takes it. Never blocks.
    package func flush() -> Progress {
        while true {
            while !record.isEmpty {
                switch socket.send(Array(record)) {
                case .sent(let count): record = record.dropFirst(count)
                case .full: return .blocked
                case .failed: return .failed
                }
            }
            if waiting.isEmpty { return .done }
            guard sealNext() else { return .failed }
        }
    }

    /// Nothing more is sent. What was said last still arrives.
    package func finish() {
        socket.finishWriting()
    }

    private func sealNext() -> Bool {
        var count = 0
        var size = 0
        while count < min(waiting.count, Self.envelopes) {
            let next = waiting[count].count
            size += EnvelopeLength.size(of: next) + next
            if size > Self.bytes { break }
            count += 1
        }
        let envelopes = Array(waiting[..<count])
        let number = sealing.nextNumber
        guard count > 0, let frame = try? sealing.seal(envelopes) else { return false }
        if tap.isOpen { tap.note(.out, record: number, frame, envelopes: envelopes) }
        waiting.removeFirst(count)
        record = frame[...]
        return true
    }
}
