/// A host and a port, written `host`, `host:port` or `[v6]:port`.
package struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    package static let defaultPort: UInt16 = 7788

    package let host: String
    package let port: UInt16

    package init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// - Returns: nil for anything that is no host with an optional port from 1 to 65535 (0 where `allowingAnyPort`).
    package init?(_ text: some StringProtocol, allowingAnyPort: Bool = false) {
        let text = String(text)
        guard let (host, port) = text.hasPrefix("[") ? Self.bracketed(text) : Self.plain(text) else { return nil }
        guard Self.isHost(host) else { return nil }
        guard let port else {
            self.init(host: host, port: Self.defaultPort)
            return
        }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port),
            number > 0 || allowingAnyPort
        else { return nil }
        self.init(host: host, port: number)
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    private static func bracketed(_ text: String) -> (host: String, port: String?)? {
        guard let end = text.firstIndex(of: "]") else { return nil }
        let host = String(text[text.index(after: text.startIndex)..<end])
        let rest = text[text.index(after: end)...]
        if rest.isEmpty { return (host, nil) }
        return rest.hasPrefix(":") ? (host, String(rest.dropFirst())) : nil
    }

    private static func plain(_ text: String) -> (host: String, port: String?)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return (text, nil)
        case 2: return (String(parts[0]), String(parts[1]))
        default: return (text, nil)  // an IPv6 address without brackets has no port
        }
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "%"): true
                default: false
                }
            }
    }
}
