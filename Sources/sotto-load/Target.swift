import Glibc
import SecureChannel
import SottoModel

/// The server under load, as its invite names it. An address of IPv4.
struct Target {
    let key: ChannelKey
    let door: Door?
    private let address: sockaddr_in

    init(_ invite: Invite) throws(LoadError) {
        guard let key = invite.key else { throw .usage("the invite has no key") }
        self.key = key
        door = invite.door.map(Door.init)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = invite.address.port.bigEndian
        guard inet_pton(AF_INET, invite.address.host, &address.sin_addr) == 1 else {
            throw .usage("the invite has to name an address of IPv4")
        }
        self.address = address
    }

    /// - Returns: a socket that is on its way.
    func connect() throws(LoadError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, type, 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        let result = withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 || errno == EINPROGRESS else {
            let code = errno
            close(descriptor)
            throw .system("connect", code)
        }
        return descriptor
    }
}
