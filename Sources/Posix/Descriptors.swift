import Glibc

/// How many files and sockets this process may have open.
package enum Descriptors {
    /// Takes as many as it is allowed; by default a login gets 1,024, of several thousand.
    ///
    /// - Returns: how many there are now.
    @discardableResult package static func raiseLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        let soft = limit.rlim_cur
        limit.rlim_cur = limit.rlim_max
        guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return Int(clamping: soft) }
        return Int(clamping: limit.rlim_cur)
    }
}
