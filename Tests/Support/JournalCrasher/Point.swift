import ServerStore

/// Where a journal is killed.
struct Point: Hashable {
    let name: String
    let step: JournalStep
    /// Microseconds after the step, at most; the journal goes on meanwhile.
    let delay: UInt32
    /// How often the step is passed before, at most.
    let passes: Int

    static let all = [
        Point(name: "rows written, not committed", step: .appended, delay: 0, passes: 40),
        Point(name: "while it commits", step: .appended, delay: 400, passes: 40),
        Point(name: "committed", step: .committed, delay: 0, passes: 40),
        Point(name: "record of tips written", step: .recorded, delay: 0, passes: 40),
        Point(name: "acknowledged", step: .acknowledged, delay: 0, passes: 40),
        Point(name: "anywhere between two groups", step: .acknowledged, delay: 2_000, passes: 40),
        Point(name: "before a checkpoint", step: .checkpointing, delay: 0, passes: 1),
        Point(name: "in a checkpoint", step: .checkpointing, delay: 4_000, passes: 1),
        Point(name: "after a checkpoint", step: .checkpointed, delay: 0, passes: 1),
    ]
}
