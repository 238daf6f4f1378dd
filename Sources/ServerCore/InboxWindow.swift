import SottoModel

/// How far a session has got with its inbox.
///
/// Live: whispers come as they are kept. Behind: they wait in the store, and come by pages as earlier ones are
/// answered. Signing in begins behind; so does falling silent, which bounds what is sent to a reader that answers
/// nothing.
struct InboxWindow: Hashable, Sendable {
    /// Whispers that may be unanswered at a time.
    private static let mostUntaken = 2 * InboxRequest.most

    private var isBehind = true
    private var isAsked = false
    /// The last one delivered.
    private var through = EntryNumber.zero
    private var untaken: [EntryNumber] = []

    /// A whisper that has just been kept.
    ///
    /// - Returns: whether it is to be delivered; otherwise it comes by a page.
    mutating func admits(_ number: EntryNumber) -> Bool {
        guard !isBehind, untaken.count < Self.mostUntaken else {
            isBehind = true
            return false
        }
        deliver(number)
        return true
    }

    /// What was asked for is delivered.
    mutating func take(_ page: InboxPage) {
        isAsked = false
        isBehind = page.more
        for whisper in page.whispers { deliver(whisper.number) }
        through = max(through, page.through)
    }

    /// The reader has what was delivered up to `number`.
    ///
    /// - Returns: up to where the store may forget; nil where that is nothing new.
    mutating func taken(through number: EntryNumber) -> EntryNumber? {
        let count = untaken.prefix { $0 <= number }.count
        guard count > 0 else { return nil }
        defer { untaken.removeFirst(count) }
        return untaken[count - 1]
    }

    /// - Returns: behind which number to ask for the next page; nil while there is nothing to ask for.
    mutating func ask() -> EntryNumber? {
        guard isBehind, !isAsked, untaken.count <= Self.mostUntaken - InboxRequest.most else { return nil }
        isAsked = true
        return through
    }

    private mutating func deliver(_ number: EntryNumber) {
        through = number
        untaken.append(number)
    }
}
