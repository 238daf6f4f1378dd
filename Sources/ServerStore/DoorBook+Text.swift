import SecureChannel
import SottoModel

/// The book as a file, a door a line, in the order they were made: kind, id, secret, and in milliseconds since 1970
/// from when and until when (`-`: as long as it is the newest).
///
///     own BQYHCAkKCww … 1763884800000 -
///     single-use AQIDBAUGBwg … 1763884800000 1764489600000
extension DoorBook {
    package var text: String {
        doors.map(Self.line).joined()
    }

    /// - Returns: nil where any line is none.
    package init?(_ text: String) {
        var doors: [KeptDoor] = []
        for line in text.split(separator: "\n") {
            guard let door = Self.door(line) else { return nil }
            doors.append(door)
        }
        self.init(doors)
    }

    private static func line(_ kept: KeptDoor) -> String {
        let door = kept.door.handedOver
        let until = kept.until.map { String($0.milliseconds) } ?? "-"
        return "\(kept.kind.rawValue) \(door.id) \(Base64URL.encode(door.psk)) \(kept.made.milliseconds) \(until)\n"
    }

    private static func door(_ line: Substring) -> KeptDoor? {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 5, let kind = KeptDoor.Kind(rawValue: String(fields[0])),
            let id = Base64URL.decode(fields[1]), let psk = Base64URL.decode(fields[2]),
            let door = Invite.Door(id: id, psk: psk), let made = moment(fields[3])
        else { return nil }
        let until = moment(fields[4])
        guard until != nil || (fields[4] == "-" && kind == .own) else { return nil }
        return KeptDoor(Door(door), kind, made: made, until: until)
    }

    /// - Returns: nil for what is no time, or so late that nothing could be added to it.
    private static func moment(_ field: Substring) -> Timestamp? {
        guard let milliseconds = Int64(field), (0..<1 << 53).contains(milliseconds) else { return nil }
        return Timestamp(milliseconds: milliseconds)
    }
}
