package import SottoModel

/// Which key each server showed when it was trusted, by host and port.
///
///     chat.example.org:7788 MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10
package struct KnownServers: Hashable, Sendable {
    private var keys: [String: ChannelKey] = [:]

    package init() {}

    /// - Throws: the number of the first line that is none.
    package init(_ text: String) throws(KnownServersError) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ")
            guard parts.count == 2, let address = ServerAddress(parts[0]),
                let key = Base64URL.decode(parts[1]).flatMap({ ChannelKey($0) })
            else { throw KnownServersError(line: index + 1) }
            self[address] = key
        }
    }

    package subscript(address: ServerAddress) -> ChannelKey? {
        get { keys[Self.name(address)] }
        set { keys[Self.name(address)] = newValue }
    }

    package var text: String {
        keys.sorted { $0.key < $1.key }.map { "\($0.key) \(Base64URL.encode($0.value.bytes))\n" }.joined()
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
