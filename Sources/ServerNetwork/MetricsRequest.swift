/// What somebody asks of the metrics' address, in as much of HTTP/1.1 as it takes: a GET of /metrics, and nothing
/// else.
enum MetricsRequest: Hashable {
    case incomplete
    case metrics
    case refused(MetricsRefusal)

    /// A head longer than this is nobody's who wants to read figures.
    static let mostBytes = 8 * 1024

    /// - Parameter bytes: what has come so far.
    init(_ bytes: [UInt8]) {
        guard let end = Self.endOfHead(bytes), end <= Self.mostBytes else {
            self = bytes.count > Self.mostBytes ? .refused(.tooLarge) : .incomplete
            return
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        self.init(line: String(decoding: line, as: UTF8.self))
    }

    private init(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", !words[0].isEmpty,
            words[1].hasPrefix("/")
        else {
            self = .refused(.malformed)
            return
        }
        let path = words[1].prefix { $0 != "?" }
        guard path == "/metrics" else {
            self = .refused(.unknown)
            return
        }
        self = words[0] == "GET" ? .metrics : .refused(.method)
    }

    /// Behind the empty line.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        var isLineEmpty = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"):
                if isLineEmpty { return index + 1 }
                isLineEmpty = true
            default: isLineEmpty = false
            }
        }
        return nil
    }
}

/// Why there are no figures, as a status of HTTP.
enum MetricsRefusal: Int, Hashable {
    case malformed = 400
    case unknown = 404
    case method = 405
    case tooLarge = 431
    case unavailable = 503

    var reason: String {
        switch self {
        case .malformed: "Bad Request"
        case .unknown: "Not Found"
        case .method: "Method Not Allowed"
        case .tooLarge: "Request Header Fields Too Large"
        case .unavailable: "Service Unavailable"
        }
    }
}

/// An answer as it goes out; the connection ends behind it.
enum MetricsAnswer {
    static func figures(_ text: String, contentType: String) -> String {
        head("200 OK", contentType: contentType, count: text.utf8.count) + text
    }

    static func refusal(_ refusal: MetricsRefusal) -> String {
        let text = refusal.reason + "\n"
        let allow = refusal == .method ? "Allow: GET\r\n" : ""
        return head("\(refusal.rawValue) \(refusal.reason)", contentType: "text/plain", count: text.utf8.count, allow)
            + text
    }

    private static func head(_ status: String, contentType: String, count: Int, _ more: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: \(contentType)\r\nContent-Length: \(count)\r\n\(more)"
            + "Connection: close\r\n\r\n"
    }
}
