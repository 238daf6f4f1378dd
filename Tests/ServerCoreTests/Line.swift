import ServerCore
import SottoModel
import TestSupport

/// An effect as a line.
///
///     0 alice0 ← welcome alice     in the mailbox of loop 0, for one session
///     0 #1 alice: hi (5)           in the mailbox of loop 0, for everybody in room 1; 5 is its number
///     journal ← …                  for the journal
///     past ← …                     for those who look things up
struct Line {
    let names: [SessionID: String]

    func of(_ effect: Effect) -> String {
        switch effect {
        case .lane(let lane, let item): "\(lane) \(text(item))"
        case .journal(let work): "journal ← \(text(work))"
        case .look(let session, let lookup): "past ← \(name(session)) \(text(lookup))"
        case .ruled(let ruling): "shell ← \(ruling)"
        }
    }

    private func text(_ work: JournalWork) -> String {
        switch work {
        case .propose(let proposal): "#\(proposal.room.rawValue) \(proposal.author.name): \(text(proposal.body))"
        case .claim(let claim): "\(name(claim.session)) claims \(claim.name)"
        case .whisper(let letter): "\(letter.from.name) whispers \(letter.id.low & 0xFFFF)"
        case .taken(_, let number): "taken through \(number.rawValue)"
        case .inbox(let request): "\(name(request.session)) opens the inbox after \(request.after.rawValue)"
        case .prefer(_, let policy): "whispers of \(policy)"
        case .find(let lookup): "who is \(lookup.name)?"
        case .card: "whose card?"
        case .decide(let decision): "decides \(text(decision.order))" + (decision.source.map { " from \($0)" } ?? "")
        case .state(let statement): text(statement)
        case .remove(let ends): "removes of \(ends.count)"
        case .erase(let erasure): text(erasure)
        case .retry: "retry"
        }
    }

    private func text(_ statement: KeyStatement) -> String {
        "key \(statement.ended.bytes[0]) " + (statement.next.map { "→ \($0.bytes[0])" } ?? "is revoked")
    }

    private func text(_ erasure: Erasure) -> String {
        switch erasure {
        case .account(_, let rooms): "erases an account, of \(rooms.count) rooms"
        case .words(_, let numbers): "erases \(numbers.count)"
        }
    }

    private func text(_ item: LaneItem) -> String {
        switch item {
        case .entry(let room, let entry): "#\(room.rawValue) \(text(entry))"
        case .presence(let room, let change, let count): "#\(room.rawValue) \(text(change)) = \(count)"
        case .erased(let room, let author): "#\(room.rawValue) forgets \(author.bytes[0])"
        case .joined(let session, let joined, let after):
            "\(name(session)) ← in \(text(joined))\(text(after))"
        case .left(let session, let room): "\(name(session)) out of #\(room.rawValue)"
        case .direct(let session, let event): "\(name(session)) ← \(text(event))"
        case .settled(let session, let bytes): "\(name(session)) settled \(bytes)"
        case .page(let session, let room, _): "\(name(session)) ← page of #\(room.rawValue)"
        case .answer(let session, let event): "\(name(session)) ← answer: \(event.map { "\($0)" } ?? "none")"
        case .close(let session, let reason): "\(name(session)) closes, \(reason)"
        case .gone(let session): "\(name(session)) gone"
        case .banned(let source, let end): "\(source) banned" + (end.map { " until \($0.milliseconds)" } ?? "")
        case .unbanned(let source): "\(source) not banned"
        case .resume: "resume"
        case .closeAll(let reason): "all close, \(reason)"
        }
    }

    private func text(_ question: PastQuestion) -> String {
        switch question {
        case .earlier(let room, let before): "#\(room.rawValue) before \(before.rawValue)"
        case .chain(let room, let after): "links of #\(room.rawValue) after \(after.rawValue)"
        case .search(let query, let rooms):
            "“\(query.text)” in \(rooms.values.map(\.text).sorted().joined(separator: " "))"
        }
    }

    private func text(_ event: ServerEvent) -> String {
        switch event {
        case .welcome(let welcome):
            "welcome \(welcome.name)" + (welcome.previousClose.map { ", was \($0)" } ?? "")
                + (welcome.isOperator ? ", operator" : "")
        case .refused(let refusal), .renameRefused(let refusal): "refused, \(text(refusal))"
        case .joinRefused(let room, let refusal): "\(room) refused, \(text(refusal))"
        case .left(let room): "left #\(room.rawValue)"
        case .outcome(let id, let outcome): "\(id.low & 0xFFFF) \(text(outcome))"
        case .whisper(let whisper):
            "\(whisper.from.name) whispers \(whisper.id.low & 0xFFFF) as \(whisper.number.rawValue)"
        case .relay(let from, let channel, let sealed): "\(from.name) relays \(sealed.count) on \(channel)"
        case .undeliverable(_, let channel): "\(channel) is undeliverable"
        case .renamed(let name): "you are \(name)"
        case .roster(let room, let page): "#\(room.rawValue) has \(text(page))"
        case .found(let name, let person, let isPresent):
            "\(name) is \(person.map { "\($0.name)" } ?? "nobody")" + (person == nil || isPresent ? "" : ", away")
        case .card(let identity, let card):
            card == nil
                ? "no card" : "\(card == KeyCard(of: "bob") && identity == .of("bob") ? "bob's" : "a wrong") card"
        case .statements(_, let statements): "signed: " + statements.map(text).joined(separator: ", ")
        case .invited(let room, let by): "\(by.name) invites to \(room)"
        default: "\(event)"
        }
    }

    private func text(_ refusal: Refusal) -> String {
        switch refusal {
        case .nameTaken(let free): "taken, \(free) is free"
        case .banned(let until, let reason):
            "banned" + (until.map { " until \($0.milliseconds)" } ?? "") + (reason.isEmpty ? "" : ": \(reason)")
        case .muted(let until): "muted" + (until.map { " until \($0.milliseconds)" } ?? "")
        default: "\(refusal)"
        }
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
        "\(entry.author.name): \(text(entry.body)) (\(entry.place.number.map { "\($0.rawValue)" } ?? "live"))"
    }

    private func text(_ body: EntryBody) -> String {
        guard case .order(let order) = body else { return body.text }
        return switch order {
        case .kick(let sentence): "kick \(text(sentence))"
        case .ban(let sentence): "ban \(text(sentence))"
        case .unban(let person): "unban \(person.name)"
        case .mute(let sentence): "mute \(text(sentence))"
        case .unmute(let person): "unmute \(person.name)"
        case .op(let person): "op \(person.name)"
        case .deop(let person): "deop \(person.name)"
        case .slow(let seconds): "slow \(seconds)"
        case .invite(let person): "invite \(person.name)"
        case .close(let isPrivate): isPrivate ? "close" : "open"
        case .keep(let retention): "keep \(retention.seconds ?? 0) \(retention.entries ?? 0)"
        }
    }

    private func text(_ order: ServerOrder) -> String {
        switch order {
        case .ban(let sentence, _): "ban \(text(sentence))"
        case .unban: "unban"
        case .free(let name): "free \(name)"
        case .give(let name, _): "give \(name)"
        }
    }

    private func text(_ sentence: Sentence) -> String {
        let end = sentence.until.map { " until \($0.milliseconds)" } ?? ""
        return "\(sentence.who.name)\(end)" + (sentence.reason.isEmpty ? "" : ": \(sentence.reason)")
    }

    private func text(_ change: PresenceChange) -> String {
        switch change {
        case .joined(let person): "+\(person.name)"
        case .left(let person): "-\(person.name)"
        case .replaced(let person): "-\(person.name)?"
        case .renamed(let rename): "\(rename.old)→\(rename.new)"
        }
    }

    private func text(_ joined: Joined) -> String {
        let topic = joined.topic.isEmpty ? "" : " “\(joined.topic)”"
        return
            "#\(joined.room.rawValue) \(joined.name)\(topic) of \(text(joined.roster)), last \(joined.last.rawValue)"
            + text(joined.rules)
    }

    private func text(_ rules: RoomRules) -> String {
        let marks = [
            rules.isPrivate ? ", private" : "", rules.mayOrder ? ", operator" : "",
            rules.slowSeconds > 0 ? ", slow \(rules.slowSeconds)" : "",
        ]
        return marks.joined()
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
