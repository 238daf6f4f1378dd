import Noise
import SecureChannel
import Sodium

/// What one end made of a stream.
struct Hearing: Equatable {
    var envelopes: [[UInt8]] = []
    var failure: ChannelError?
    var pendingCount = 0

    static func of(_ stream: [UInt8], cuts: Cuts, limits: Record.Limits) throws(Broken) -> Hearing {
        var half = OpeningHalf(cipher: CipherState(key: .fixed))
        var hearing = Hearing()
        for piece in cuts.pieces(of: stream) {
            let before = hearing.failure
            half.hear(Array(piece), limits, &hearing)
            try hold(before == nil || hearing.failure == before, "the first failure is for ever")
        }
        hearing.pendingCount = half.pendingCount
        try hold(hearing.failure == nil || hearing.pendingCount == 0, "after a failure nothing is held")
        return hearing
    }
}

extension OpeningHalf {
    fileprivate mutating func hear(_ bytes: [UInt8], _ limits: Record.Limits, _ hearing: inout Hearing) {
        var heard: [[UInt8]] = []
        do {
            try bytes.span.bytes.withUnsafeBytes { bytes throws(ChannelError) in
                try receive(bytes, limits: limits) { heard.append(Array($0)) }
            }
        } catch {
            hearing.failure = error
        }
        hearing.envelopes += heard
    }
}

extension SecretBytes {
    static var fixed: SecretBytes { SecretBytes(copying: Array(repeating: 7, count: 32)) }
}
