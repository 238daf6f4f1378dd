package import Posix
package import SottoModel

/// How a server is set up.
package struct ServerOptions: Sendable {
    package var listen: [ServerAddress]
    /// Event loops, one a thread, 1–64.
    package var threads: Int
    package var limits: Limits

    package init(listen: [ServerAddress], threads: Int, limits: Limits = Limits()) {
        self.listen = listen
        self.threads = threads
        self.limits = limits
    }
}

/// Why a server did not come up.
package enum ServerError: Error, Hashable, Sendable {
    case cannotListen(ServerAddress, ListenError)
    /// A socket that was handed over is none to listen on.
    case cannotAdopt(name: String, ListenError)
    case badIdentity
}
