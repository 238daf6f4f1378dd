import NIOCore
import SecureChannel
import SottoModel

extension Connection {
    /// One turn of the handshake with what has come so far. Called from the loop's queue, a few at a time.
    func advanceHandshake() {
        guard phase == .handshaking, let arrival else { return }
        let input = arrival.takeInput()
        do {
            let step = try input.withUnsafeBufferPointer { input throws(SecureChannelError) in
                try arrival.handshake?.receive(UnsafeRawBufferPointer(input))
            }
            try obey(step ?? .needMore, input)
        } catch {
            fail(.invalid)
            drop()
        }
    }

    private func obey(_ step: ServerHandshake.Step, _ input: [UInt8]) throws(SecureChannelError) {
        switch step {
        case .needMore: break
        case .send(let bytes): sendUnsealed(bytes, thenClose: false)
        case .refuse(let bytes):
            fail(.version)
            sendUnsealed(bytes, thenClose: true)
        case .established(let consumed): try establish(leftover: Array(input[consumed...]))
        }
    }

    private func establish(leftover: [UInt8]) throws(SecureChannelError) {
        guard let finished = arrival?.handshake.take() else { return }
        arrival = nil
        let channel = try finished.finish()
        remoteKey = channel.remoteKey
        door = channel.door
        channel.split { sealing, opening in
            self.sealing = consume sealing
            self.opening = consume opening
        }
        phase = .awaitingHello
        loop.figures.handshakes += 1
        if !leftover.isEmpty { leftover.withUnsafeBytes { read($0) } }
    }

    /// Handshake output obeys the same counter as records: nothing is sealed while it is on its way.
    private func sendUnsealed(_ bytes: [UInt8], thenClose: Bool) {
        isWriting = true
        channel.writeAndFlush(ByteBuffer(bytes: bytes)).assumeIsolated().whenComplete { [self] _ in
            isWriting = false
            if thenClose { drop() }
        }
    }
}
