import Screen
import Testing

/// Whole screens, drawn.
struct ConversationTests {
    private static let talk = """
        + eve
        bob: hello alice, how are you doing today? I wanted to ask whether you have seen the new thing
        > hi bob 👋<Enter>
        ✓
        김하나: 안녕하세요 여러분, 오늘 날씨가 정말 좋네요 그렇죠?
        * carol waves
        bob ~ psst
        > /w bob what?<Enter>
        ✓
        - eve
        - dave
        > 아직<Enter>
        > draft 안녕
        """

    @Test func `a conversation at twenty columns`() {
        var stage = Stage(rows: 5, columns: 20, people: ["bob", "carol", "dave", "김하나"])
        stage.play(Self.talk)
        #expect(
            stage.screen == """
                | #lobby             |
                |← eve, dave left    |
                |alice: 아직 ·       |
                | online · #lobby    |
                |> draft 안녕        |
                """)
    }

    @Test func `a conversation at forty columns`() {
        var stage = Stage(rows: 10, columns: 40, people: ["bob", "carol", "dave", "김하나"])
        stage.play(Self.talk)
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |12:01 김하나: 안녕하세요 여러분, 오늘   |
                |        날씨가 정말 좋네요 그렇죠?      |
                |12:01 * carol waves                     |
                |12:01 ◇ bob → you: psst                 |
                |12:02 ◇ you → bob: what? ✓              |
                |12:02 ← eve, dave left                  |
                |12:03 alice: 아직 ·                     |
                | online · [pinned] · #lobby · 4 here    |
                |> draft 안녕                            |
                """)
    }

    @Test func `a conversation at eighty columns`() {
        var stage = Stage(rows: 24, columns: 80, people: ["bob", "carol", "dave", "김하나"])
        stage.play(Self.talk)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                                    sotto |
                |                                                                │ 4 here        |
                |                                                                │ alice (you)   |
                |                                                                │ bob           |
                |                                                                │ carol         |
                |                                                                │ 김하나        |
                |                                                                │               |
                |                                                                │               |
                |                                                                │               |
                |                                                                │               |
                |── Monday 23 November 2026 ──────────────────────────────────── │               |
                |12:00 → eve joined                                              │               |
                |12:00 bob: hello alice, how are you doing today? I wanted to    │               |
                |        ask whether you have seen the new thing                 │               |
                |12:00 alice: hi bob 👋 ✓                                        │               |
                |12:01 김하나: 안녕하세요 여러분, 오늘 날씨가 정말 좋네요        │               |
                |        그렇죠?                                                 │               |
                |12:01 * carol waves                                             │               |
                |12:01 ◇ bob → you: psst                                         │               |
                |12:02 ◇ you → bob: what? ✓                                      │               |
                |12:02 ← eve, dave left                                          │               |
                |12:03 alice: 아직 ·                                             │               |
                | online · localhost:7788 · [pinned] · #lobby · 4 here        Tab users  F1 help |
                |> draft 안녕                                                                    |
                """)
    }

    @Test func `a conversation at a hundred and thirty-two columns`() {
        var stage = Stage(rows: 43, columns: 132, people: ["bob", "carol", "dave", "김하나"])
        stage.play(Self.talk)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                                                                                        sotto |
                |                                                                                                          │ 4 here                  |
                |                                                                                                          │ alice (you)             |
                |                                                                                                          │ bob                     |
                |                                                                                                          │ carol                   |
                |                                                                                                          │ 김하나                  |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |                                                                                                          │                         |
                |── Monday 23 November 2026 ────────────────────────────────────────────────────────────────────────────── │                         |
                |12:00 → eve joined                                                                                        │                         |
                |12:00 bob: hello alice, how are you doing today? I wanted to ask whether you have seen the new thing      │                         |
                |12:00 alice: hi bob 👋 ✓                                                                                  │                         |
                |12:01 김하나: 안녕하세요 여러분, 오늘 날씨가 정말 좋네요 그렇죠?                                          │                         |
                |12:01 * carol waves                                                                                       │                         |
                |12:01 ◇ bob → you: psst                                                                                   │                         |
                |12:02 ◇ you → bob: what? ✓                                                                                │                         |
                |12:02 ← eve, dave left                                                                                    │                         |
                |12:03 alice: 아직 ·                                                                                       │                         |
                | online · localhost:7788 · [pinned] · #lobby · alice · 4 here                                                    Tab users  F1 help |
                |> draft 안녕                                                                                                                        |
                """)
    }
}
