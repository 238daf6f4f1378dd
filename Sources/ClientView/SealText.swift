internal import ClientCore
internal import SottoModel
internal import Text

/// What stands in the place of what cannot be read: `a message cannot be read yet: its key is asked for`.
enum SealText {
    /// Behind the name of who made it: ` invited bob`.
    static func words(_ change: MembershipChange, at: Timestamp) -> Phrase {
        let author = Person(identity: change.author, name: change.subject.name)
        return change.order.map { OrderText.words($0, by: author, at: at) }
            ?? Phrase(" has a new key, signed with the old one", " 님이 키를 바꾸고 옛 키로 서명했습니다")
    }

    static func words(_ body: SealedBody) -> Phrase {
        switch body {
        case .closed(let fault): Words.of(fault)
        // The program opens these, or says why not.
        case .genesis, .change, .message, .letter:
            Phrase("a message that this version cannot read", "이 버전이 읽지 못하는 글")
        }
    }
}
