/// A room as the server numbers it. Stable while the room exists; clients learn it by joining.
package struct RoomID: Hashable, Sendable {
    package let rawValue: UInt64

    package init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }
}

/// Which pre-shared key opens a closed server. Sent in clear, so it says nothing: 8 random bytes.
package struct DoorID: Hashable, Sendable, LosslessStringConvertible {
    package static let byteCount = 8

    private let rawValue: UInt64

    package init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// - Returns: nil unless there are exactly 8 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        rawValue = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// As it stands in invites: base64url.
    package init?(_ description: String) {
        guard let bytes = Base64URL.decode(description) else { return nil }
        self.init(bytes)
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: rawValue.bigEndian) { Array($0) }
    }

    package var description: String { Base64URL.encode(bytes) }
}

/// An entry's place in its room: rising, not dense, below 2^53.
package struct EntryNumber: Hashable, Sendable, Comparable {
    /// Before every entry.
    package static let zero = EntryNumber(0)

    package let rawValue: UInt64

    package init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    package static func < (left: EntryNumber, right: EntryNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Wall time in milliseconds since 1970-01-01 UTC. For showing; deadlines run on the monotonic clock.
package struct Timestamp: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// So many milliseconds later; what cannot be said is the end of time. Others say times of any size.
    package func adding(_ milliseconds: Int64) -> Timestamp {
        let (sum, overflows) = self.milliseconds.addingReportingOverflow(milliseconds)
        return Timestamp(milliseconds: overflows ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// Milliseconds from another moment to this one, as many as there can be.
    package func milliseconds(since other: Timestamp) -> Int64 {
        let (difference, overflows) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflows ? (milliseconds < other.milliseconds ? .min : .max) : difference
    }
}
