import SottoModel
import TestSupport
import Testing

/// Everybody comes back at once, as after a restart: what each is told does not grow with how many they are.
@Suite(.serialized) struct `A crowd that comes back at once` {
    @Test func `costs as many bytes a head, however many they are`() throws {
        let small = try Self.bytes(60)
        let large = try Self.bytes(240)
        #expect(small > 0)
        // Four times as many people; user lists that everybody read whole would be sixteen times as many bytes.
        #expect(large < 6 * small)
    }

    /// What so many people read, in a room whose list is shown to thirty.
    private static func bytes(_ count: Int) throws -> UInt64 {
        let limits = Limits.off { ($0.rosterShown, $0.rosterPage) = (30, 20) }
        var bytes: UInt64 = 0
        try Served.during(limits) { served in
            let people = try (0..<count).map { number in try Client(try UserName("p\(number)"), at: served) }
            for person in people { try person.send(person.hello()) }
            for person in people { _ = try person.until { if case .welcome = $0 { true } else { nil } } }
            for person in people { try person.send(.join("#lobby", after: nil)) }
            for person in people { _ = try person.until { $0.present == count ? true : nil } }
            bytes = people.reduce(0) { $0 + $1.bytesRead }
        }
        return bytes
    }
}

extension ServerEvent {
    /// How many are in the room, where it tells so.
    fileprivate var present: Int? {
        switch self {
        case .joined(let joined): joined.roster.count
        case .presence(_, let delta): delta.count
        default: nil
        }
    }
}
