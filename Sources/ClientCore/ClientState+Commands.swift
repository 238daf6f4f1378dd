internal import SottoModel

/// What the slash commands do, each with the text behind its name.
extension ClientState {
    mutating func whisper(_ arguments: String, at moment: Moment) -> [ClientEffect] {
        let name = String(arguments.prefix { !$0.isWhitespace })
        let text = String(arguments.dropFirst(name.count).drop(while: \.isWhitespace))
        guard !name.isEmpty, !text.isEmpty else { return usage("w", at: moment) }
        switch Addressee(name, in: self) {
        case .person(let person):
            return whisper(text, to: .person(person), at: moment)
        case .unknown(let name):
            return whisper(text, to: .named(name), at: moment)
        case .nobody(let words):
            complain(words, at: moment)
            return []
        }
    }

    mutating func answerWhisper(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard !text.isEmpty else { return usage("r", at: moment) }
        guard let person = lastWhisperer else {
            complain("nobody whispered to you yet; /w NAME TEXT begins", at: moment)
            return []
        }
        let name = room.roster.name(of: person.identity) ?? person.name
        let now = Person(identity: person.identity, name: name)
        return whisper(text, to: .person(now), at: moment)
    }

    mutating func act(_ text: String, at moment: Moment) -> [ClientEffect] {
        text.isEmpty ? usage("me", at: moment) : post(.action(text), at: moment)
    }

    mutating func rename(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard !text.isEmpty else { return usage("nick", at: moment) }
        let name: UserName
        do throws(NameError) {
            name = try UserName(text)
        } catch {
            complain(Words.of(error, in: text), at: moment)
            return []
        }
        if case .nameTaken? = question { return signIn(as: name) }
        guard !isOnline else { return [.send(.rename(name))] }
        self.name = name
        note("you will come back as \(name)", at: moment)
        return [.saveName(name)]
    }

    mutating func takeName(_ name: UserName, at moment: Moment) -> [ClientEffect] {
        self.name = name
        note("you are \(name) now", at: moment)
        return [.saveName(name)]
    }

    mutating func keepName(_ refusal: Refusal, at moment: Moment) -> [ClientEffect] {
        complain("you are still \(name): \(Words.of(refusal))", at: moment)
        return []
    }

    mutating func listPeople(at moment: Moment) -> [ClientEffect] {
        let names = room.roster.people.map { $0.identity == me.identity ? "\($0.name) (you)" : $0.name.text }
        let rest = room.roster.count - names.count
        let more = rest > 0 ? ", and \(rest) more" : ""
        note("\(room.roster.count) in \(room.name): \(names.joined(separator: ", "))\(more)", at: moment)
        return []
    }

    mutating func join(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard !text.isEmpty else { return usage("join", at: moment) }
        do throws(NameError) {
            return join(try RoomName(text.hasPrefix("#") ? text : "#" + text))
        } catch {
            complain("no room can be called \(text): # and up to 32 letters, digits, - or _", at: moment)
            return []
        }
    }

    mutating func clearLog() -> [ClientEffect] {
        outbox.clearRefused(rooms[active].log.clear())
        show(.bottom)
        return []
    }

    mutating func showHelp(at moment: Moment) -> [ClientEffect] {
        if settings.isLineMode {
            for command in SlashCommand.all { note("\(command.usage): \(command.help)", at: moment) }
        } else {
            help = 0
        }
        return []
    }

    private mutating func usage(_ name: String, at moment: Moment) -> [ClientEffect] {
        if let command = SlashCommand.named(name) { complain("usage: \(command.usage)", at: moment) }
        return []
    }
}
