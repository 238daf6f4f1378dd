/// The one-way patterns: the recipient is known and says nothing (Noise rev 34, section 7.4).
extension HandshakePattern {
    package static let n = HandshakePattern("N", known: [.responder], [.e, .es])
    package static let k = HandshakePattern("K", known: [.initiator, .responder], [.e, .es, .ss])
    package static let x = HandshakePattern("X", known: [.responder], [.e, .es, .s, .ss])
}

/// The fundamental interactive patterns (section 7.5).
extension HandshakePattern {
    package static let nn = HandshakePattern("NN", [.e], [.e, .ee])
    package static let nk = HandshakePattern("NK", known: [.responder], [.e, .es], [.e, .ee])
    package static let nx = HandshakePattern("NX", [.e], [.e, .ee, .s, .es])
    package static let kn = HandshakePattern("KN", known: [.initiator], [.e], [.e, .ee, .se])
    package static let kk = HandshakePattern(
        "KK", known: [.initiator, .responder], [.e, .es, .ss], [.e, .ee, .se])
    package static let kx = HandshakePattern("KX", known: [.initiator], [.e], [.e, .ee, .se, .s, .es])
    package static let xn = HandshakePattern("XN", [.e], [.e, .ee], [.s, .se])
    package static let xk = HandshakePattern("XK", known: [.responder], [.e, .es], [.e, .ee], [.s, .se])
    package static let xx = HandshakePattern("XX", [.e], [.e, .ee, .s, .es], [.s, .se])
    package static let `in` = HandshakePattern("IN", [.e, .s], [.e, .ee, .se])
    package static let ik = HandshakePattern("IK", known: [.responder], [.e, .es, .s, .ss], [.e, .ee, .se])
    package static let ix = HandshakePattern("IX", [.e, .s], [.e, .ee, .se, .s, .es])
}

extension HandshakePattern {
    package static let all = [n, k, x, nn, nk, nx, kn, kk, kx, xn, xk, xx, `in`, ik, ix]
}
