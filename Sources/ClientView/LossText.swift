internal import SottoModel

enum LossText {
    /// `lines between 12:03 and 12:07, Monday 23 November 2026, were lost`
    static func words(_ loss: Loss, _ calendar: LocalCalendar) -> String {
        let (since, until) = (calendar.civil(loss.since), calendar.civil(loss.until))
        let end = "\(until.clock), \(until.date)"
        guard loss.after != .zero else { return "lines from before \(end), were lost" }
        let beginning = since.isSameDay(as: until) ? since.clock : "\(since.clock), \(since.date),"
        return "lines between \(beginning) and \(end), were lost"
    }
}
