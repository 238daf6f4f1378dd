internal import SottoModel
internal import Text

/// What operators type, and what becomes of it. Each is nil where the arguments do not fit.
extension ClientState {
    mutating func kick(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word() else { return nil }
        guard let reason = reason(arguments, at: moment) else { return [] }
        return take(.kick(reason: reason), upon: name, at: moment)
    }

    mutating func ban(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        let known = ["server", "address"]
        let before = arguments.flags(known)
        guard let name = arguments.word() else { return nil }
        let flags = before.union(arguments.flags(known))
        let until = arguments.term()?.end(from: serverTime(at: moment))
        guard let reason = reason(arguments, at: moment) else { return [] }
        let measure: Measure =
            flags.isEmpty
            ? .ban(until: until, reason: reason)
            : .banish(until: until, reason: reason, address: flags.contains("address"))
        return take(measure, upon: name, at: moment)
    }

    mutating func unban(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        let before = arguments.flags(["server"])
        guard let name = arguments.word() else { return nil }
        let flags = before.union(arguments.flags(["server"]))
        return arguments.isEmpty ? take(flags.isEmpty ? .unban : .readmit, upon: name, at: moment) : nil
    }

    mutating func mute(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word() else { return nil }
        let until = arguments.term()?.end(from: serverTime(at: moment))
        return arguments.isEmpty ? take(.mute(until: until), upon: name, at: moment) : nil
    }

    /// What takes a name and nothing else.
    mutating func take(_ measure: Measure, _ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let name = arguments.word(), arguments.isEmpty else { return nil }
        return take(measure, upon: name, at: moment)
    }

    mutating func slow(_ text: String, at moment: Moment) -> [ClientEffect]? {
        let seconds: Int64? = text == "off" ? 0 : Term(text)?.seconds ?? Int64(text)
        guard let seconds, (0...86_400).contains(seconds) else { return nil }
        return post(.order(.slow(seconds: Int(seconds))), in: active, at: moment)
    }

    mutating func setPrivate(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard text == "on" || text == "off" else { return nil }
        return post(.order(.close(text == "on")), in: active, at: moment)
    }

    mutating func free(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard let name = try? UserName(text) else { return nil }
        return give(.free(name), about: name, at: moment)
    }

    mutating func giveName(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        guard let given = arguments.word().flatMap({ try? UserName($0) }), let to = arguments.word(), arguments.isEmpty
        else { return nil }
        return take(.give(given), upon: to, at: moment)
    }

    /// The reason that is left of the arguments; nil, with a word about it, where it is too long.
    private mutating func reason(_ arguments: Arguments, at moment: Moment) -> String? {
        guard arguments.text.utf8.count <= Sentence.reasonBytes else {
            complain(
                Phrase("a reason has at most \(Sentence.reasonBytes) bytes", "까닭은 \(Sentence.reasonBytes)바이트까지입니다"),
                at: moment)
            return nil
        }
        return String(arguments.text)
    }
}
