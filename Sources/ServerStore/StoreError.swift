/// Why a store cannot be opened.
package enum StoreError: Error, Hashable, Sendable {
    /// A later version of the server made it. It is left as it is.
    case newer(path: String)
    /// What SQLite says.
    case unusable(path: String, reason: String)
    /// The server is ending: nothing is decided any more.
    case ended
}
