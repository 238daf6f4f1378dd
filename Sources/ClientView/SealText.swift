internal import ClientCore
internal import SottoModel
internal import Text

/// What stands in the place of what cannot be read: `a message cannot be read yet: its key is asked for`.
enum SealText {
    static func words(_ body: SealedBody) -> Phrase {
        switch body {
        case .closed(let fault): Words.of(fault)
        // The program opens these, or says why not.
        case .genesis, .change, .message, .letter:
            Phrase("a message that this version cannot read", "이 버전이 읽지 못하는 글")
        }
    }
}
