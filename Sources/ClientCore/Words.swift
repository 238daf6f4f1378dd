package import SottoModel
package import Text

/// What is said to the person here. Every error says what to do.
package enum Words {
    static let tooMuchForTheLine = Phrase(
        "that is more than the input line holds; nothing was put in", "입력줄에 담기에는 너무 길어서 넣지 않았습니다")

    static func nobody(_ name: String) -> Phrase {
        Phrase("nobody here is called \(name); /who lists who is", "\(name, .called) 사람은 여기 없습니다. /who가 누가 있는지 보여 줍니다")
    }

    static func usage(_ command: String) -> Phrase {
        Phrase("usage: \(command)", "사용법: \(command)")
    }

    static func atMost(_ count: Int) -> Phrase {
        Phrase("at most \(count)", "\(count)까지")
    }

    static func unknownCommand(_ name: String) -> Phrase {
        guard let nearest = SlashCommand.nearest(to: name) else {
            return Phrase(
                "there is no command /\(name); /help lists them, // sends a line that begins with a slash",
                "/\(name, .called) 명령은 없습니다. /help가 명령을 보여 주고, //로 시작하면 빗금으로 시작하는 글을 보냅니다")
        }
        return Phrase(
            "there is no command /\(name); did you mean \(nearest.usage)?",
            "/\(name, .called) 명령은 없습니다. \(nearest.usage), 이것을 찾으셨나요?")
    }

    static func of(_ policy: WhisperPolicy) -> Phrase {
        switch policy {
        case .everybody: Phrase("whispers are taken from everybody", "누구의 귓속말이든 받습니다")
        case .roommates: Phrase("whispers are taken from who is in a room with you", "같은 방에 있는 사람의 귓속말만 받습니다")
        case .nobody: Phrase("whispers are taken from nobody", "귓속말을 받지 않습니다")
        }
    }

    package static func noRoom(_ name: String) -> Phrase {
        Phrase(
            "no room can be called \(name): # and up to 32 letters, digits, - or _",
            "방 이름으로 \(name, .object) 쓸 수 없습니다. # 뒤에 글자, 숫자, -, _로 32자까지입니다")
    }

    static let tooFarBack = Phrase("that line is further back than is held here", "그 줄은 여기 담아 둔 것보다 더 앞에 있습니다")

    /// What stands above the first line of a log.
    package static func of(_ edge: Past.Edge, in room: RoomName) -> Phrase {
        switch edge {
        case .loading: Phrase("loading earlier lines…", "앞의 대화를 가져오는 중…")
        case .beginning: Phrase("the beginning of \(room)", "\(room)의 처음")
        case .gone: Phrase("earlier lines are no longer kept", "이보다 앞의 대화는 보관되어 있지 않습니다")
        case .full:
            Phrase("so much is held here; /search finds what was said before", "여기까지만 담아 둡니다. 그 앞은 /search로 찾으세요")
        }
    }

    /// How many lines were found, and what else there is to say.
    package static func found(_ finding: Finding) -> Phrase {
        let count = finding.hits.count
        guard !finding.isAsked || count > 0 else { return Phrase("looking…", "찾는 중…") }
        let lines = count == 1 ? Phrase("1 line", "1줄") : Phrase("\(count) lines", "\(count)줄")
        let more = finding.more ? Phrase(", and there are more", ", 더 있음") : .empty
        let rest =
            finding.isComplete
            ? .empty : Phrase("; the server has not looked everywhere yet", ". 서버가 아직 다 찾아보지 못했습니다")
        return (count == 0 ? Phrase("nothing found", "찾은 것이 없습니다") : lines + more) + rest
    }

    package static func of(_ error: NameError) -> Phrase {
        switch error {
        case .empty, .noHash: Phrase("a name has one character at least", "이름은 한 글자 이상이어야 합니다")
        case .tooLong:
            Phrase("that name is too long: at most 32 characters and 128 bytes", "이름이 너무 깁니다. 32자, 128바이트까지입니다")
        case .refused(let scalar) where scalar.properties.isWhitespace:
            Phrase("a name has no spaces", "이름에는 빈칸을 쓸 수 없습니다")
        case .refused:
            Phrase(
                "a name has no / or # in front and no invisible characters",
                "이름은 /나 #로 시작할 수 없고, 보이지 않는 글자를 쓸 수 없습니다")
        case .mixed(let one, let other):
            Phrase(
                "a name has letters of one script, and not of \(one) and \(other)",
                "이름은 한 가지 문자로 씁니다. \(one, .with) \(other, .object) 섞을 수 없습니다")
        }
    }
}
