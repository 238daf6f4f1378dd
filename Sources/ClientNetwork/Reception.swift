import Posix
import SecureChannel
import SottoModel
import SottoWire

/// The half of the channel that receives. The receive thread's alone.
struct Reception: ~Copyable {
    /// The server says something at least every 30 s; after this long it is taken for gone.
    private static let patience: UInt64 = 75_000_000_000

    private let socket: Socket
    private let tap: WireTap
    private var opening: OpeningHalf
    private var decoder = ServerDecoder()
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

    init(socket: Socket, opening: consuming OpeningHalf, tap: WireTap) {
        self.socket = socket
        self.tap = tap
        self.opening = opening
    }

    /// Waits for one read's worth of records and tells what was in them, at once.
    mutating func receive(tell: (NetworkEvent) -> Void) throws(LinkEnd) {
        let deadline = Clocks.monotonicNanoseconds() + Self.patience
        let count: Int
        do {
            count = try buffer.withUnsafeMutableBytes { try socket.read(into: $0, deadline: deadline) }
        } catch {
            throw error as? LinkEnd ?? .cut
        }
        var events: [ServerEvent] = []
        let failure = open(count, into: &events)
        if !events.isEmpty { tell(.received(events)) }
        if let failure { throw failure }
    }

    private mutating func open(_ count: Int, into events: inout [ServerEvent]) -> LinkEnd? {
        var bytes: [UInt8] = []
        swap(&bytes, &buffer)
        defer { swap(&bytes, &buffer) }
        var seen = tap.isOpen ? [Seen]() : nil
        let sight: OpeningHalf.Sight? =
            seen == nil
            ? nil
            : { frame, number in
                seen?.append(Seen(number: number, bytes: Array(frame)))
            }
        defer {
            for frame in seen ?? [] { tap.note(.in, record: frame.number, frame.bytes, envelopes: frame.envelopes) }
        }
        do {
            try bytes.withUnsafeBytes { bytes in
                try opening.receive(
                    UnsafeRawBufferPointer(rebasing: bytes[..<count]), limits: .fromServer, sight: sight
                ) {
                    envelope throws(ChannelError) in
                    do {
                        let envelope = Array(envelope)
                        if let last = seen?.indices.last { seen?[last].envelopes.append(envelope) }
                        if let event = try decoder.decode(envelope) { events.append(event) }
                    } catch {
                        throw ChannelError.record
                    }
                }
            }
            return nil
        } catch {
            return .malformed
        }
    }
}

/// A frame that came while somebody watches.
private struct Seen {
    let number: UInt64
    let bytes: [UInt8]
    var envelopes: [[UInt8]] = []
}
