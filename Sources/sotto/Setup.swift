import ClientCore
import ClientNetwork
import ClientStore
import Glibc
import Posix
import SecureChannel
import SottoModel
import Text

/// What the arguments and the state directory come to, before anything runs.
struct Setup {
    /// Without its door.
    let invite: Invite
    /// The invite's way into a closed server.
    let door: Door?
    /// Whether the invite was given in this run, and is not just the last server.
    let isGiven: Bool
    /// Whether the server is one that this program started here.
    let hosts: Bool
    let name: UserName
    let room: RoomName
    let isLineMode: Bool
    let acceptsNew: Bool
    let settings: Settings
    let writtenSettings: WrittenSettings
    let store: StateDirectory
    let known: KnownServers
    let holder: IdentityHolder
    let statements: [KeyStatement]
    let rotations: [KeyRotation]
    let formers: [FormerKey]
    let ignored: IgnoredPeople
    private let kept: Remembered
    /// What was kept of earlier conversations with the server.
    let recall: Recall

    /// - Parameter chosen: what was said on the first screen; nil where there was none.
    init(_ options: Options, _ state: Kept, chosen: FirstChoice? = nil) throws(Complaint) {
        let given = if let chosen { chosen.invite } else { try Self.invite(options) }
        store = state.store
        known = state.known
        holder = state.holder
        statements = state.statements
        rotations = state.rotations
        formers = state.formers
        ignored = state.ignored
        kept = state.remembered
        invite = if let given { given.withoutDoor } else { try Self.lastServer(state.remembered) }
        door = given?.door.map(Door.init)
        isGiven = given != nil
        hosts = chosen?.hosts ?? (given == nil && state.remembered.hosts)
        name =
            if let name = chosen?.name ?? options.name ?? state.remembered.name { name } else { try Self.loginName() }
        isLineMode = options.isLineMode
        recall = try Self.recall(state, invite.address, options, isLineMode: isLineMode)
        let last = recall.recollection.rooms.first(where: \.isShown)?.name
        room = if let room = options.room ?? invite.room ?? last { room } else { try Self.lobby() }
        acceptsNew = options.acceptsNew
        settings = options.settings
        writtenSettings = WrittenSettings(path: options.config ?? Paths.settings)
    }

    /// The key the server has to show: the pinned one, or the invite's, which must not differ.
    var pinned: ChannelKey? { known[invite.address] ?? invite.key }

    var remembered: Remembered {
        var remembered = kept
        remembered.name = name
        return remembered
    }

    /// Once the server has let us in: one that never did is not gone back to.
    func remember(in remembered: Remembered) -> Remembered {
        var remembered = remembered
        remembered.server = invite.address
        remembered.hosts = hosts
        return remembered
    }

    private static func recall(
        _ state: Kept, _ server: ServerAddress, _ options: Options, isLineMode: Bool
    ) throws(Complaint) -> Recall {
        let log = OwnLogRules(bytes: options.ownLogMegabytes << 20, days: options.ownLogDays)
        let rules = KeepingRules(ownLog: options.keepsOwnLog ? log : nil, keepsRooms: !isLineMode)
        do throws(FileError) { return try state.store.recall(server, under: state.key, rules) } catch {
            throw Complaint(error)
        }
    }

    private static func invite(_ options: Options) throws(Complaint) -> Invite? {
        guard let text = options.server else { return nil }
        let isRead = text == "-"
        let line = isRead ? StandardInput.firstLine(keepsTheRest: options.isPlain, options.settings.language) : text
        let invite: Invite
        do throws(InviteError) { invite = try Invite(line) } catch { throw Complaint(error) }
        guard isRead || invite.door == nil else { throw Complaint(secretInArguments: text) }
        return invite
    }

    private static func lastServer(_ remembered: Remembered) throws(Complaint) -> Invite {
        guard let server = remembered.server else {
            throw Complaint(
                Phrase("there is no server to go back to yet", "돌아갈 서버가 아직 없습니다"),
                hint: Phrase(
                    "sotto HOST goes to one; sottod starts one of your own and prints its invite",
                    "sotto HOST로 들어가세요. sottod는 내 서버를 시작하고 초대를 보여 줍니다"), code: EX_USAGE)
        }
        return Invite(address: server)
    }

    /// What somebody is called on this machine, where that is a name here too.
    static var login: UserName? {
        [Paths.environment("USER"), Paths.environment("LOGNAME")].lazy.compactMap { name in
            name.flatMap { try? UserName(chosen: $0) }
        }.first
    }

    private static func loginName() throws(Complaint) -> UserName {
        if let name = login ?? (try? UserName(chosen: "guest")) { return name }
        throw Complaint(
            Phrase("there is no name to go by", "쓸 이름이 없습니다"),
            hint: Phrase("--name NAME gives one", "--name NAME으로 정하세요"),
            code: EX_USAGE)
    }

    private static func lobby() throws(Complaint) -> RoomName {
        do { return try RoomName("#lobby") } catch {
            throw Complaint(Phrase("#lobby is no room", "#lobby는 방이 아닙니다"), code: EX_SOFTWARE)
        }
    }
}

extension Invite {
    fileprivate var withoutDoor: Invite { Invite(address: address, room: room, key: key) }
}
