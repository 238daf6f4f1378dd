internal import SottoModel
internal import Text

enum LossText {
    /// `lines between 12:03 and 12:07, Monday 23 November 2026, were lost`
    static func words(_ loss: Loss, _ calendar: LocalCalendar) -> Phrase {
        let (since, until) = (calendar.civil(loss.since), calendar.civil(loss.until))
        let end = Phrase("\(until.clock), \(until.date)", "\(until.date) \(until.clock)")
        guard loss.after != .zero else {
            return Phrase("lines from before \(end), were lost", "\(end) 전의 대화를 잃었습니다")
        }
        guard !since.isSameDay(as: until) else {
            return Phrase(
                "lines between \(since.clock) and \(end), were lost",
                "\(until.date) \(since.clock)부터 \(until.clock)까지의 대화를 잃었습니다")
        }
        return Phrase(
            "lines between \(since.clock), \(since.date), and \(end), were lost",
            "\(since.date) \(since.clock)부터 \(end)까지의 대화를 잃었습니다")
    }
}
