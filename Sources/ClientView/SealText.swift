internal import ClientCore
internal import SottoModel

/// What stands in the place of what cannot be read: `a message that cannot be read yet: its key is asked for`.
enum SealText {
    static func words(_ body: SealedBody) -> String {
        switch body {
        case .closed(let fault): "a message that " + Words.of(fault)
        // The program opens these, or says why not.
        case .genesis, .change, .message, .letter: "a message that this version cannot read"
        }
    }
}
