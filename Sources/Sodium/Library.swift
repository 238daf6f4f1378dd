internal import CSodium

/// libsodium, started once, before its first use.
enum Library {
    /// Whoever calls into C names this first; after the first time it costs one load.
    static let started: Void = {
        precondition(sodium_init() >= 0, "libsodium has no source of random bytes")
    }()
}
