package import SottoModel
package import Text

/// Everything a client knows. ``handle(_:at:)`` is the only thing that changes it; the view is a function of it.
package struct ClientState: Equatable, Sendable {
    package let me: Me
    package let server: ServerAddress
    /// Rises with everything that happens but a change of the input line, so that nothing else is drawn anew for a key.
    package internal(set) var revision: UInt64 = 0
    package internal(set) var settings: Settings
    package internal(set) var name: UserName
    package internal(set) var connection = Connection.idle
    /// Whether the server showed the pinned key in this run.
    package internal(set) var isPinned = false
    /// What the server showed of itself; nil until it was there in this run.
    package internal(set) var wayIn: WayIn?
    /// Never empty.
    package internal(set) var rooms: [Room]
    /// An index into `rooms`.
    package internal(set) var active = 0
    package internal(set) var focus = Focus.input
    /// Whether the window is the one that keys go to; nil until the terminal says.
    package internal(set) var hasFocus: Bool?
    package internal(set) var listIsShown = true
    package internal(set) var question: Question?
    /// The first row shown of the help that lies over the log.
    package internal(set) var help: Int?
    /// What goes over the wire, while somebody watches.
    package internal(set) var wire: WireWatch?
    /// What lies over the log while somebody looks for something.
    package internal(set) var finding: Finding?
    package internal(set) var outbox = Outbox()
    package internal(set) var pulse = Pulse()
    package internal(set) var ignored: Ignored
    package internal(set) var peers = Peers()
    var reachable = Reachable()
    /// Keys whose names were seen with others in this run.
    var doubted: Set<IdentityKey> = []
    /// Those of them that the server was not asked about yet.
    var unasked: [IdentityKey] = []

    /// What was pasted and waits for somebody to say what becomes of it.
    package internal(set) var pasted: PastedText?
    /// Looking for a line that was sent, while somebody does.
    package internal(set) var historySearch: HistorySearch?
    /// Looking for something in the log, while somebody does.
    package internal(set) var logSearch: LogSearch?
    /// What the mouse is marking.
    package internal(set) var marked: Marked?
    /// Only what was said, for copying with the mouse.
    package internal(set) var isBare = false
    /// The one that was shown before.
    var lastRoom: RoomName?
    var history = InputHistory()
    var killRing = KillRing()
    /// Whose input line an editor has.
    var editedRoom: RoomName?
    /// The word that Tab is finishing.
    package internal(set) var completion: Completion?
    var noticePace = NoticePace()
    var spelling = Spelling()
    var backOff = BackOff()
    /// What `/r` answers.
    var lastWhisperer: Person?
    var seenWhispers = SeenWhispers()
    /// Those of them that the disk does not have yet.
    var unkeptWhispers: Set<MessageID> = []
    var arrived = ArrivedWhispers()
    /// What the disk did not take last, in words, until it takes something.
    var diskTrouble: Phrase?
    var isLeavingWhenDone = false
    var whisperPolicy: WhisperPolicy
    var clock: ServerClock?
    /// Whether the server lets us order everywhere.
    var operatesServer = false
    /// Measures whose person the server is asked for.
    var inquiries: [Inquiry] = []
    /// Orders about the whole server without an outcome.
    var pendingOrders: [PendingOrder] = []
    var heardOf = KnownRooms()
    /// What a list of rooms that is told line by line was asked for.
    var listing: String?
    /// How many answers to such questions are on their way.
    var listsDue = 0

    /// - Parameters:
    ///   - room: the one to begin in.
    ///   - recollection: what was kept of earlier conversations with the server.
    package init(
        me: Me, server: ServerAddress, name: UserName, room: RoomName, recollection: Recollection = Recollection(),
        ignored: [Person] = [], whisperPolicy: WhisperPolicy = .everybody, settings: Settings = Settings()
    ) {
        self.me = me
        self.server = server
        self.name = name
        self.settings = settings
        self.whisperPolicy = whisperPolicy
        self.ignored = Ignored(ignored)
        rooms = [Room(name: room)]
        recollect(recollection)
        disownFormerKeys()
    }

    package var room: Room { rooms[active] }
    /// Every room has an input line of its own.
    package var composer: Composer { rooms[active].composer }
    /// Nothing of ours is without an answer.
    var isDone: Bool {
        outbox.isEmpty && pendingOrders.isEmpty && inquiries.isEmpty && listing == nil && !isLookingBack
    }
    package var language: Language { settings.language }
    package var isOnline: Bool { connection == .online }
    package var myself: Person { Person(identity: me.identity, name: name) }
}

/// Who signs in: the identity, and its signature over this install's channel key.
package struct Me: Equatable, Sendable {
    package let identity: IdentityKey
    package let proof: [UInt8]
    /// What they have signed about earlier keys of theirs.
    package let statements: [KeyStatement]

    package init(identity: IdentityKey, proof: [UInt8], statements: [KeyStatement] = []) {
        self.identity = identity
        self.proof = proof
        self.statements = statements
    }
}
