import ClientCore
import Screen
import SottoModel
import TestSupport
import Testing

struct `Reading back on the screen` {
    /// Lines 101 to 120 are there; 101 is the first that is loaded.
    private static func stage() -> Stage {
        var stage = Stage(rows: 9, columns: 40)
        for number in 101...120 {
            stage.entry(Stage.person("bob"), .say("\(number)"), at: Timestamp(milliseconds: Stage.noon))
        }
        return stage
    }

    private static func earlier(_ numbers: ClosedRange<UInt64>, after: UInt64? = nil) -> ServerEvent {
        let entries = numbers.map { number in
            Entry(
                place: .kept(EntryNumber(number), prev: EntryNumber(number - 1)), author: Stage.person("bob"),
                id: MessageID(at: Timestamp(milliseconds: Stage.noon), randomness: (0, number)),
                at: Timestamp(milliseconds: Stage.noon), body: .say("\(number)"))
        }
        return .earlier(
            Stage.lobby,
            Page(
                after: EntryNumber(after ?? numbers.lowerBound - 1), through: EntryNumber(numbers.upperBound),
                entries: entries))
    }

    /// The rows of the log, without time and author.
    private static func rows(_ stage: Stage) -> [String] {
        stage.frame.text.dropFirst().dropLast(2).map { row in
            let words = row.firstRange(of: ": ").map { row[$0.upperBound...] } ?? row[...]
            return words.split(separator: " ").joined(separator: " ")
        }
    }

    @Test func `asks in time, and what is seen stays where it is when the lines come`() {
        var stage = Self.stage()
        stage.play("> <PgUp><PgUp><PgUp>")
        #expect(stage.state.room.log.past.edge == .loading)
        let before = Self.rows(stage)
        stage.happen(.server(Self.earlier(61...100)))
        // The day begins elsewhere now.
        #expect(Self.rows(stage) == ["100"] + before.dropFirst())
        stage.play("> <PgUp><PgUp>")
        #expect(Self.rows(stage) == (90...95).map(String.init))
    }

    @Test func `says above the first line that there are more, or none`() {
        var stage = Self.stage()
        stage.play("> <M-<><PgUp>")
        #expect(Self.rows(stage).prefix(2) == ["loading earlier lines…", "── Monday 23 November 2026 ─────────────"])
        stage.happen(.server(Self.earlier(1...100)))
        stage.play("> <M-<>")
        #expect(Self.rows(stage).first == "the beginning of #lobby")
        var other = Self.stage()
        other.play("> <M-<><PgUp>")
        other.happen(.server(Self.earlier(61...100, after: 0)))
        other.play("> <M-<>")
        #expect(Self.rows(other).first == "earlier lines are no longer kept")
    }

    @Test func `keeps its place in a long first line`() {
        var stage = Stage(rows: 9, columns: 40)
        stage.entry(Stage.person("bob"), .say((1...20).map { "row\($0)" }.joined(separator: "\n")))
        stage.play("> <PgUp><PgUp>")
        let before = Self.rows(stage)
        stage.happen(.server(Self.earlier(61...100)))
        #expect(Self.rows(stage) == before)
    }

    @Test func `fills the screen where what came first did not`() {
        var stage = Stage(rows: 9, columns: 40)
        stage.entry(Stage.person("bob"), .say("101"), at: Timestamp(milliseconds: Stage.noon))
        stage.play("> <PgUp>")
        stage.happen(.server(Self.earlier(61...100)))
        #expect(Self.rows(stage) == (96...101).map(String.init))
    }
}

struct `What was found` {
    private static func stage(_ texts: [String], rows: Int = 10, columns: Int = 90) -> Stage {
        var stage = Stage(rows: rows, columns: columns)
        stage.play("> /search 회의<Enter>")
        let hits = texts.enumerated().map { index, text in
            SearchHits.Hit(
                room: room("#lobby"),
                entry: Entry(
                    place: .kept(EntryNumber(90 - UInt64(index)), prev: .zero), author: Stage.person("bob"),
                    id: MessageID(at: Timestamp(milliseconds: 0), randomness: (0, UInt64(index))),
                    at: Timestamp(milliseconds: Stage.noon - Int64(index) * 86_400_000), body: .say(text)))
        }
        stage.answer(hits)
        return stage
    }

    @Test func `lies over the log, a line a row`() {
        let stage = Self.stage(["주간회의에서 봐요", "회의 없음"])
        #expect(stage.frame.text[1].hasPrefix(" 2 lines · “회의”"))
        #expect(stage.frame.text[2].hasPrefix(" 2026-11-23 12:00 #lobby bob: 주간회의에서 봐요"))
        #expect(stage.frame.text[3].hasPrefix(" 2026-11-22 12:00 #lobby bob: 회의 없음"))
    }

    @Test func `shows a match that is far into a line`() {
        let stage = Self.stage([String(repeating: "가나다라 ", count: 40) + "회의 끝"])
        #expect(stage.frame.text[2].contains("회의"))
    }

    @Test func `is gone through by the arrows while something is typed, and closed by Esc`() {
        var stage = Self.stage(["회의 하나", "회의 둘"])
        stage.play("> <Down>draft")
        #expect(stage.state.finding?.selection == 1)
        #expect(stage.state.composer.text == "draft")
        stage.play("> <Esc>")
        #expect(stage.state.finding == nil && stage.state.composer.text == "draft")
    }

    @Test func `leads to its room and line by Enter`() {
        var stage = Self.stage(["회의 하나"])
        stage.play("> <Enter>")
        #expect(stage.state.finding == nil)
        #expect(stage.state.room.log.past.edge == .loading)
    }

    @Test(arguments: [(5, 20), (3, 10), (24, 200)]) func `fits any size`(_ rows: Int, _ columns: Int) {
        _ = Self.stage((0..<60).map { "회의 \($0)" }, rows: rows, columns: columns).frame
    }
}

extension Stage {
    /// The server's answer to what was asked last.
    fileprivate mutating func answer(_ hits: [SearchHits.Hit]) {
        guard let token = sent.compactMap({ if case .search(let query) = $0 { query.token } else { nil } }).last else {
            return
        }
        happen(.server(.hits(SearchHits(token: token, hits: hits, more: false))))
    }
}
