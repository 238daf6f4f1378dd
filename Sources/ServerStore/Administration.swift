import Posix
import SecureChannel
package import SottoModel

/// Does what an administrator asks, whether it comes over the control socket or from a program that has the data
/// directory to itself.
package struct Administration: Sendable {
    private let key: ChannelKey
    private let address: ServerAddress?
    private let doors: DoorKeeper?
    private let instructions: (@Sendable (ServerInstruction) -> ControlAnswer)?
    let people: PeopleDesk?
    let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - address: what invites name where their terms name nothing else; nil where it is not known.
    ///   - doors: a closed server's; none where it is open.
    ///   - people: none where only doors are looked after.
    ///   - instructions: has a running server do what it is told, and waits for what comes of it.
    package init(
        key: ChannelKey, address: ServerAddress?, doors: DoorKeeper?, people: PeopleDesk? = nil,
        instructions: (@Sendable (ServerInstruction) -> ControlAnswer)? = nil, now: @escaping @Sendable () -> Timestamp
    ) {
        self.key = key
        self.address = address
        self.doors = doors
        self.people = people
        self.instructions = instructions
        self.now = now
    }

    /// - Returns: the answer's text, for the control socket.
    package func answer(to line: String) -> String {
        (ControlRequest(line).map(perform) ?? .refused("not understood")).text
    }

    package func perform(_ request: ControlRequest) -> ControlAnswer {
        if case .people(let request) = request { return perform(request) }
        if case .instruction(let instruction) = request {
            return instructions?(instruction) ?? .refused("the server does not run")
        }
        guard let doors else { return performOpen(request) }
        do throws(FileError) {
            return switch request {
            case .invite(let terms): try invite(terms, doors)
            case .invites: .done(doors.invites.map(line).joined(separator: "\n"))
            case .revoke(let id):
                try doors.revoke(id) ? .done("revoked \(id)") : .refused("there is no invite \(id)")
            case .rotate: try rotate(doors)
            case .people(let request): perform(request)
            case .instruction: .refused("the server does not run")
            }
        } catch {
            return .refused("the data directory cannot be written")
        }
    }

    /// An open server has nothing to keep: its invites lead anybody in, for ever.
    private func performOpen(_ request: ControlRequest) -> ControlAnswer {
        guard case .invite(let terms) = request, !terms.isSingleUse else {
            return .refused("the server is open to everybody; sottod --closed closes it")
        }
        return link(terms, door: nil)
    }

    private func invite(_ terms: InviteTerms, _ doors: DoorKeeper) throws(FileError) -> ControlAnswer {
        guard terms.address ?? address != nil else { return link(terms, door: nil) }
        let door = try doors.invite(isSingleUse: terms.isSingleUse, seconds: terms.seconds)
        guard let door else { return .refused("too many invites stand; revoke some first") }
        return link(terms, door: door.handedOver)
    }

    private func link(_ terms: InviteTerms, door: Invite.Door?) -> ControlAnswer {
        guard let address = terms.address ?? address else {
            return .refused("the server does not run; --advertise HOST:PORT says where it will be")
        }
        return .done("\(Invite(address: address, room: terms.room, key: key, door: door))")
    }

    private func rotate(_ doors: DoorKeeper) throws(FileError) -> ControlAnswer {
        try doors.rotate()
        return .done("a new door; earlier ones lead in for \(DoorBook.overlap / 86_400_000) days more")
    }

    /// `AQIDBAUGBwg  single-use  6 d 23 h left`
    private func line(_ kept: KeptDoor) -> String {
        "\(kept.door.id)  \(kept.kind.rawValue)  \(timeLeft(until: kept.until ?? now())) left"
    }

    /// `6 d 23 h`
    func timeLeft(until end: Timestamp) -> String {
        let seconds = max(0, end.milliseconds(since: now()) / 1000)
        return switch seconds {
        case 86_400...: "\(seconds / 86_400) d \(seconds % 86_400 / 3600) h"
        case 3600...: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        default: "\(seconds / 60) min"
        }
    }
}
