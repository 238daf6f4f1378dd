internal import ClientCore
internal import SottoModel
internal import Text

enum WhisperText {
    /// `alice → you:` or `you → bob:`
    static func heading(_ whisper: Whisper) -> Phrase {
        let peer = Cleaning.line(whisper.peer.text)
        switch whisper.direction {
        case .received: return Phrase("\(peer) → you:", "\(peer) → 나:")
        case .sent: return Phrase("you → \(peer):", "나 → \(peer):")
        }
    }

    static func body(_ whisper: Whisper) -> String {
        switch whisper.body {
        case .say(let text), .topic(let text): Cleaning.lines(text)
        case .action(let text): "* " + Cleaning.lines(text)
        case .reply(_, let text): Cleaning.lines(text)
        case .order, .loss, .amend, .sealed: ""
        }
    }
}
