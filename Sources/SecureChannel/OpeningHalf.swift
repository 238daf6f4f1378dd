package import Noise

/// The half of a channel that receives. It owns its key; nothing is shared with the other half.
///
/// The first failure is for ever: the key is wiped, and every later call throws the same error.
package struct OpeningHalf: ~Copyable, Sendable {
    private var cipher: CipherState
    /// At most one frame, as far as it has come. Who has nothing to say holds no memory for it.
    private var frame: [UInt8] = []
    private var failure: ChannelError?

    /// Outside of tests a half comes of a handshake (``EstablishedChannel/split(_:)``).
    package init(cipher: consuming CipherState) {
        self.cipher = cipher
    }
}

extension OpeningHalf {
    /// A frame as it came, and its record's number.
    package typealias Sight = (UnsafeRawBufferPointer, UInt64) -> Void

    /// Takes what comes, in any cut, and hands on each envelope of each record that is complete.
    ///
    /// A record is handed on only once it is known to be in order from end to end.
    /// - Parameters:
    ///   - sight: is lent each whole frame before it is opened, for as long as it runs.
    ///   - envelope: is lent the envelope's bytes for as long as it runs. What it throws ends the channel like any
    ///     other failure.
    /// - Throws: `record`, and no more than that, for whatever is wrong with what came.
    package mutating func receive(
        _ bytes: UnsafeRawBufferPointer, limits: Record.Limits, sight: Sight? = nil,
        _ envelope: (UnsafeRawBufferPointer) throws(ChannelError) -> Void
    ) throws(ChannelError) {
        if let failure { throw failure }
        do {
            try readFrames(Incoming(bytes), limits, sight, envelope)
        } catch {
            end(with: error)
            throw error
        }
    }

    /// The number of the next record.
    package var nextNumber: UInt64 { cipher.nonce }

    /// How much of an incomplete frame has come. More than nothing at the end of a connection means that
    /// it was cut.
    package var pendingCount: Int { frame.count }

    private mutating func end(with error: ChannelError) {
        failure = error
        frame = []
        // Wipes the key. A cipher without one would let everything pass: nobody reaches it after a failure.
        cipher = CipherState()
    }

    private mutating func readFrames(
        _ bytes: Incoming, _ limits: Record.Limits, _ sight: Sight?,
        _ envelope: (UnsafeRawBufferPointer) throws(ChannelError) -> Void
    ) throws(ChannelError) {
        var incoming = bytes
        while !incoming.isEmpty {
            guard frame.count >= Record.headerCount || incoming.fill(&frame, upTo: Record.headerCount)
            else { return }
            let size = try frameSize(limits)
            guard incoming.fill(&frame, upTo: size) else { return }
            if let sight { frame.withUnsafeBytes { sight($0, cipher.nonce) } }
            try openFrame(limits, envelope)
        }
    }

    /// What the header announces, refused before a byte of it is waited for.
    private func frameSize(_ limits: Record.Limits) throws(ChannelError) -> Int {
        let count = Int(frame[0]) << 8 | Int(frame[1])
        let records = Record.minimumCount...max(Record.minimumCount, limits.recordCount)
        guard records.contains(count - CipherState.tagCount) else { throw .record }
        return Record.headerCount + count
    }

    private mutating func openFrame(
        _ limits: Record.Limits, _ envelope: (UnsafeRawBufferPointer) throws(ChannelError) -> Void
    ) throws(ChannelError) {
        var frame: [UInt8] = []
        swap(&frame, &self.frame)
        try frame.withUnsafeMutableBufferPointer { frame throws(ChannelError) in
            let message = UnsafeMutableBufferPointer(rebasing: frame[Record.headerCount...])
            let record = try open(UnsafeMutableRawBufferPointer(message))
            try EnvelopeReader.check(record, maximum: limits.envelopeCount)
            var reader = EnvelopeReader(record)
            while let next = try reader.next() { try envelope(next) }
        }
    }

    private mutating func open(
        _ message: UnsafeMutableRawBufferPointer
    ) throws(ChannelError) -> UnsafeRawBufferPointer {
        do {
            let count = try cipher.decrypt(message)
            cipher.rekeyIfDue()
            return UnsafeRawBufferPointer(rebasing: message[..<count])
        } catch {
            throw .record
        }
    }
}
