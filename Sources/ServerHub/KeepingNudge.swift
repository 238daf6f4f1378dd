package import SottoModel

/// Why something may be kept no longer.
package enum KeepingNudge: Hashable, Sendable {
    /// More was said there.
    case grown(Set<RoomID>)
    /// A room, or the server, keeps things for another time.
    case rulesChanged
}
