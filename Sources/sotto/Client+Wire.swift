import ClientCore
import ClientNetwork
import Posix
import SecureChannel
import SottoModel
import SottoWire

/// What goes over the wire, from the tap in the channel to the state, while somebody watches.
extension Client {
    func watchWire(_ watches: Bool) {
        guard watches else { return tap.close() }
        show(tap.open())
    }

    /// To be called in each turn, when everything is sent and taken.
    func drainWire() {
        guard state.wire != nil else { return }
        let frames = tap.takeAll()
        if !frames.isEmpty { show(frames) }
    }

    /// What goes between two people: inside what goes to the server and comes from it.
    func noteWhisper(
        _ inside: WireFrame.Inside, isOwn: Bool, with peer: IdentityKey, bytes: [UInt8] = [], words: String = ""
    ) {
        guard state.wire != nil else { return }
        let name = state.rooms.lazy.flatMap(\.roster.people).first { $0.identity == peer }?.name
        let frame = WireFrame(.whisper(name, inside), isOwn: isOwn, at: .now, bytes: bytes, words: words)
        handle(.wire([frame], depths))
    }

    private var depths: WireDepths { WireDepths(unsent: uplink?.waitingCount ?? 0, received: lastBatch) }

    private func show(_ frames: [WireTap.Frame]) {
        handle(.wire(frames.map(WireFrame.init), depths))
    }
}

extension WireFrame {
    init(_ frame: WireTap.Frame) {
        let isOwn = frame.direction == .out
        switch frame.kind {
        case .handshake(let number):
            let isClosed = number == 1 && frame.bytes.count > Preamble.byteCount + WireFrame.openFirstCount
            self.init(.handshake(number, isClosed: isClosed), isOwn: isOwn, at: frame.at, bytes: frame.bytes)
        case .record(let number):
            let words = frame.envelopes.map(isOwn ? EnvelopeText.ofRequest : EnvelopeText.ofEvent)
            let isSecret = !isOwn && frame.envelopes.contains(where: EnvelopeText.hidesSomething)
            self.init(
                .record(number), isOwn: isOwn, at: frame.at, bytes: frame.bytes, start: WireFrame.headerCount,
                opened: isSecret ? [] : frame.envelopes.flatMap(WireFrame.laid), words: words.joined(separator: "; "))
        }
    }

    /// Without a door message 1 is a public key and nothing else.
    private static let openFirstCount = 32
    /// A frame's length.
    private static let headerCount = 2

    /// An envelope as it lies in its record: behind its length.
    private static func laid(_ envelope: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        EnvelopeLength.append(envelope.count, to: &bytes)
        return bytes + envelope
    }
}
