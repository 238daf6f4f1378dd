import Telemetry
import Testing

struct `A line of the log` {
    @Test(arguments: [
        ("plain", "k=plain"), ("", #"k="""#), ("two words", #"k="two words""#), ("a=b", #"k="a=b""#),
        (#"say "x""#, #"k="say \"x\"""#), ("one\ntwo\t\\", #"k="one\ntwo\t\\""#), ("\u{1B}[2J", #"k="\u001b[2J""#),
        ("\u{202E}x", #"k="\u202ex""#), ("\u{2028}", #"k="\u2028""#), ("한글", #"k="한글""#),
        ("\u{E0001}", #"k="\udb40\udc01""#),
    ])
    func `is one line whatever is in it`(value: String, line: String) {
        #expect(LogLine([("k", value)]).text(.text) == line)
    }

    @Test func `keeps the order of its keys, as text and as JSON`() {
        let line = LogLine([("time", "t"), ("level", "notice"), ("event", "start"), ("reason", "because of x")])
        #expect(line.text(.text) == #"time=t level=notice event=start reason="because of x""#)
        #expect(line.text(.json) == #"{"time":"t","level":"notice","event":"start","reason":"because of x"}"#)
    }

    @Test func `cuts a value that is too long between two characters`() {
        let long = String(repeating: "가", count: 1000)
        #expect(LogLine([("k", long)]) == LogLine([("k", String(repeating: "가", count: 170) + "…")]))
    }
}

struct `A budget of log lines` {
    private static let second: UInt64 = 1_000_000_000

    @Test func `lets some through and counts the others`() {
        var budget = LogBudget(linesPerMinute: 2)
        #expect((0..<5).map { budget.take("flood", now: $0) } == [0, 0, nil, nil, nil])
        #expect(budget.take("flood", now: 60 * Self.second) == 3)
        #expect(budget.take("flood", now: 61 * Self.second) == 0)
    }

    @Test func `is one for each kind`() {
        var budget = LogBudget(linesPerMinute: 1)
        #expect(budget.take("one", now: 0) == 0)
        #expect(budget.take("other", now: 0) == 0)
        #expect(budget.take("one", now: 1) == nil)
    }
}
