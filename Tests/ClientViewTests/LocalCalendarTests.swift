import ClientView
import SottoModel
import Testing

struct LocalCalendarTests {
    @Test(
        arguments: [
            (0, CivilTime(year: 1970, month: 1, day: 1, hour: 0, minute: 0)),
            (-1, CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59)),
            (951_782_400_000, CivilTime(year: 2000, month: 2, day: 29, hour: 0, minute: 0)),
            (4_107_542_399_000, CivilTime(year: 2100, month: 2, day: 28, hour: 23, minute: 59)),
            (1_795_435_260_000, CivilTime(year: 2026, month: 11, day: 23, hour: 12, minute: 1)),
        ] as [(Int64, CivilTime)])
    func `universal time is told by the Gregorian calendar`(milliseconds: Int64, time: CivilTime) {
        #expect(LocalCalendar.utc.civil(Timestamp(milliseconds: milliseconds)) == time)
    }

    @Test(arguments: [Int64.min, -1, 0, Int64.max])
    func `no time stamp is too far away to be drawn`(milliseconds: Int64) {
        var stage = Stage(rows: 6, columns: 40)
        stage.entry(Stage.person("bob"), .say("hi"), at: Timestamp(milliseconds: milliseconds))
        #expect(stage.screen.contains("hi"))
    }
}
