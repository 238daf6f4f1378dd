import SecureChannel
import Testing

struct `A conversation` {
    @Test func `comes over word for word, in both directions`() throws {
        var pair = try LinkedPair()
        #expect(try pair.server.hears(pair.client.says("hello", "안녕하세요")) == ["hello", "안녕하세요"])
        #expect(try pair.client.hears(pair.server.says("welcome")) == ["welcome"])
    }

    @Test func `may say nothing`() throws {
        var pair = try LinkedPair()
        let silence = try pair.client.says()
        #expect(silence.count == 2 + 256 + 16)
        #expect(try pair.server.hears(silence) == [])
    }

    @Test func `comes over byte by byte`() throws {
        var pair = try LinkedPair()
        let frames = try pair.client.says("one") + pair.client.says("two", "three")
        var heard: [String] = []
        for byte in frames { heard += try pair.server.hears([byte]) }
        #expect(heard == ["one", "two", "three"])
    }

    @Test func `comes over in any cut`() throws {
        let length = Record.frameSize(forPlaintext: 4) * 2
        for cut in 0...length {
            var pair = try LinkedPair()
            let frames = try pair.client.says("one") + pair.client.says("two")
            var heard = try pair.server.hears(Array(frames[..<cut]))
            heard += try pair.server.hears(Array(frames[cut...]))
            #expect(heard == ["one", "two"])
        }
    }

    @Test func `comes over at its greatest length`() throws {
        var pair = try LinkedPair()
        let longest = String(repeating: "x", count: Record.maximumPlaintext - 3)
        let frame = try pair.server.says(longest)
        #expect(frame.count == 2 + 65_535)
        #expect(try pair.client.hears(frame) == [longest])
    }

    @Test(arguments: [1, 127, 128, 16_383, 16_384]) func `keeps envelopes of any length`(_ n: Int) throws {
        var pair = try LinkedPair()
        let word = String(repeating: "x", count: n)
        #expect(try pair.server.hears(pair.client.says(word, "end")) == [word, "end"])
    }

    @Test func `goes on when the key has been replaced three times`() throws {
        var pair = try LinkedPair()
        for number in 0..<3 * 1024 + 5 {
            #expect(try pair.server.hears(pair.client.says("\(number)")) == ["\(number)"])
        }
        for number in 0..<3 * 1024 + 5 {
            #expect(try pair.client.hears(pair.server.says("\(number)")) == ["\(number)"])
        }
    }
}

struct `A frame that is not the next one` {
    @Test func `ends the channel for ever`() throws {
        var pair = try LinkedPair()
        let frame = try pair.client.says("hello")
        #expect(throws: ChannelError.record) { try pair.server.hears(frame.flipped(bit: 800)) }
        #expect(throws: ChannelError.record) { try pair.server.hears(frame) }
        #expect(throws: ChannelError.record) { try pair.server.hears([]) }
    }

    /// A length made greater waits for more, and fails with what comes next.
    @Test func `is refused with any bit flipped`() throws {
        let more = [UInt8](repeating: 0, count: 70_000)
        for bit in 0..<Record.frameSize(forPlaintext: 6) * 8 {
            var pair = try LinkedPair()
            let frame = try pair.client.says("hello").flipped(bit: bit)
            #expect(throws: ChannelError.record) { try pair.server.hears(frame + more) }
        }
    }

    @Test func `is refused when it comes again`() throws {
        var pair = try LinkedPair()
        let frame = try pair.client.says("hello")
        #expect(try pair.server.hears(frame) == ["hello"])
        #expect(throws: ChannelError.record) { try pair.server.hears(frame) }
    }

    @Test func `is refused before its turn`() throws {
        var pair = try LinkedPair()
        let first = try pair.client.says("first")
        let second = try pair.client.says("second")
        #expect(throws: ChannelError.record) { try pair.server.hears(second + first) }
    }

    @Test func `is refused by the end that sealed it`() throws {
        var pair = try LinkedPair()
        let frame = try pair.client.says("hello")
        #expect(throws: ChannelError.record) { try pair.client.hears(frame) }
    }

    @Test func `is refused on another channel`() throws {
        var pair = try LinkedPair()
        var other = try LinkedPair()
        #expect(throws: ChannelError.record) { try other.server.hears(pair.client.says("hello")) }
    }

    @Test(arguments: [1, 17, 200]) func `is refused when it lacks its end`(_ missing: Int) throws {
        var pair = try LinkedPair()
        let frame = Array(try pair.client.says("hello").dropLast(missing))
        #expect(throws: ChannelError.record) { try pair.server.hears(frame + pair.client.says("next")) }
    }

    @Test(arguments: [0, 1, 16, 271]) func `is refused when it announces too little`(_ count: Int) throws {
        var pair = try LinkedPair()
        let header = [UInt8(count >> 8), UInt8(count & 0xff)]
        #expect(throws: ChannelError.record) { try pair.server.hears(header) }
    }

    @Test func `does not undo what came before it`() throws {
        var pair = try LinkedPair()
        var heard: [String] = []
        let frames = try pair.client.says("kept") + pair.client.says("lost").flipped(bit: 100)
        #expect(throws: ChannelError.record) {
            try frames.withUnsafeBytes {
                try pair.server.opening.receive($0, limits: .fromServer) {
                    heard.append(String(decoding: $0, as: UTF8.self))
                }
            }
        }
        #expect(heard == ["kept"])
    }
}

struct `Limits on a peer` {
    @Test func `end the channel at the first envelope too many`() throws {
        var pair = try LinkedPair()
        let words = Array(repeating: [UInt8(ascii: "x")], count: 65)
        let allowed = try pair.client.sealing.seal(Array(words.dropLast()))
        #expect(try pair.server.hears(allowed, limits: .fromClient).count == 64)
        let tooMany = try pair.client.sealing.seal(words)
        #expect(throws: ChannelError.record) { try pair.server.hears(tooMany, limits: .fromClient) }
    }

    @Test func `end the channel at the length field, before more is waited for`() throws {
        var pair = try LinkedPair()
        let longest = String(repeating: "x", count: 16 * 1024 - 3)
        let allowed = try pair.client.says(longest)
        #expect(try pair.server.hears(allowed, limits: .fromClient) == [longest])
        let tooLong = try pair.client.says(longest + "x")
        #expect(throws: ChannelError.record) {
            try pair.server.hears(Array(tooLong.prefix(2)), limits: .fromClient)
        }
    }

    @Test func `may be drawn by whoever reads the envelopes`() throws {
        var pair = try LinkedPair()
        let frame = try pair.client.says("no protobuf")
        let refuse: (UnsafeRawBufferPointer) throws(ChannelError) -> Void = { _ throws(ChannelError) in
            throw .badEnvelope
        }
        #expect(throws: ChannelError.badEnvelope) {
            try frame.withUnsafeBytes { try pair.server.opening.receive($0, limits: .fromClient, refuse) }
        }
        #expect(throws: ChannelError.badEnvelope) { try pair.server.hears(frame) }
    }
}
