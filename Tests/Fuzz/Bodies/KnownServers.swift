import ClientStore
import SottoModel

/// Each line of the file holds where it is asked for, and the file is written as it was read.
func checkKnownServers(_ supply: inout Supply) throws(Broken) {
    let text = supply.servers()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    try hold(Remembered(Remembered(text).text) == Remembered(text), "what is remembered reads as itself")
    let servers: KnownServers
    do {
        servers = try KnownServers(text)
    } catch {
        return try hold((1...lines.count).contains(error.line), "the line at fault is one of them")
    }
    try hold((try? KnownServers(servers.text)) == servers, "what is known reads as itself")
    try checkEach(lines, servers)
}

/// The last line about a server counts. Who is on a line and is not found would be trusted anew.
private func checkEach(_ lines: [Substring], _ servers: KnownServers) throws(Broken) {
    var known: [String: (key: ChannelKey, isClosed: Bool)] = [:]
    for line in lines where !line.isEmpty && !line.hasPrefix("#") {
        let parts = line.split(separator: " ")
        let address = try have(ServerAddress(parts[0]), "a line begins with an address")
        let key = try have(Base64URL.decode(parts[1]).flatMap { ChannelKey($0) }, "a line goes on with a key")
        known[address.description.lowercased()] = (key, parts.count == 4)
    }
    for (name, server) in known {
        let address = try have(ServerAddress(name), "an address reads as itself")
        try hold(servers[address] == server.key, "a server on the list is known")
        try hold((servers[doorOf: address] != nil) == server.isClosed, "the way in is known where there is one")
    }
}

extension Supply {
    /// Text, with a key that is one in the place of every `*`.
    fileprivate mutating func servers() -> String {
        let key = Base64URL.encode(Array(repeating: byte(), count: 32))
        return text().split(separator: "*", omittingEmptySubsequences: false).joined(separator: key)
    }
}
