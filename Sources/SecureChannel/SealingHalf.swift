package import Noise

/// The half of a channel that sends. It owns its key; nothing is shared with the other half.
package struct SealingHalf: ~Copyable, Sendable {
    private var cipher: CipherState

    /// Outside of tests a half comes of a handshake (``EstablishedChannel/split(_:)``).
    package init(cipher: consuming CipherState) {
        self.cipher = cipher
    }
}

extension SealingHalf {
    /// The number of the next record.
    package var nextNumber: UInt64 { cipher.nonce }

    /// Makes a frame of the envelopes that lie in the buffer, where they lie and without an allocation.
    ///
    /// - Parameters:
    ///   - buffer: two free bytes, then `plaintextCount` bytes of envelopes, each after its length; has room
    ///     for ``Record/frameSize(forPlaintext:)``.
    ///   - plaintextCount: at most ``Record/maximumPlaintext``; 0 makes a record that says nothing.
    /// - Returns: the frame's size; it begins at the buffer's first byte. Frames must be sent in the order
    ///   they were made.
    /// - Throws: `badEnvelope` where sizes do not fit; nothing has happened then.
    package mutating func seal(
        in buffer: UnsafeMutableRawBufferPointer, plaintextCount count: Int
    ) throws(ChannelError) -> Int {
        guard (0...Record.maximumPlaintext).contains(count) else { throw .badEnvelope }
        let frameSize = Record.frameSize(forPlaintext: count)
        guard buffer.count >= frameSize else { throw .badEnvelope }
        let message = UnsafeMutableRawBufferPointer(rebasing: buffer[Record.headerCount..<frameSize])
        try seal(message, envelopes: count)
        buffer.storeBytes(of: UInt16(message.count).bigEndian, as: UInt16.self)
        return frameSize
    }

    /// The terminating zero length is the first byte of the zeros.
    private mutating func seal(
        _ message: UnsafeMutableRawBufferPointer, envelopes count: Int
    ) throws(ChannelError) {
        let recordCount = message.count - CipherState.tagCount
        UnsafeMutableRawBufferPointer(rebasing: message[count..<recordCount])
            .initializeMemory(as: UInt8.self, repeating: 0)
        do {
            _ = try cipher.encrypt(message, plaintextCount: recordCount)
        } catch {
            throw .record
        }
        cipher.rekeyIfDue()
    }

    /// A frame in an array of its own, for whoever seals rarely.
    package mutating func seal(_ envelopes: [UInt8]...) throws(ChannelError) -> [UInt8] {
        try seal(envelopes)
    }

    package mutating func seal(_ envelopes: [[UInt8]]) throws(ChannelError) -> [UInt8] {
        guard envelopes.allSatisfy({ !$0.isEmpty }) else { throw .badEnvelope }
        var frame = [UInt8](repeating: 0, count: Record.headerCount)
        for envelope in envelopes {
            EnvelopeLength.append(envelope.count, to: &frame)
            frame += envelope
        }
        return try seal(frame, plaintextCount: frame.count - Record.headerCount)
    }

    private mutating func seal(_ header: [UInt8], plaintextCount: Int) throws(ChannelError) -> [UInt8] {
        let frameSize = Record.frameSize(forPlaintext: plaintextCount)
        var frame = header + Array(repeating: 0, count: max(0, frameSize - header.count))
        _ = try frame.withUnsafeMutableBufferPointer { frame throws(ChannelError) in
            try seal(in: UnsafeMutableRawBufferPointer(frame), plaintextCount: plaintextCount)
        }
        return frame
    }
}
