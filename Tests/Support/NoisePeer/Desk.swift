/// Holds the one session that is going on, and answers the lines that are about it.
struct Desk {
    private var session: (any Session)?

    mutating func answer(_ line: String) -> String {
        do {
            return "ok " + Hex.digits(try bytes(for: line.split(separator: " ")))
        } catch {
            return "error \(error)"
        }
    }

    private mutating func bytes(for words: [Substring]) throws -> [UInt8] {
        guard let verb = words.first else { throw PeerError.badLine }
        if verb == "begin" {
            session = try Opening(words.dropFirst()).session()
            return []
        }
        guard let session else { throw PeerError.noSession }
        return try session.obey(verb, Hex.bytes(words.dropFirst().first ?? ""))
    }
}

enum PeerError: Error {
    case badLine, noSession
}

enum Hex {
    static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ digits: Substring) throws(PeerError) -> [UInt8] {
        var rest = digits
        var bytes: [UInt8] = []
        while !rest.isEmpty {
            guard rest.utf8.count > 1, let byte = UInt8(rest.prefix(2), radix: 16) else { throw .badLine }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
