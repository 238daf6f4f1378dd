package import SottoModel

/// Sources from which nobody is listened to, and until when.
package struct SourceBans: Sendable {
    /// nil: until it is lifted.
    private var ends: [Source: Timestamp?] = [:]

    package init() {}

    package var isEmpty: Bool { ends.isEmpty }

    /// Of two ends the later one holds.
    package mutating func add(_ source: Source, until end: Timestamp?) {
        guard case .some(let earlier) = ends[source] else {
            ends[source] = .some(end)
            return
        }
        guard let earlier, let end else {
            ends[source] = .some(nil)
            return
        }
        ends[source] = .some(max(earlier, end))
    }

    package mutating func remove(_ source: Source) {
        ends.removeValue(forKey: source)
    }

    package func holds(_ source: Source, at now: Timestamp) -> Bool {
        guard let end = ends[source] else { return false }
        return end.map { now < $0 } ?? true
    }
}
