/// The only thing that is said of an envelope that cannot be read.
package enum WireError: Error, Hashable, Sendable {
    case malformed
}
