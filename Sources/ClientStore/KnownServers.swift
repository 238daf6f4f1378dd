package import SecureChannel
package import SottoModel

/// Which key each server showed when it was trusted, by host and port; of a closed one also the door it handed over,
/// its id and its secret.
///
///     chat.example.org:7788 MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10
///     closed.example.org:7788 MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10 AQIDBAUGBwg …
package struct KnownServers: Equatable, Sendable {
    private var keys: [String: ChannelKey] = [:]
    private var doors: [String: Door] = [:]

    package init() {}

    /// Of two lines about one server the later counts.
    ///
    /// - Throws: the number of the first line that is none.
    package init(_ text: String) throws(KnownServersError) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ")
            guard [2, 4].contains(parts.count), let address = ServerAddress(parts[0]),
                let key = Base64URL.decode(parts[1]).flatMap({ ChannelKey($0) })
            else { throw KnownServersError(line: index + 1) }
            let door = parts.count == 4 ? Self.door(parts[2], parts[3]) : nil
            guard parts.count == 2 || door != nil else { throw KnownServersError(line: index + 1) }
            self[address] = key
            self[doorOf: address] = door
        }
    }

    package subscript(address: ServerAddress) -> ChannelKey? {
        get { keys[Self.name(address)] }
        set { keys[Self.name(address)] = newValue }
    }

    /// The way into the server, where it is closed and its key is known.
    package subscript(doorOf address: ServerAddress) -> Door? {
        get { doors[Self.name(address)] }
        set { doors[Self.name(address)] = newValue }
    }

    package var text: String {
        keys.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }.joined()
    }

    private func line(_ name: String, _ key: ChannelKey) -> String {
        let door = doors[name].map { " \($0.id) \(Base64URL.encode($0.handedOver.psk))" } ?? ""
        return "\(name) \(Base64URL.encode(key.bytes))\(door)\n"
    }

    private static func door(_ id: Substring, _ psk: Substring) -> Door? {
        guard let id = Base64URL.decode(id), let psk = Base64URL.decode(psk) else { return nil }
        return Invite.Door(id: id, psk: psk).map(Door.init)
    }

    /// Host names are compared without case.
    private static func name(_ address: ServerAddress) -> String {
        address.description.lowercased()
    }
}

/// A line of the file that is no host with a key.
package struct KnownServersError: Error, Hashable, Sendable {
    package let line: Int
}
