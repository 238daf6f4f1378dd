package import SottoModel
internal import Text

/// A moment as a clock on the wall and a calendar show it.
package struct CivilTime: Hashable, Sendable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int

    package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        self.year = year
        self.month = min(max(month, 1), 12)
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// `09:05`
    var clock: String {
        "\(twoDigits(hour)):\(twoDigits(minute))"
    }

    /// `2026-11-23 09:05`
    var dateAndClock: String {
        "\(year)-\(twoDigits(month))-\(twoDigits(day)) \(clock)"
    }

    /// `Monday 23 November 2026`
    var date: Phrase {
        Phrase("\(weekday) \(day) \(Self.months[month - 1]) \(year)", "\(year)년 \(month)월 \(day)일 \(weekday)")
    }

    func isSameDay(as other: CivilTime) -> Bool {
        (year, month, day) == (other.year, other.month, other.day)
    }

    /// By Sakamoto's method, for the Gregorian calendar.
    private var weekday: Phrase {
        let year = month < 3 ? year - 1 : year
        let index = year + year / 4 - year / 100 + year / 400 + Self.offsets[month - 1] + day
        return Self.weekdays[(index % 7 + 7) % 7]
    }

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    private static let weekdays = [
        Phrase("Sunday", "일요일"), Phrase("Monday", "월요일"), Phrase("Tuesday", "화요일"), Phrase("Wednesday", "수요일"),
        Phrase("Thursday", "목요일"), Phrase("Friday", "금요일"), Phrase("Saturday", "토요일"),
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
}

/// Turns time stamps into what clocks here show. The program gives the C library's `localtime_r`.
package struct LocalCalendar: Sendable {
    package let civil: @Sendable (Timestamp) -> CivilTime

    package init(_ civil: @escaping @Sendable (Timestamp) -> CivilTime) {
        self.civil = civil
    }

    /// Coordinated universal time, where there is nothing better, and in tests.
    package static let utc = LocalCalendar { time in
        let minutes = floored(time.milliseconds, by: 60_000)
        let days = floored(minutes, by: 1_440)
        let minute = Int(minutes - days * 1_440)
        let date = gregorian(days)
        return CivilTime(
            year: date.year, month: date.month, day: date.day, hour: minute / 60, minute: minute % 60)
    }

    private static func floored(_ number: Int64, by unit: Int64) -> Int64 {
        number / unit - (number % unit < 0 ? 1 : 0)
    }

    /// Days since 1970 as a date: Hinnant's `civil_from_days`, in which a year begins with March.
    private static func gregorian(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
