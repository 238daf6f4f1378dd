import PeerChannels
import SecureChannel
import Sodium
import SottoModel
import Testing

/// A letter of alice's to bob, and what may become of it on the way.
struct LetterTests {
    private static let time = Timestamp(milliseconds: 1_700_000_000_123)
    private static let words = Array("psst".utf8)

    private static func letter(_ body: [UInt8] = words, from author: Player = .alice) throws -> [UInt8] {
        try SealedLetter.seal(
            body, .number(1), at: time, from: author.keys, to: Player.bob.key, under: Player.bob.card.channel,
            by: Hall.here)
    }

    private static func open(
        _ letter: [UInt8], _ id: MessageID = .number(1), from sender: Player = .alice, as reader: Player = .bob,
        by server: ChannelKey = Hall.here
    ) throws(PeerError) -> SealedLetter.Opened {
        try SealedLetter.open(letter, id, from: sender.key, to: reader.keys, by: server)
    }

    @Test(arguments: [0, 1, 181, 182, 183, 4_000, 8_192, 10_240]) func `is read by whom it is for`(_ count: Int) throws
    {
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let opened = try Self.open(Self.letter(body))
        #expect(opened.body == body && opened.at == Self.time)
    }

    /// The figure in Docs/Protocol.md, which a client in Python has made.
    @Test func `has these bytes`() throws {
        let known = hex(
            """
            0250a61409b1ddd0325e9b16b700e719e9772c07000b1bd7786e907c653d20495dcba27b0856932777ffa2e4e3c71668
            2884696d6f97ee6003d61f0919170e6be93716867ff8dbcf1ca6aa1bb2cd7323e51b4428863dc945c78049055251531b
            cf3789b70489ee9f549833039c356adda617f4b0b2d3f414f0d57892e071d6277fce7ed0d0f8de3dedab9237f6ddf549
            08af24de00c087a57b12e8e8e9ecd5ff8dc855ccff80410d1f9044ee0a67345f891bb1c5576057d4600881ae5d16f83d
            29feadc1194f423d96c9cbcfbe6f5457b9f8c70a4244cdd5c4f26fe01ab73a998346f796beed62b214a10c504be1697d
            9662431f5ddf179c48ce38e016fa6c7542d8c06f67b003f341401638c80194ed12355ad9024ec84f583bf56dbecd8eb4
            075c49a8cfc6aa40a0e10d01289f3e15a3eec44dd8774a0accea08273fde0bf201522cc180a3db9f6c5d74e2ea172da4
            7545a64af46e325536d9b5b34d70b28912
            """)
        let (client, server) = (Player(seed: 1), Player(seed: 2))
        let id = try #require(MessageID(hex("0192d4e000007abc8def0123456789ab")))
        let body = hex("0a06ec9588eb8595")
        let time = Timestamp(milliseconds: 1_735_689_600_000)
        let letter = try SealedLetter.seal(
            body, id, at: time, from: client.keys, to: server.key, under: server.card.channel,
            by: server.card.channel, ephemeral: SecretBytes(copying: Array(repeating: 5, count: 32)))
        #expect(letter == known)
        let opened = try SealedLetter.open(letter, id, from: client.key, to: server.keys, by: server.card.channel)
        #expect(opened.body == body && opened.at == time)
    }

    @Test func `is never the same, and says nothing of what is in it`() throws {
        let (one, other) = (try Self.letter(), try Self.letter())
        #expect(one != other)
        #expect(!one.contains(sequence: Self.words))
    }

    @Test func `is as long as a longer one`() throws {
        #expect(try Self.letter([]).count == Self.letter(Array(repeating: 1, count: 182)).count)
        #expect(try Self.letter(Array(repeating: 1, count: 183)).count > Self.letter([]).count)
        #expect(try Self.letter(Array(repeating: 1, count: 10_240)).count <= WireLimits.whisperBytes)
    }

    @Test func `of more than fits is not made`() {
        #expect(throws: PeerError.tooLong) { try Self.letter(Array(repeating: 1, count: 10_241)) }
    }

    @Test func `does not open with a bit of it turned`() throws {
        let letter = try Self.letter()
        for index in letter.indices.dropFirst() {
            var altered = letter
            altered[index] ^= 1 << UInt8(index % 8)
            // The top bit of a public key is none of the curve's; the hash of the handshake sees it all the same.
            #expect(throws: PeerError.notAuthentic, "byte \(index)") { try Self.open(altered) }
        }
    }

    @Test func `does not open cut or lengthened`() throws {
        let letter = try Self.letter()
        for count in 1..<letter.count {
            #expect(throws: PeerError.notAuthentic) { try Self.open(Array(letter.prefix(count))) }
        }
        #expect(throws: PeerError.notAuthentic) { try Self.open(letter + [0]) }
    }

    @Test(arguments: [[], [0], [1], [0, 10, 2, 104, 105], [3, 1]] as [[UInt8]])
    func `of another form is not opened`(_ bytes: [UInt8]) {
        #expect(throws: PeerError.malformed) { try Self.open(bytes) }
    }

    @Test func `does not open under another id, name, server, or for somebody else`() throws {
        let letter = try Self.letter()
        #expect(throws: PeerError.notAuthentic) { try Self.open(letter, .number(2)) }
        #expect(throws: PeerError.notAuthentic) { try Self.open(letter, from: .mallory) }
        #expect(throws: PeerError.notAuthentic) { try Self.open(letter, by: Hall.elsewhere) }
        #expect(throws: PeerError.notAuthentic) { try Self.open(letter, as: .mallory) }
    }

    @Test func `sent back to who wrote it does not open`() throws {
        #expect(throws: PeerError.notAuthentic) { try Self.open(Self.letter(), from: .bob, as: .alice) }
    }

    @Test func `by a thief of the reader's key does not speak for anybody else`() throws {
        // With bob's channel secret Noise X alone would let the thief be anybody to him.
        let thief = PeerKeys(
            identity: Player.alice.key, signing: Player.mallory.identity.signingKey(),
            channel: Player.bob.identity.channelKeyPair())
        let forged = try SealedLetter.seal(
            Self.words, .number(1), at: Self.time, from: thief, to: Player.bob.key, under: Player.bob.card.channel,
            by: Hall.here)
        #expect(throws: PeerError.forged) { try Self.open(forged) }
    }

    @Test func `is not sealed under a key that is none`() throws {
        let zero = try #require(ChannelKey(Array(repeating: UInt8(0), count: 32)))
        #expect(throws: PeerError.badKey) {
            try SealedLetter.seal(
                Self.words, .number(1), at: Self.time, from: Player.alice.keys, to: Player.bob.key, under: zero,
                by: Hall.here)
        }
    }
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: sequence) }
    }
}

func hex(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
