package import SottoModel
package import Text

/// How long something lasts, as it is typed: `90s`, `10m`, `2h`, `7d`.
struct Term: Equatable {
    /// About a hundred years: more is as much as for good.
    private static let longest: Int64 = 36_500 * 86_400
    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    let seconds: Int64

    init?(_ text: String) {
        guard let unit = text.last.flatMap({ Self.units[$0] }), text.dropLast().allSatisfy(\.isASCII),
            let count = Int64(text.dropLast()), count > 0
        else { return nil }
        let (product, overflows) = count.multipliedReportingOverflow(by: unit)
        seconds = overflows ? Self.longest : min(product, Self.longest)
    }

    func end(from now: Timestamp) -> Timestamp {
        now.adding(seconds * 1_000)
    }
}

/// Times in words.
package enum Lasting {
    /// `30 s`, `10 min`, `36 h`, `7 days`
    package static func words(seconds: Int64) -> Phrase {
        let minutes = seconds / 60 + (seconds % 60 >= 30 ? 1 : 0)
        return switch minutes {
        case 2_880...: Phrase("\(minutes / 1_440) days", "\(minutes / 1_440)일")
        case 120...: Phrase("\(minutes / 60) h", "\(minutes / 60)시간")
        case 2...: Phrase("\(minutes) min", "\(minutes)분")
        default: Phrase("\(max(seconds, 1)) s", "\(max(seconds, 1))초")
        }
    }

    /// From one moment to another: at least a second, whatever the two are.
    package static func words(from start: Timestamp, to end: Timestamp) -> Phrase {
        let milliseconds = end.milliseconds(since: start)
        return words(seconds: milliseconds / 1_000 + (milliseconds % 1_000 >= 500 ? 1 : 0))
    }

    /// Behind what is done in English, before it in Korean: ` for 10 min`, `10분 동안 `.
    package static func term(_ time: Phrase) -> Phrase {
        Phrase(" for \(time)", "\(time) 동안 ")
    }
}
