import Glibc
import SottoModel

/// `2026-11-23T12:00:00.123Z` (RFC 3339).
enum ISOTime {
    static func text(_ time: Timestamp) -> String {
        var seconds = time.milliseconds / 1000
        var milliseconds = time.milliseconds % 1000
        if milliseconds < 0 {
            milliseconds += 1000
            seconds -= 1
        }
        var parts = tm()
        var instant = time_t(seconds)
        guard gmtime_r(&instant, &parts) != nil else { return "\(time.milliseconds) ms" }
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        return "\(date)T\(clock).\(milliseconds < 100 ? "0" : "")\(two(Int32(milliseconds)))Z"
    }

    private static func two(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
