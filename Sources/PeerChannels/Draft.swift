package import SottoModel

/// A whisper before it is sealed.
package struct Draft: Hashable, Sendable {
    /// A longer body is in no letter that a server takes, padded as it is.
    static let mostBody = 10 * 1024

    package let id: MessageID
    /// When it was written, by the clock on the wall.
    package let time: Timestamp
    package let body: [UInt8]

    package init(id: MessageID, time: Timestamp, body: [UInt8]) {
        self.id = id
        self.time = time
        self.body = body
    }
}
