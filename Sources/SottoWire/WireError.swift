package import SottoModel

/// Why an envelope is not taken.
package enum WireError: Error, Hashable, Sendable {
    /// It cannot be read; nothing more is said of it.
    case malformed
    /// It can be read, and nobody can be asked for it: what a server answers. Of a client's envelopes alone.
    case impossible(ServerEvent)
}
