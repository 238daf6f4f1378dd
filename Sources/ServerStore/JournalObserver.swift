/// What a journal tells whoever runs it, on its own threads.
package struct JournalObserver: Sendable {
    /// Keeping begins to fail (with a reason), or succeeds again (nil).
    package var troubled: @Sendable (String?) -> Void = { _ in }
    package var found: @Sendable (Damage) -> Void = { _ in }
    /// Every entry that was there at the start has been looked at.
    package var audited: @Sendable () -> Void = {}
    /// For tests that end the process at a step.
    package var passed: @Sendable (JournalStep) -> Void = { _ in }

    package init() {}
}

/// The way of a group through the journal.
package enum JournalStep: String, Sendable, CaseIterable {
    /// In the transaction, which is not yet committed.
    case appended
    case committed
    /// In the record of tips too.
    case recorded
    /// Back at the hub: people see it.
    case acknowledged
    /// About to move the log into the file.
    case checkpointing
    case checkpointed
}
