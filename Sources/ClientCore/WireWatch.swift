package import SottoModel
internal import Text

/// What goes over the wire, while somebody watches.
package struct WireWatch: Equatable, Sendable {
    /// More are not kept: the oldest goes.
    private static let most = 64

    package private(set) var frames: [WireFrame] = []
    package private(set) var depths = WireDepths()
    /// Rows above the newest; while there are any, what is shown stands still.
    package internal(set) var scroll = 0
    /// Frames that went by while it stood still.
    package private(set) var missed = 0

    mutating func take(_ new: [WireFrame], _ depths: WireDepths) {
        self.depths = depths
        guard scroll == 0 else {
            missed += new.count
            return
        }
        missed = 0
        frames += new
        while frames.count > Self.most {
            frames[0].wipe()
            frames.removeFirst()
        }
    }

    /// What was read of others and of oneself is not left in memory.
    mutating func wipe() {
        for index in frames.indices { frames[index].wipe() }
        frames = []
    }
}

/// How much waits where.
package struct WireDepths: Equatable, Sendable {
    /// Envelopes that wait for a record.
    package let unsent: Int
    /// Batches of the receive thread that the main thread took at once.
    package let received: Int

    package init(unsent: Int = 0, received: Int = 0) {
        self.unsent = unsent
        self.received = received
    }
}

/// One message of Noise as it was on the wire, and what was in it.
package struct WireFrame: Equatable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// 1 to 3; of a server that is closed the first is sealed by its door's key.
        case handshake(Int, isClosed: Bool)
        /// Its number under the key of its direction.
        case record(UInt64)
        /// What only two people read, inside a record: to or from somebody.
        case whisper(UserName?, Inside)
    }

    /// What is seen of a whisper.
    package enum Inside: Hashable, Sendable {
        /// Its words.
        case words
        /// Sealed for the other's key (Noise X).
        case letter
        /// Sealed by a channel of the two (Noise IK).
        case talk
    }

    /// So much of a long one is kept.
    package static let mostBytes = 1_024

    package let kind: Kind
    /// Whether it left here.
    package let isOwn: Bool
    package let at: Timestamp
    /// How long it was on the wire.
    package let count: Int
    package private(set) var bytes: [UInt8]
    /// Where in the bytes what was sealed begins.
    package let start: Int
    /// What was sealed, without its padding.
    package private(set) var opened: [UInt8]
    /// The same in words, as UTF-8.
    package private(set) var words: [UInt8]

    package init(
        _ kind: Kind, isOwn: Bool, at: Timestamp, bytes: [UInt8], start: Int = 0, opened: [UInt8] = [],
        words: String = ""
    ) {
        self.kind = kind
        self.isOwn = isOwn
        self.at = at
        count = bytes.count
        self.bytes = Array(bytes.prefix(Self.mostBytes))
        self.start = start
        self.opened = Array(opened.prefix(Self.mostBytes))
        self.words = Array(words.utf8.prefix(Self.mostBytes))
    }

    fileprivate mutating func wipe() {
        for index in opened.indices { opened[index] = 0 }
        for index in words.indices { words[index] = 0 }
    }
}

extension ClientState {
    mutating func toggleWire(at moment: Moment) -> [ClientEffect] {
        guard !settings.isLineMode else {
            complain(Phrase("the wire is seen on a screen only", "통신 내용은 화면에서만 볼 수 있습니다"), at: moment)
            return []
        }
        return wire == nil ? watchWire() : closeWire()
    }

    mutating func watch(_ frames: [WireFrame], _ depths: WireDepths) -> [ClientEffect] {
        wire?.take(frames, depths)
        return []
    }

    mutating func closeWire() -> [ClientEffect] {
        wire?.wipe()
        wire = nil
        return [.watchWire(false)]
    }

    private mutating func watchWire() -> [ClientEffect] {
        help = nil
        wire = WireWatch()
        return [.watchWire(true)]
    }
}
