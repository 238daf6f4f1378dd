import SecureChannel
import ServerCore
import SottoModel
import Text

extension Administration {
    /// Lines of a list in one answer.
    private static let mostLines = 2000

    func perform(_ request: PeopleRequest) -> ControlAnswer {
        guard let people else { return .refused("the store cannot be used") }
        do {
            return switch request {
            case .names(let part): list(try people.names().holdings.filter { $0.name.text.contains(part) }.map(line))
            case .bans: list(try people.bans().map(line))
            case .free(let name): try answer(people.decide(.free(name)), "nobody's now: \(name)")
            case .give(let name, let who): try give(name, to: who, people)
            case .ban(let who, let terms): try ban(who, terms, people)
            case .unban(let who): try unban(who, people)
            case .erase(let who): try erase(who, people)
            }
        } catch StoreError.busy {
            return .refused(
                "erased, but others keep the file busy: copies may be in its log until the server is stopped")
        } catch {
            return .refused("the store cannot be used: \(error)")
        }
    }

    private func give(_ name: UserName, to who: String, _ people: PeopleDesk) throws -> ControlAnswer {
        guard let identity = PersonReference(who).identity(in: try people.names()) else { return .unknown(who) }
        return try answer(people.decide(.give(name, to: identity)), "\(name) is \(Fingerprint(of: identity.key)) now")
    }

    private func ban(_ who: String, _ terms: BanTerms, _ people: PeopleDesk) throws -> ControlAnswer {
        guard let person = PersonReference(who).person(in: try people.names()) else { return .unknown(who) }
        let end = terms.seconds.map { now().adding($0 * 1000) }
        let sentence = Sentence(person, until: end, reason: terms.reason)
        return try answer(people.decide(.ban(sentence, address: terms.address)), "banned: \(person.name)")
    }

    private func unban(_ who: String, _ people: PeopleDesk) throws -> ControlAnswer {
        let banned = try people.bans().first { "\($0.sentence.who.name)" == who }?.sentence.who.identity
        guard let identity = try banned ?? PersonReference(who).identity(in: people.names()) else {
            return .unknown(who)
        }
        return try answer(people.decide(.unban(identity)), "not banned: \(who)")
    }

    private func erase(_ who: String, _ people: PeopleDesk) throws -> ControlAnswer {
        guard let person = PersonReference(who).person(in: try people.names()) else { return .unknown(who) }
        guard let count = try people.erase(person.identity) else {
            return .refused("the store cannot be written: not everything is erased")
        }
        let entries = count == 1 ? "1 entry" : "\(count) entries"
        return .done("erased: \(person.name) and \(entries)\nbackups made before still have them")
    }

    private func answer(_ ruling: Ruling, _ words: String) -> ControlAnswer {
        switch ruling {
        case .done(let renames):
            .done(([words] + renames.map { "\($0.old) is \($0.new) now" }).joined(separator: "\n"))
        case .refused(.noSuchName): .refused("nobody has that name")
        case .refused: .refused("that cannot be done")
        }
    }

    private func list(_ lines: [String]) -> ControlAnswer {
        let rest = lines.count - Self.mostLines
        return .done((lines.prefix(Self.mostLines) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n"))
    }

    /// `alice  dovm-whwm-kh5b-vt62-3gsc-4lwu-mles-bxrx`
    private func line(_ holding: NameDirectory.Holding) -> String {
        let held = holding.until.map { "  given up, held for \(timeLeft(until: $0))" } ?? ""
        return "\(holding.name)  \(Fingerprint(of: holding.identity.key))\(held)"
    }

    /// `mallory  dovm-whwm-kh5b-vt62-3gsc-4lwu-mles-bxrx  for 6 d 23 h  from 192.0.2.7  noise`
    private func line(_ ban: ServerBan) -> String {
        let sentence = ban.sentence
        let parts: [String?] = [
            "\(sentence.who.name)", "\(Fingerprint(of: sentence.who.identity.key))",
            sentence.until.map { "for \(timeLeft(until: $0))" } ?? "until it is lifted",
            ban.source.map { "from \($0)" }, sentence.reason.isEmpty ? nil : Cleaning.line(sentence.reason),
        ]
        return parts.compactMap { $0 }.joined(separator: "  ")
    }
}

extension ControlAnswer {
    fileprivate static func unknown(_ who: String) -> ControlAnswer {
        .refused("nobody is known by that: \(Cleaning.line(who))")
    }
}
