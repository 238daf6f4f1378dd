import ClientCore
import SottoModel
import Text

extension Option {
    static let all = first + storing

    private static let first = [
        Option("name", "NAME", Phrase("The name to go by. It is remembered.", "쓸 이름. 기억해 둡니다.")) {
            (options, text) throws(Complaint) in
            options.name = try name(text)
        },
        Option(
            "room", "ROOM",
            Phrase("The room to begin in. (default: the invite's, or #lobby)", "처음 들어갈 방. (기본값: 초대에 적힌 방, 또는 #lobby)")
        ) { (options, text) throws(Complaint) in
            options.room = try room(text)
        },
        Option(
            flag: "plain",
            Phrase(
                "Lines in and out instead of a screen: for pipes, scripts and screen readers.",
                "화면 대신 줄로 주고받기: 파이프, 스크립트, 화면 낭독기를 위한 것입니다.")
        ) { $0.isPlain = true },
        Option(
            flag: "accept-new",
            Phrase(
                "Trust a server that was never seen before without asking. A changed key still stops.",
                "처음 보는 서버를 묻지 않고 믿기. 키가 바뀌면 그래도 멈춥니다.")
        ) { $0.acceptsNew = true },
        Option(flag: "help", Phrase("Show this.", "이것을 보이기.")) { $0.asksForHelp = true },
    ]

    private static let storing = [
        Option(
            "state", "FOLDER",
            Phrase(
                "The folder of all that is kept. (default: ~/.local/share/sotto)",
                "모든 것을 보관하는 폴더. (기본값: ~/.local/share/sotto)")
        ) { options, text in options.state = text },
        Option(
            "config", "FILE",
            Phrase(
                "A file of these options, one a line. (default: ~/.config/sotto/config)",
                "이 옵션들을 한 줄에 하나씩 적은 파일. (기본값: ~/.config/sotto/config)")
        ) { options, text in options.config = text },
        Option(
            "own-log", "on|off",
            Phrase(
                "on keeps a log of whispers here, sealed, since the server keeps none; off does not, and shows none.",
                "on은 귓속말을 여기에 봉해서 보관합니다. 서버는 보관하지 않기 때문입니다. off는 보관하지도 보이지도 않습니다.")
        ) { (options, text) throws(Complaint) in
            guard let keeps = ["on": true, "off": false][text] else {
                throw Complaint(notAValue: text, of: "own-log", "on|off")
            }
            options.keepsOwnLog = keeps
        },
        Option(
            "own-log-days", "DAYS",
            Phrase("How long a whisper stays in the own log. (default: 365)", "귓속말을 보관하는 날수. (기본값: 365)")
        ) { (options, text) throws(Complaint) in
            options.ownLogDays = try number(text, of: "own-log-days", 1...36_500)
        },
        Option(
            "own-log-size", "MEGABYTES",
            Phrase(
                "How much of the own log is kept, the newest of it. (default: 4)", "귓속말을 새것부터 보관하는 크기. (기본값: 4)")
        ) { (options, text) throws(Complaint) in
            options.ownLogMegabytes = try number(text, of: "own-log-size", 1...128)
        },
    ]

    private static func number(
        _ text: String, of option: String, _ range: ClosedRange<Int>
    ) throws(Complaint) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw Complaint(notAValue: text, of: option, "\(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    private static func name(_ text: String) throws(Complaint) -> UserName {
        do throws(NameError) { return try UserName(chosen: text) } catch { throw Complaint(usage: Words.of(error)) }
    }

    /// `#` may be left out, since shells take it for a comment.
    private static func room(_ text: String) throws(Complaint) -> RoomName {
        do throws(NameError) { return try RoomName(text.hasPrefix("#") ? text : "#" + text) } catch {
            throw Complaint(usage: Words.noRoom(text))
        }
    }
}

extension Complaint {
    fileprivate init(notAValue text: String, of option: String, _ values: String) {
        self.init(
            usage: Phrase(
                "--\(option) cannot be \(text): it is \(values)", "--\(option)에 \(text, .object) 쓸 수 없습니다: \(values)"))
    }
}
