/// How soon after a record the next one may follow, for who hears what many hear, where several loops share the
/// processors with each other and with what they send to.
///
/// Sending a record costs about 10 µs however little is in it. A loop that is alone gathers while it sends to the
/// others of a room; several of them keep each other from it, and send more records with less in each. A message that
/// comes alone waits for nothing.
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
