import PeerChannels
import SecureChannel
import SottoModel
import TestSupport

/// People in one sealed room, and a server between them that numbers what it is given and hands on letters.
final class Company {
    /// What one of them has read or been told, in words.
    final class Seat {
        let player: Player
        let rooms: SealedRooms
        let keys: PeerKeys
        let rotations: [KeyRotation]
        var heard: [String] = []
        var kept: [[UInt8]] = []
        var isAway = false
        fileprivate var readUpTo = 0
        fileprivate var inbox: [(from: IdentityKey, bytes: [UInt8])] = []

        init(_ seed: UInt8, kept: [[UInt8]] = [], after rotations: [KeyRotation] = []) {
            player = Player(seed: seed)
            keys = player.keys
            self.rotations = rotations
            rooms = SealedRooms(of: keys.identity, after: rotations, on: Hall.here, kept: kept)
            self.kept = kept
        }

        var key: IdentityKey { keys.identity }
        var person: Person { Person(identity: key, name: UserName(stringLiteral: "p\(player.seed)")) }
        var room: SealedRoom? { rooms.all.first }
        var opened: [String] { heard.filter { !$0.hasPrefix("closed") } }
    }

    struct Posted {
        let author: IdentityKey
        let id: MessageID
        let body: SealedBody
    }

    var seats: [UInt8: Seat] = [:]
    /// The journal; an entry's number is its place, from 1.
    var entries: [Posted] = []
    var now = Timestamp(milliseconds: 1_700_000_000_000)
    /// Letters that are lost on the way, by who wrote them.
    var losesLetters: (_ from: UInt8, _ to: UInt8) -> Bool = { _, _ in false }
    private(set) var letterCount = 0
    private var nextID: UInt64 = 0
    private let genesis: Genesis

    /// Founded by 1, who has added the others.
    ///
    /// - Parameter nonce: that tells it from other rooms that were founded so.
    init(_ others: [UInt8] = [], nonce: UInt8 = 9) {
        let founder = Seat(1)
        seats[1] = founder
        genesis = founder.rooms.found(
            "#plans", by: founder.person, as: founder.keys, at: now, nonce: Array(repeating: nonce, count: 16))
        post(.genesis(genesis), by: founder)
        for other in others { add(other) }
        run()
    }

    subscript(_ seed: UInt8) -> Seat {
        guard let seat = seats[seed] else { preconditionFailure("\(seed) is not here") }
        return seat
    }

    func add(_ seed: UInt8, by host: UInt8 = 1) {
        if seats[seed] == nil { seats[seed] = Seat(seed) }
        change(.add, seed, by: host)
    }

    /// - Returns: why it was not made, by whoever was to make it.
    @discardableResult
    func change(_ deed: MembershipChange.Deed, _ subject: UInt8, by author: UInt8) -> ChangeFault? {
        run()
        let seat = self[author]
        do throws(ChangeFault) {
            guard let change = try seat.room?.change(deed, of: self[subject].person, as: seat.keys, at: now) else {
                return .notSo
            }
            post(.change(change), by: seat)
            run()
            return nil
        } catch {
            return error
        }
    }

    @discardableResult
    func say(_ text: String, by seed: UInt8) -> SealedRoom.Silence? {
        let seat = self[seed]
        nextID += 1
        let id = MessageID.number(nextID)
        do throws(SealedRoom.Silence) {
            guard let (message, steps) = try seat.room?.say(Array(text.utf8), id, as: seat.keys, at: now) else {
                return .notMember
            }
            obey(steps, by: seat)
            post(.message(message), by: seat, id)
            return nil
        } catch {
            return error
        }
    }

    func post(_ body: SealedBody, by seat: Seat, _ id: MessageID = .number(0)) {
        entries.append(Posted(author: seat.key, id: id, body: body))
    }

    /// Everybody who is there reads what they have not read.
    func run() {
        var isQuiet = false
        while !isQuiet {
            isQuiet = true
            for seat in seats.values.sorted(by: { $0.player.seed < $1.player.seed }) where !seat.isAway {
                if readOn(seat) { isQuiet = false }
            }
        }
    }

    /// Begins anew from what was kept.
    func restart(_ seed: UInt8) {
        let old = self[seed]
        let new = Seat(seed, kept: old.kept, after: old.rotations)
        new.inbox = old.inbox
        take(new, insteadOf: old)
    }

    /// Another key takes the place of theirs, of which nobody else knows yet. Who has the old one stays in its seat.
    func rotate(_ seed: UInt8, to heir: UInt8) {
        run()
        let old = self[seed]
        let rotation = KeyRotation(from: old.key, to: Player(seed: heir).key, at: now)
            .signed(by: old.keys, and: Player(seed: heir).keys)
        take(Seat(heir, kept: old.kept, after: old.rotations + [rotation]), insteadOf: old)
    }

    /// The same, and they come back with it.
    func comeBack(_ seed: UInt8, as heir: UInt8) {
        rotate(seed, to: heir)
        succeed(heir)
    }

    func succeed(_ seed: UInt8) {
        let seat = self[seed]
        if let change = seat.room?.succession(as: seat.keys, at: now) { post(.change(change), by: seat) }
        run()
    }

    private func take(_ new: Seat, insteadOf old: Seat) {
        new.readUpTo = old.readUpTo
        new.heard = old.heard
        seats[new.player.seed] = new
    }

    private func readOn(_ seat: Seat) -> Bool {
        guard seat.readUpTo < entries.count || !seat.inbox.isEmpty else { return false }
        let letters = seat.inbox
        seat.inbox = []
        for letter in letters {
            guard let about = RoomLetter(letter.bytes) else { continue }
            obey(seat.rooms.take(about, from: letter.from, at: now), by: seat)
        }
        while !seat.isAway, seat.readUpTo < entries.count {
            seat.readUpTo += 1
            hand(entries[seat.readUpTo - 1], EntryNumber(UInt64(seat.readUpTo)), to: seat)
        }
        return true
    }

    func hand(_ entry: Posted, _ number: EntryNumber?, to seat: Seat) {
        switch entry.body {
        case .genesis(let genesis): enter(genesis, seat)
        case .change(let change): apply(change, number ?? .zero, seat)
        case .message(let bytes):
            guard let room = seat.room else { return }
            obey(room.take(bytes, entry.id, from: entry.author, at: number, now: now), by: seat)
        case .letter, .closed: break
        }
    }

    private func enter(_ genesis: Genesis, _ seat: Seat) {
        do throws(RoomFault) {
            let entered = try seat.rooms.enter(genesis, called: "#plans", at: now)
            obey(entered.steps, by: seat)
        } catch {
            // Who is not invited yet waits at the door.
            seat.readUpTo = 0
            seat.isAway = true
        }
    }

    private func apply(_ change: MembershipChange, _ number: EntryNumber, _ seat: Seat) {
        do throws(ChangeFault) {
            guard let room = seat.room else { return }
            obey(try room.take(change, at: number), by: seat)
        } catch {
            seat.heard.append("refused \(error)")
        }
    }

    private func obey(_ steps: [SealedRoom.Step], by seat: Seat) {
        for step in steps {
            switch step {
            case .opened(_, let body): seat.heard.append(String(decoding: body, as: UTF8.self))
            case .closed(_, let fault): seat.heard.append("closed \(fault)")
            case .keep(let record): seat.kept.append(record)
            case .letter(let to, let bytes): deliver(bytes, from: seat, to: to)
            }
        }
    }

    private func deliver(_ bytes: [UInt8], from seat: Seat, to recipient: IdentityKey) {
        letterCount += 1
        guard let reader = seats.values.first(where: { $0.key == recipient }),
            !losesLetters(seat.player.seed, reader.player.seed)
        else { return }
        reader.inbox.append((seat.key, bytes))
        // Who was at the door comes in.
        if RoomLetter(bytes)?.invitation != nil { reader.isAway = false }
    }
}
