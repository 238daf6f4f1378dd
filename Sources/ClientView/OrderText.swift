internal import ClientCore
internal import SottoModel
internal import Text

/// What an operator decided, behind the operator's name: ` removed bob: spam`.
enum OrderText {
    /// - Parameter at: when it was decided.
    static func words(_ order: Order, by author: Person, at: Timestamp) -> Phrase {
        switch order {
        case .kick(let sentence) where sentence.who.identity == author.identity:
            Phrase(" left for good", " 님이 아주 떠났습니다")
        case .kick(let sentence): removed(name(sentence.who)) + reason(sentence)
        case .ban(let sentence): banned(name(sentence.who), term(sentence, at)) + reason(sentence)
        case .unban(let person): unbanned(name(person))
        case .mute(let sentence): muted(name(sentence.who), term(sentence, at)) + reason(sentence)
        case .unmute(let person): unmuted(name(person))
        case .op(let person): Phrase(" made \(name(person)) an operator", " 님이 \(name(person)) 님을 운영자로 삼았습니다")
        case .deop(let person): deposed(name(person))
        case .slow(0): Phrase(" lifted the slow mode", " 님이 느린 방을 풀었습니다")
        case .slow(let seconds): slowed(seconds)
        case .invite(let person): Phrase(" invited \(name(person))", " 님이 \(name(person)) 님을 초대했습니다")
        case .close(true):
            Phrase(" made the room private: who is invited comes in", " 님이 방을 비공개로 바꿨습니다. 초대받은 사람만 들어옵니다")
        case .close(false): Phrase(" opened the room to everybody", " 님이 방을 누구에게나 열었습니다")
        case .keep(let retention): keeping(Words.of(retention))
        }
    }

    private static func removed(_ name: String) -> Phrase {
        Phrase(" removed \(name)", " 님이 \(name) 님을 내보냈습니다")
    }

    private static func banned(_ name: String, _ term: Phrase) -> Phrase {
        Phrase(" banned \(name)\(term)", " 님이 \(name) 님을 \(term)못 들어오게 했습니다")
    }

    private static func unbanned(_ name: String) -> Phrase {
        Phrase(" lifted the ban of \(name)", " 님이 \(name) 님을 다시 들어오게 했습니다")
    }

    private static func muted(_ name: String, _ term: Phrase) -> Phrase {
        Phrase(" muted \(name)\(term)", " 님이 \(name) 님을 \(term)말하지 못하게 했습니다")
    }

    private static func unmuted(_ name: String) -> Phrase {
        Phrase(" gave \(name) their voice back", " 님이 \(name) 님을 다시 말하게 했습니다")
    }

    private static func deposed(_ name: String) -> Phrase {
        Phrase(" took the operator's rights of \(name)", " 님이 \(name) 님을 운영자에서 뺐습니다")
    }

    private static func slowed(_ seconds: Int) -> Phrase {
        Phrase(" set slow mode: one message every \(seconds) s", " 님이 느린 방으로 바꿨습니다. \(seconds)초에 글 하나입니다")
    }

    private static func keeping(_ what: Phrase) -> Phrase {
        Phrase(" changed what is kept: \(what)", " 님이 보관하는 것을 바꿨습니다: \(what)")
    }

    private static func term(_ sentence: Sentence, _ at: Timestamp) -> Phrase {
        sentence.until.map { Lasting.term(Lasting.words(from: at, to: $0)) } ?? .empty
    }

    private static func reason(_ sentence: Sentence) -> Phrase {
        sentence.reason.isEmpty ? .empty : Phrase(verbatim: ": " + Cleaning.line(sentence.reason))
    }

    private static func name(_ person: Person) -> String {
        Cleaning.line(person.name.text)
    }
}

/// Behind the name of who set it.
enum TopicText {
    static func words(_ topic: String) -> Phrase {
        Phrase(" set the topic: \(topic)", " 님이 주제를 정했습니다: \(topic)")
    }
}
