import SottoModel

extension Supply {
    static let names = ["alice", "bob", "김하나", "аlice", "x\u{302}"].compactMap { try? UserName($0) }
    static let rooms = ["#lobby", "#차", "#LOBBY"].compactMap { try? RoomName($0) }

    static func identity(_ number: UInt8) -> IdentityKey {
        guard let key = IdentityKey(Array(repeating: number, count: Key32.byteCount)) else {
            fatalError("a key has 32 bytes")
        }
        return key
    }

    /// Small mostly, and sometimes at an end.
    mutating func integer() -> UInt64 {
        switch byte() {
        case let small where small < 0xF8: UInt64(small)
        case 0xF8: .max
        case 0xF9: .max - 1
        case 0xFA: 1 << 63
        case 0xFB: UInt64(Int64.max)
        case 0xFC: UInt64(Int32.max)
        default: UInt64(number(below: 1 << 16))
        }
    }

    mutating func name() -> UserName { Self.names[Int(byte()) % Self.names.count] }
    mutating func roomName() -> RoomName { Self.rooms[Int(byte()) % Self.rooms.count] }
    mutating func room() -> RoomID { RoomID(integer()) }
    mutating func entryNumber() -> EntryNumber { EntryNumber(integer()) }
    mutating func time() -> Timestamp { Timestamp(milliseconds: Int64(bitPattern: integer())) }
    mutating func person() -> Person { Person(identity: Self.identity(byte() & 3), name: name()) }
    mutating func people() -> [Person] { (0..<byte() & 3).map { _ in person() } }
    mutating func count() -> Int { Int(integer() & UInt64(Int32.max)) }

    mutating func id() -> MessageID {
        MessageID(at: Timestamp(milliseconds: Int64(byte())), randomness: (0, UInt64(byte() & 7)))
    }

    mutating func genesis() -> Genesis {
        var genesis = Genesis(
            of: roomName(), by: person(), on: ChannelKey(Self.identity(9).key), at: time(),
            nonce: Array(repeating: byte(), count: Genesis.nonceCount))
        genesis.signature = Array(repeating: 0, count: Signature.byteCount)
        return genesis
    }

    mutating func sealedBody() -> SealedBody {
        switch byte() % 5 {
        case 0: return .genesis(genesis())
        case 1: return .closed(SealFault.allCases[Int(byte()) % SealFault.allCases.count])
        case 2: return .letter(bytes(Int(byte())))
        case 3: return .message(bytes(Int(byte())))
        default:
            var change = MembershipChange(
                deed(), of: person(), by: person().identity, after: Self.identity(7).key, at: time())
            change.signature = Array(repeating: 0, count: Signature.byteCount)
            return .change(change)
        }
    }

    private mutating func deed() -> MembershipChange.Deed {
        switch byte() % 6 {
        case 0: .add
        case 1: .remove
        case 2: .promote
        case 3: .demote
        case 4: .leave
        default: .rotate((0...byte() & 3).map { _ in rotation() })
        }
    }

    private mutating func rotation() -> KeyRotation {
        let old = byte() & 3
        var rotation = KeyRotation(from: Self.identity(old), to: Self.identity(old + 1), at: time())
        rotation.oldSignature = Array(repeating: byte(), count: Signature.byteCount)
        rotation.newSignature = Array(repeating: byte(), count: Signature.byteCount)
        return rotation
    }

    /// A short piece of text, with whatever there is.
    mutating func words() -> String {
        var words = Supply(bytes(Int(byte() & 0x1F)))
        return words.text()
    }
}
