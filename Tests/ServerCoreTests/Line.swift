import ServerCore
import SottoModel
import TestSupport

/// An effect as a line.
///
///     0 alice0 ← welcome alice     in the mailbox of loop 0, for one session
///     0 #1 alice: hi (5)           in the mailbox of loop 0, for everybody in room 1; 5 is its number
///     journal ← …                  for the journal
struct Line {
    let names: [SessionID: String]

    func of(_ effect: Effect) -> String {
        switch effect {
        case .lane(let lane, let item): "\(lane) \(text(item))"
        case .propose(let proposal):
            "journal ← #\(proposal.room.rawValue) \(proposal.author.name): \(proposal.body.text)"
        case .claim(let claim): "journal ← \(name(claim.session)) claims \(claim.name)"
        }
    }

    private func text(_ item: LaneItem) -> String {
        switch item {
        case .entry(let room, let entry): "#\(room.rawValue) \(text(entry))"
        case .presence(let room, let change, let count): "#\(room.rawValue) \(text(change)) = \(count)"
        case .joined(let session, let joined, let after):
            "\(name(session)) ← in \(text(joined))\(text(after))"
        case .left(let session, let room): "\(name(session)) out of #\(room.rawValue)"
        case .direct(let session, let event): "\(name(session)) ← \(text(event))"
        case .settled(let session, let bytes): "\(name(session)) settled \(bytes)"
        case .page(let session, let room, _): "\(name(session)) ← page of #\(room.rawValue)"
        case .close(let session, let reason): "\(name(session)) closes, \(reason)"
        case .gone(let session): "\(name(session)) gone"
        case .resume: "resume"
        case .closeAll(let reason): "all close, \(reason)"
        }
    }

    private func text(_ event: ServerEvent) -> String {
        switch event {
        case .welcome(let welcome):
            "welcome \(welcome.name)" + (welcome.previousClose.map { ", was \($0)" } ?? "")
        case .refused(let refusal), .renameRefused(let refusal): "refused, \(text(refusal))"
        case .joinRefused(let room, let refusal): "\(room) refused, \(text(refusal))"
        case .left(let room): "left #\(room.rawValue)"
        case .outcome(let id, let outcome): "\(id.low & 0xFFFF) \(text(outcome))"
        case .whisper(let whisper): "\(whisper.from.name) whispers \(whisper.id.low & 0xFFFF) \(whisper.sealed)"
        case .renamed(let name): "you are \(name)"
        case .roster(let room, let page): "#\(room.rawValue) has \(text(page))"
        case .found(let name, let person, _): "\(name) is \(person.map { "\($0.name)" } ?? "nobody")"
        default: "\(event)"
        }
    }

    private func text(_ refusal: Refusal) -> String {
        if case .nameTaken(let free) = refusal { return "taken, \(free) is free" }
        return "\(refusal)"
    }

    private func text(_ outcome: Outcome) -> String {
        switch outcome {
        case .kept(let number): "kept as \(number.rawValue)"
        case .delivered: "delivered"
        case .held: "held"
        case .refused(let refusal): "refused, \(text(refusal))"
        }
    }

    private func text(_ entry: Entry) -> String {
        "\(entry.author.name): \(entry.body.text) (\(entry.place.number.map { "\($0.rawValue)" } ?? "live"))"
    }

    private func text(_ change: PresenceChange) -> String {
        switch change {
        case .joined(let person): "+\(person.name)"
        case .left(let person): "-\(person.name)"
        case .renamed(let rename): "\(rename.old)→\(rename.new)"
        }
    }

    private func text(_ joined: Joined) -> String {
        let topic = joined.topic.isEmpty ? "" : " “\(joined.topic)”"
        return
            "#\(joined.room.rawValue) \(joined.name)\(topic) of \(text(joined.roster)), last \(joined.last.rawValue)"
    }

    private func text(_ page: RosterPage) -> String {
        let people = page.people.map { "\($0.name)" }.joined(separator: " ")
        return "\(page.count): \(people)" + (page.next.map { ", more after \($0)" } ?? "")
    }

    private func text(_ after: EntryNumber?) -> String {
        after.map { ", has \($0.rawValue)" } ?? ""
    }

    private func name(_ session: SessionID) -> String { names[session] ?? "?" }
}
