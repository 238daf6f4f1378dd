import Telemetry
import Testing

struct `The text that Prometheus reads` {
    @Test func `has help, type and a line a sample`() {
        let text = Exposition.text([
            Metric(.gauge, "rooms", "Rooms.", 3),
            Metric(.counter, "refusals_total", "Refusals.", by: "kind", ["taken": 2, "bad": 0]),
            Metric(.gauge, "build_info", "Of which build.", 1, labels: [("build", "debug")]),
        ])
        #expect(
            text == """
                # HELP rooms Rooms.
                # TYPE rooms gauge
                rooms 3
                # HELP refusals_total Refusals.
                # TYPE refusals_total counter
                refusals_total{kind="bad"} 0
                refusals_total{kind="taken"} 2
                # HELP build_info Of which build.
                # TYPE build_info gauge
                build_info{build="debug"} 1

                """)
    }

    @Test func `gives a histogram as running sums`() {
        var histogram = Histogram(bounds: [0.5, 1])
        for value in [0.25, 0.5, 0.75, 8] { histogram.record(value) }
        #expect(
            Exposition.text([Metric("wait_seconds", "Waiting.", histogram)]) == """
                # HELP wait_seconds Waiting.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.5"} 2
                wait_seconds_bucket{le="1"} 3
                wait_seconds_bucket{le="+Inf"} 4
                wait_seconds_sum 9.5
                wait_seconds_count 4

                """)
    }

    @Test func `escapes what would end a label or a line`() {
        let text = Exposition.text([Metric(.gauge, "x", "a\\b\nc \"d\"", 0.5, labels: [("l", "a\"b\\c\nd")])])
        #expect(text == "# HELP x a\\\\b\\nc \"d\"\n# TYPE x gauge\nx{l=\"a\\\"b\\\\c\\nd\"} 0.5\n")
    }
}
