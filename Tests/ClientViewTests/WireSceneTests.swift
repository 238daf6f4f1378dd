import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

struct `What goes over the wire, on the screen` {
    private static let noon = Timestamp(milliseconds: Stage.noon + 6_043)

    private static func record(_ number: UInt64, _ text: String, isOwn: Bool = true) -> WireFrame {
        let opened = Array(text.utf8)
        let bytes = [0, UInt8(opened.count + 16)] + opened.map { $0 ^ 0x5A } + Array(repeating: 0xEE, count: 16)
        return WireFrame(
            .record(number), isOwn: isOwn, at: noon, bytes: bytes, start: 2, opened: opened, words: "say: \"\(text)\"")
    }

    private static func stage(_ frames: [WireFrame], rows: Int = 12) -> Stage {
        var stage = Stage(rows: rows, columns: 80)
        stage.play("> <F12>")
        stage.happen(.wire(frames, WireDepths(unsent: 1, received: 2)))
        return stage
    }

    @Test func `is each frame with its bytes, and what they say`() {
        #expect(
            Self.stage([Self.record(7, "hello")]).screen == """
                | #lobby · tea and talk                                                    sotto |
                | the wire   Esc closes                  to send 1 · no ✓ yet 0 · came at once 2 |
                |→ 12:00:06.043 main thread · record 7, 23 bytes                                 |
                |  say: "hello"                                                                  |
                |  0000  00 15 32 3f 36 36 35 ee ee ee ee ee ee ee ee ee │   hello               |
                |  0010  ee ee ee ee ee ee ee                            │                       |
                |                                                                                |
                |                                                                                |
                |                                                                                |
                |                                                                                |
                | online · localhost:7788 · [pinned] · #lobby · 3 here        Tab users  F1 help |
                |>                                                                               |
                """)
    }

    @Test(arguments: [
        (WireFrame.Kind.handshake(1, isClosed: false), "handshake 1 of 3", "a key of ours for this connection"),
        (.handshake(1, isClosed: true), "handshake 1 of 3", "sealed by the door"),
        (.handshake(2, isClosed: false), "handshake 2 of 3", "e, ee, s, es"),
        (.handshake(3, isClosed: false), "handshake 3 of 3", "s, se"),
        (.record(1_022), "record 1022, 1 bytes ", ""), (.record(1_023), "the next has a new key", ""),
        (.whisper("bob", .words), "inside, to bob: what is whispered", ""),
        (.whisper("bob", .letter), "a letter sealed for one key (Noise X), 1 bytes", ""),
        (.whisper(nil, .talk), "inside, to ?: sealed between the two", ""),
    ])
    func `says what it is and gave`(kind: WireFrame.Kind, heading: String, meaning: String) {
        let screen = Self.stage([WireFrame(kind, isOwn: true, at: Self.noon, bytes: [1])]).screen
        #expect(screen.contains(heading) && (meaning.isEmpty || screen.contains(meaning)), "\(screen)")
    }

    @Test func `shows nothing of others' raw`() {
        let screen = Self.stage([Self.record(1, "\u{1B}[2J\u{202E}x", isOwn: false)]).screen
        #expect(!screen.contains("\u{1B}") && !screen.contains("\u{202E}"))
        #expect(screen.contains("← 12:00:06.043 receive thread"))
    }

    @Test func `stands still while one reads back, and goes on at the end`() {
        var stage = Self.stage((0..<9).map { Self.record($0, "number \($0)") })
        #expect(stage.screen.contains("number 8"))
        stage.play("> <PgUp>")
        #expect(!stage.screen.contains("number 8\""))
        let before = stage.screen
        stage.happen(.wire([Self.record(9, "number 9")], WireDepths()))
        #expect(stage.screen.contains("standing still, 1 went by"))
        #expect(stage.frame.text[3...8] == Self.rows(before)[3...8])
        stage.play("> <^End>")
        stage.happen(.wire([Self.record(10, "number 10")], WireDepths()))
        #expect(stage.screen.contains("number 10") && !stage.screen.contains("standing still"))
    }

    @Test func `is over with Esc, F12 or /wire, and leaves nothing behind`() {
        for way in ["<Esc>", "<F12>", "/wire<Enter>"] {
            var stage = Self.stage([Self.record(1, "hello")])
            stage.play("> \(way)")
            #expect(stage.state.wire == nil, "\(way)")
            stage.happen(.wire([Self.record(2, "late")], WireDepths()))
            #expect(stage.state.wire == nil)
        }
    }

    @Test func `fits every size`() {
        for size in [(1, 1), (3, 5), (5, 20), (24, 56), (50, 200)] {
            var stage = Stage(rows: size.0, columns: size.1)
            stage.play("> <F12>")
            stage.happen(.wire([Self.record(1, "hello"), Self.record(2, "안녕")], WireDepths()))
            #expect(stage.frame.text.count == size.0)
        }
    }

    private static func rows(_ screen: String) -> [String] {
        screen.split(separator: "\n").map { String($0.dropFirst().dropLast()) }
    }
}

struct `The wire that is watched` {
    @Test func `keeps no more frames than it may, and of a long one no more than its beginning`() {
        var stage = Stage(rows: 12, columns: 80)
        stage.play("> <F12>")
        let long = [UInt8](repeating: 7, count: 5_000)
        let frames = (0..<100).map { WireFrame(.record($0), isOwn: true, at: .init(milliseconds: 0), bytes: long) }
        stage.happen(.wire(frames, WireDepths()))
        #expect(stage.state.wire?.frames.count == 64)
        #expect(stage.state.wire?.frames.first?.kind == .record(36))
        #expect(stage.state.wire?.frames.last?.bytes.count == WireFrame.mostBytes)
        #expect(stage.screen.contains("… + 3976"))
    }
}
