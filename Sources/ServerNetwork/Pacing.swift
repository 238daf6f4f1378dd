/// How soon after a record the next one may follow, for who hears what many hear.
///
/// Sending a record costs about 10 µs however little is in it. Where messages come faster than a large audience can
/// be sent them one by one, more of them lie ready for each reader, share a record, and all of it costs less. A message
/// that comes alone waits for nothing.
enum Pacing {
    /// A room with so many members on a loop is sent everything at once, before what is said in larger ones.
    static let promptAudience = 64
    /// All of these have had their turn within 2 ms.
    private static let smallAudience = 250
    /// Beyond so many the pause is no longer.
    private static let largeAudience = 1000

    /// Twice what sending to all of them takes, and 20 ms at most.
    ///
    /// - Returns: microseconds.
    static func pause(audience: Int) -> Int64 {
        audience < smallAudience ? 0 : 20 * Int64(min(audience, largeAudience))
    }
}
