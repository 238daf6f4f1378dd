/// Why a store cannot be opened, or read.
package enum StoreError: Error, Hashable, Sendable {
    case missing(path: String)
    /// A later version of the server made it. It is left as it is.
    case newer(path: String)
    /// An earlier version of the server made it, and nobody has opened it since.
    case older(path: String)
    /// Nothing in it was written with this server's key. It is left as it is.
    case foreign(path: String)
    /// What SQLite says.
    case unusable(path: String, reason: String)
    /// The server is ending: nothing is decided any more.
    case ended
    /// Somebody else had the file for too long.
    case busy
}
