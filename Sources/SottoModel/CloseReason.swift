/// Why a session ends, said in the last record and again at the next sign-in.
package enum CloseReason: Int, Hashable, Sendable, CaseIterable {
    /// The client leaves because its user does.
    case leaving = 1
    /// The server is being stopped; it will be back or not.
    case shuttingDown = 2
    /// The same identity opened another session, which took this one over.
    case replaced = 3
    /// Nothing was accepted for too long.
    case stalled = 4
    /// Nothing was heard for too long.
    case silent = 5
    /// The other side did not keep to the protocol.
    case malformed = 6
    /// Hello was refused; the refusal came before.
    case refused = 7
    /// The server is back in a moment.
    case restarting = 8
    /// An operator of the server shut the identity out.
    case banned = 9
    /// The identity's account was erased, with everything it said.
    case erased = 10
}
