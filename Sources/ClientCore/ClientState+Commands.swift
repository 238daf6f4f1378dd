internal import SottoModel
internal import Text

/// What the slash commands do, each with the text behind its name.
extension ClientState {
    mutating func act(_ text: String, at moment: Moment) -> [ClientEffect]? {
        text.isEmpty ? nil : post(.action(text), in: active, at: moment)
    }

    mutating func topic(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard text.isEmpty else { return setTopic(text, at: moment) }
        let words =
            room.topic.isEmpty
            ? Phrase("\(room.name) has no topic; /topic TEXT sets one", "\(room.name)에는 주제가 없습니다. /topic TEXT로 정하세요")
            : Phrase("the topic of \(room.name): \(room.topic)", "\(room.name)의 주제: \(room.topic)")
        note(words, at: moment)
        return []
    }

    private mutating func setTopic(_ text: String, at moment: Moment) -> [ClientEffect] {
        let (bytes, limit) = (text.utf8.count, Limits().topicBytes)
        guard bytes <= limit else {
            complain(
                Phrase(
                    "too long for a topic: \(bytes) bytes of at most \(limit)",
                    "주제로는 너무 깁니다. \(limit)바이트까지인데 \(bytes)바이트입니다"), at: moment)
            return []
        }
        return post(.topic(text), in: active, at: moment)
    }

    mutating func rename(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else { return nil }
        let name: UserName
        do throws(NameError) {
            name = try UserName(chosen: text)
        } catch {
            complain(Words.of(error), at: moment)
            return []
        }
        if case .nameTaken? = question { return signIn(as: name) }
        guard !isOnline else { return [.send(.rename(name))] }
        self.name = name
        note(Phrase("you will come back as \(name)", "\(name, .called) 이름으로 돌아옵니다"), at: moment)
        return [.saveName(name)]
    }

    mutating func takeName(_ name: UserName, at moment: Moment) -> [ClientEffect] {
        self.name = name
        note(Phrase("you are \(name) now", "이제 이름이 \(name)입니다"), at: moment)
        return [.saveName(name)]
    }

    mutating func keepName(_ refusal: Refusal, at moment: Moment) -> [ClientEffect] {
        let why = Words.of(refusal, at: serverTime(at: moment))
        complain(Phrase("you are still \(name): \(why)", "이름은 그대로 \(name)입니다: \(why)"), at: moment)
        return []
    }

    mutating func join(_ text: String, at moment: Moment) -> [ClientEffect]? {
        var arguments = Arguments(text)
        let known = ["private", "sealed"]
        let before = arguments.flags(known)
        guard let word = arguments.word() else { return nil }
        let flags = before.union(arguments.flags(known))
        guard arguments.isEmpty else { return nil }
        do throws(NameError) {
            return join(
                try RoomName(word.hasPrefix("#") ? word : "#" + word), isPrivate: flags.contains("private"),
                isSealed: flags.contains("sealed"))
        } catch {
            complain(Words.noRoom(word), at: moment)
            return []
        }
    }

    mutating func clearLog() -> [ClientEffect] {
        let cleared = rooms[active].log.clear()
        outbox.clearRefused { cleared.contains($0.id) }
        show(.bottom)
        return []
    }

    mutating func showHelp(at moment: Moment) -> [ClientEffect] {
        if settings.isLineMode {
            for command in SlashCommand.all { note("\(command.usage): " + command.help, at: moment) }
            for (sign, meaning) in Signs.all { note("\(sign) " + meaning, at: moment) }
        } else {
            help = 0
        }
        return []
    }
}
