package import SottoModel

/// What the next start begins with: `name = alice`, `server = sotto://…`, `hosts = yes`, `whispers = roommates`, one a line.
package struct Remembered: Hashable, Sendable {
    package var name: UserName?
    package var server: ServerAddress?
    package var whisperPolicy = WhisperPolicy.everybody
    /// Whether the server is one that the client starts itself.
    package var hosts = false

    package init() {}

    /// Lines that mean nothing are passed over: this is a convenience, no record.
    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            let pair = line.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            guard pair.count == 2 else { continue }
            switch pair[0] {
            case "name": name = try? UserName(pair[1])
            case "server": server = ServerAddress(pair[1])
            case "hosts": hosts = pair[1] == "yes"
            case "whispers": whisperPolicy = WhisperPolicy(word: pair[1]) ?? .everybody
            default: break
            }
        }
    }

    package var text: String {
        [name.map { "name = \($0)\n" }, server.map { "server = \($0)\n" }].compactMap { $0 }.joined()
            + (hosts ? "hosts = yes\n" : "")
            + (whisperPolicy == .everybody ? "" : "whispers = \(whisperPolicy.word)\n")
    }
}
