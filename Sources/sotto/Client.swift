import ClientCore
import ClientNetwork
import ClientStore
import PeerChannels
import Posix
import SecureChannel
import Sodium
import SottoModel
import SottoWire

/// A running client: its state, and the edges its effects go to. The main thread's alone.
///
/// The same for the screen and for lines; what differs is where events come from and who shows the state.
final class Client {
    private(set) var state: ClientState
    /// When to try the server again.
    var retryAt: ContinuousClock.Instant?
    /// When the server is to have given a sign of life.
    var answerDueAt: ContinuousClock.Instant?
    /// When something may be said again in a slow room.
    var restEndsAt: ContinuousClock.Instant?
    var exit: Exit?
    /// What only a screen can do, gathered until the loop comes round.
    var requests = Requests()

    struct Requests {
        var notices: [Notice] = []
        var suspends = false
        var repaints = false
        /// For the clipboard.
        var copies: String?
        /// What the editor is to have.
        var edits: String?
        /// Whether the terminal is ours again.
        var takesBack = false
    }

    /// The editor that has the terminal.
    private var editor: DraftEditor?
    private var speller: Speller?
    /// The number of the present one: what an earlier one still says is passed over.
    private var spellers = 0
    let setup: Setup
    let inbox: Inbox
    let tap: WireTap
    /// How many batches of the receive thread there were when they were taken last.
    private(set) var lastBatch = 0
    private let news = News()
    private let wake: @Sendable () -> Void
    private var savedRooms: SavedRooms
    private var seeds = Seeds()
    private let start = ContinuousClock.now
    var known: KnownServers
    var remembered: Remembered
    var link: Link?
    var links = 0
    var uplink: Uplink?
    /// Seals and opens whispers, for as long as there is a connection.
    var correspondence: Correspondence?
    /// For as long as this runs, from the first connection on.
    var sealedDesk: SealedDesk?
    var isBlocked = false
    var shownKey: ChannelKey?
    /// Whether this attempt goes by what the invite says, and not by the door that was kept.
    var goesByInvite = false
    var closeReason: CloseReason?

    /// - Parameter wake: ends the main thread's wait; called on other threads.
    init(_ setup: Setup, wake: @escaping @Sendable () -> Void) throws(Complaint) {
        self.setup = setup
        self.wake = wake
        inbox = Inbox(wake: wake)
        tap = WireTap(wake: wake)
        known = setup.known
        remembered = setup.remembered
        var settings = setup.settings
        settings.isLineMode = setup.isLineMode
        let identity = setup.holder.identity.key
        state = ClientState(
            me: Me(
                identity: identity, proof: setup.holder.identity.channelProof(), statements: setup.statements),
            server: setup.invite.address, name: setup.name, room: setup.room, recollection: setup.recall.recollection,
            ignored: setup.ignored.people,
            whisperPolicy: setup.remembered.whisperPolicy, settings: settings)
        savedRooms = SavedRooms(setup.recall.recollection.rooms)
        do throws(ThreadError) {
            try setup.store.startWriting { [news] report in news.post(.disk(report), wake) }
        } catch {
            throw Complaint(error)
        }
        // Where the kernel has no such timer a dead connection is found after a sleep as it is without one.
        try? WakeWatch.start { [news] in news.post(.wokeUp, wake) }
        setup.store.save(remembered)
        for damage in setup.recall.damage { handle(.diskFailed(Complaint.words(damage))) }
    }

    /// The descriptor to watch for writing, while the socket is full.
    var blockedDescriptor: Int32? { isBlocked ? uplink?.descriptor : nil }

    func handle(_ event: ClientEvent) {
        for effect in state.handle(event, at: moment) { perform(effect) }
    }

    /// Takes everything that other threads have posted.
    func drainInbox() {
        let letters = inbox.takeAll()
        lastBatch = letters.count
        for letter in letters where letter.link == links { take(letter.event) }
        for item in news.takeAll() { take(item) }
        askForKeys()
    }

    private func take(_ item: News.Item) {
        switch item {
        case .disk(.kept(let ids)): handle(.onDisk(ids))
        case .disk(.failed(let error)): handle(.diskFailed(Complaint(error).message))
        case .wokeUp: handle(.wokeUp)
        case .editor(let end): close(end)
        case .speller(spellers, .spelt(let spelt)): handle(.spelt(spelt))
        case .speller(spellers, .gone(let words)): handle(.spellerGone(words))
        case .speller: break
        }
    }

    /// Sends what waits, as far as the socket takes it.
    func flush() {
        guard let uplink else { return }
        let progress = uplink.flush()
        isBlocked = progress == .blocked
        // The receive thread sees the same failure, and says how it ended.
        if progress == .failed { self.uplink = nil }
    }

    /// When something is due that nobody posts.
    var deadline: ContinuousClock.Instant? {
        [retryAt, answerDueAt, restEndsAt, savedRooms.dueAt, correspondence?.deadline.map { start + $0 }]
            .compactMap { $0 }.min()
    }

    /// Since the program began.
    var elapsed: Duration { start.duration(to: .now) }

    func doWhatIsDue() {
        if let retryAt, retryAt <= .now {
            self.retryAt = nil
            handle(.retryDue)
        }
        if let answerDueAt, answerDueAt <= .now {
            self.answerDueAt = nil
            handle(.answerOverdue)
        }
        if let restEndsAt, restEndsAt <= .now {
            self.restEndsAt = nil
            handle(.restOver)
        }
        goOnTalking()
    }

    /// To be called when everything is taken in. A line program keeps no rooms.
    func saveRooms(isLast: Bool = false) {
        guard !setup.isLineMode else { return }
        let rooms = state.roomMarks
        if savedRooms.isDue(rooms, at: .now, isLast: isLast) { setup.store.save(rooms) }
    }

    /// The last of all: what was said is sent, what is to be kept is on disk.
    func finish() {
        editor?.giveUp()
        speller?.finish()
        saveRooms(isLast: true)
        flush()
        uplink?.finish()
        setup.store.finish()
        for case .disk(.failed(let error)) in news.takeAll() { Complaint(error).report(in: state.language) }
    }

    /// Starts the editor on a terminal that has been left to it.
    func edit(_ text: String) {
        do throws(Complaint) {
            editor = try DraftEditor(text) { [news, wake] end in news.post(.editor(end), wake) }
        } catch {
            close(.failed(error.message))
        }
    }

    /// Asks the speller of the settings, which is begun where another one, or none, was there.
    func spell(_ words: [String]) {
        let command = state.settings.spellCommand
        if speller?.command != command {
            spellers += 1
            do throws(Complaint) {
                speller = try Speller(command) { [news, wake, spellers] item in
                    news.post(.speller(spellers, item), wake)
                }
            } catch {
                handle(.spellerGone(error.message))
            }
        }
        speller?.ask(words)
    }

    private func close(_ end: DraftEditor.End) {
        editor = nil
        requests.takesBack = true
        switch end {
        case .edited(let text): handle(.edited(text))
        case .failed(let words): handle(.notEdited(words))
        }
    }

    private var moment: Moment {
        Moment(wall: .now, elapsed: elapsed, random: SplitMix64(seed: seeds.next()))
    }
}
