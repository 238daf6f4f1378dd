import PeerChannels
import SecureChannel
import SottoModel
import Testing

/// Alice is 1, bob is 3.
struct `Two people who are both there` {
    private let exchange = Exchange()

    /// With a channel between them that alice began.
    private func settled() -> Exchange {
        exchange.write(.alice, 1, "one")
        exchange.run()
        return exchange
    }

    @Test func `read each other, and know it`() {
        exchange.write(.alice, 1, "psst")
        exchange.run()
        exchange.write(.bob, 2, "yes?")
        exchange.run()
        #expect(exchange.heard == ["3 reads psst", "1 knows 1", "1 reads yes?", "3 knows 2"])
    }

    @Test func `show a server the same size for everything that is short`() {
        let exchange = settled()
        exchange.write(.alice, 2, "")
        exchange.write(.alice, 3, String(repeating: "x", count: 228))
        #expect(exchange.parcels.map(\.relay.bytes.count) == [272, 272])
        exchange.write(.alice, 4, String(repeating: "x", count: 229))
        #expect(exchange.parcels[2].relay.bytes.count > 272)
    }

    @Test func `who begin at once have one channel, and nothing is read twice or not at all`() {
        exchange.write(.alice, 1, "from alice")
        exchange.write(.bob, 2, "from bob")
        exchange.run()
        #expect(Set(exchange.heard) == ["3 reads from alice", "1 knows 1", "1 reads from bob", "3 knows 2"])
        #expect(exchange.heard.count == 4)
    }

    @Test func `have new keys after 1,024 records, and go on`() {
        for number in 0..<1_100 as Range<UInt64> {
            exchange.write(.alice, number, "\(number)")
            exchange.run()
        }
        #expect(exchange.heard.filter { $0.hasPrefix("3 reads") }.count == 1_100)
        #expect(!exchange.heard.contains { $0.contains("warns") })
    }

    @Test func `one of whom lost everything are healed without a word`() {
        let exchange = settled()
        exchange.forget(.bob)
        exchange.write(.alice, 2, "two")
        exchange.run()
        exchange.heal()
        #expect(exchange.heard == ["3 reads one", "1 knows 1", "3 reads two", "1 knows 2"])
    }

    @Test func `one of whom is gone are told what was not read`() {
        let exchange = settled()
        exchange.write(.alice, 2, "two")
        exchange.write(.alice, 3, "three")
        #expect(exchange.returns(exchange.parcels[0]) == [.number(2), .number(3)])
        #expect(exchange.returns(exchange.parcels[1]) == [])
    }

    @Test func `are told that it was read when it is kept, and not before`() {
        exchange.keeps = false
        exchange.write(.alice, 1, "one")
        exchange.run()
        #expect(exchange.heard == ["3 reads one"])
        exchange.keep(.number(1), by: .bob)
        exchange.run()
        #expect(exchange.heard == ["3 reads one", "1 knows 1"])
    }

    @Test func `wait ten seconds for each other's word`() {
        exchange.keeps = false
        exchange.write(.alice, 1, "one")
        exchange.run()
        #expect(exchange.overdue(.alice, after: 9) == [])
        exchange.write(.alice, 2, "two")
        #expect(exchange.overdue(.alice, after: 1) == [.number(1)])
        #expect(exchange.overdue(.alice, after: 9) == [.number(2)])
        exchange.run()
        exchange.keep(.number(1), by: .bob)
        exchange.run()
        #expect(exchange.heard == ["3 reads one", "3 reads two"])
    }

    @Test func `begin anew a minute after nobody answered`() {
        exchange.write(.alice, 1, "one")
        exchange.parcels = []
        #expect(exchange.overdue(.alice, after: 10) == [.number(1)])
        exchange.write(.alice, 2, "two")
        #expect(exchange.parcels.isEmpty)
        _ = exchange.overdue(.alice, after: 50)
        exchange.write(.alice, 3, "three")
        exchange.run()
        #expect(exchange.heard == ["3 reads three", "1 knows 3"])
    }

    @Test func `begin no more than once a minute`() {
        exchange.write(.alice, 1, "one")
        #expect(exchange.returns(exchange.parcels.removeFirst()) == [.number(1)])
        exchange.write(.alice, 2, "two")
        #expect(exchange.parcels.isEmpty)
        exchange.heal()
        #expect(exchange.heard == ["3 reads two", "1 knows 2"])
    }
}

/// What a server does to records, what is said about it, and that everything is read in the end.
struct `A server that does not hand on what it was given` {
    private let exchange = Exchange()

    init() {
        exchange.write(.alice, 1, "one")
        exchange.run()
        exchange.write(.alice, 2, "two")
        exchange.write(.alice, 3, "three")
    }

    /// How bob reads two and three, in whichever order, and once more where they were sent again.
    private func isHealed() -> Bool {
        exchange.heal()
        let read = Set(exchange.heard.filter { $0.hasPrefix("3 reads") })
        let known = Set(exchange.heard.filter { $0.hasPrefix("1 knows") })
        return read == ["3 reads one", "3 reads two", "3 reads three"]
            && known == ["1 knows 1", "1 knows 2", "1 knows 3"]
    }

    @Test func `but leaves one out is found out at the next`() {
        exchange.parcels.removeFirst()
        exchange.run()
        #expect(exchange.heard.contains("3 warns missing"))
        #expect(isHealed())
    }

    @Test func `but twice is found out`() {
        exchange.parcels.insert(exchange.parcels[0], at: 0)
        exchange.run()
        #expect(exchange.heard.contains("3 warns repeated"))
        #expect(isHealed())
    }

    @Test func `but in another order is found out`() {
        exchange.parcels.swapAt(0, 1)
        exchange.run()
        #expect(exchange.heard.contains("3 warns missing"))
        #expect(isHealed())
    }

    @Test func `but back to who wrote it is found out`() {
        exchange.handOn(Exchange.Parcel(to: Player.alice.seed, relay: exchange.parcels[0].relay))
        #expect(exchange.heard.contains { ["1 warns altered", "1 warns missing", "1 warns repeated"].contains($0) })
    }

    @Test func `but with other numbers is found out`() {
        let first = exchange.parcels[0].relay
        exchange.parcels[0].relay = Relay(.record, channel: first.channel, number: first.number + 1, first.bytes)
        exchange.run()
        #expect(exchange.heard.contains("3 warns missing"))
        #expect(isHealed())
    }

    @Test func `but with a bit of it turned is found out, whichever`() {
        for index in exchange.parcels[0].relay.bytes.indices {
            let exchange = Exchange()
            exchange.write(.alice, 1, "one")
            exchange.run()
            exchange.write(.alice, 2, "two")
            exchange.parcels[0].relay = exchange.parcels[0].relay.altered(at: index)
            exchange.run()
            #expect(exchange.heard.last == "3 warns altered", "byte \(index)")
        }
    }

    @Test(arguments: [0, 1]) func `but a handshake with a bit of it turned is found out, whichever`(_ step: Int) {
        for index in 0..<(step == 0 ? 160 : 48) {
            let exchange = Exchange()
            exchange.write(.alice, 1, "one")
            if step == 1 { exchange.handOn(exchange.parcels.removeFirst()) }
            exchange.parcels[0].relay = exchange.parcels[0].relay.altered(at: index)
            exchange.run()
            #expect(exchange.heard.last?.hasSuffix("warns altered") == true, "byte \(index)")
        }
    }

    @Test func `but a handshake again gets nothing, and the channel that came of it goes on`() {
        let exchange = Exchange()
        exchange.write(.alice, 1, "one")
        let first = exchange.parcels[0]
        exchange.run()
        exchange.handOn(first)
        #expect(exchange.parcels.isEmpty)
        exchange.write(.bob, 2, "two")
        exchange.run()
        #expect(exchange.heard == ["3 reads one", "1 knows 1", "1 reads two", "3 knows 2"])
    }

    @Test func `but a handshake of an earlier channel gets an answer, and the channel there is goes on`() {
        let exchange = Exchange()
        exchange.write(.alice, 1, "one")
        let earlier = exchange.parcels[0]
        exchange.run()
        exchange.forget(.alice)
        exchange.write(.alice, 2, "two")
        exchange.run()
        exchange.handOn(earlier)
        #expect(exchange.parcels.removeFirst().relay.kind == .answer)
        exchange.write(.bob, 3, "three")
        exchange.run()
        #expect(
            exchange.heard == ["3 reads one", "1 knows 1", "3 reads two", "1 knows 2", "1 reads three", "3 knows 3"])
    }

    @Test func `but a handshake under another id is found out`() {
        let exchange = Exchange()
        exchange.write(.alice, 1, "one")
        exchange.parcels[0].relay = Relay(.initiation, channel: 5, exchange.parcels[0].relay.bytes)
        exchange.run()
        #expect(exchange.heard == ["3 warns altered"])
    }

    @Test func `but a handshake of its own in alice's name is found out`() throws {
        let forger = PeerKeys(
            identity: Player.alice.key, signing: Player.mallory.identity.signingKey(),
            channel: Player.mallory.identity.channelKeyPair())
        let talk = PeerTalk(with: Player.bob.key, by: Hall.here)
        let steps = try talk.begin(7, as: forger, under: Player.bob.card.channel, at: .zero)
        guard case .send(let relay)? = steps.first else { return }
        exchange.handOn(Exchange.Parcel(to: Player.bob.seed, relay: relay))
        #expect(exchange.heard.last == "3 warns forged")
    }
}

extension Relay {
    fileprivate func altered(at index: Int) -> Relay {
        var bytes = bytes
        bytes[index] ^= 1 << UInt8(index % 8)
        return Relay(kind, channel: channel, number: number, bytes)
    }
}
