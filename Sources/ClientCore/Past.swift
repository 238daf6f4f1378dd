internal import SottoModel

/// How far back a log goes, and what is known of what lies before it.
package struct Past: Equatable, Sendable {
    /// Every entry after this one that still exists is in the log; nil while nothing is known.
    var reach: EntryNumber?
    /// The entry before the log's first one, which need not exist any more; nil where there is no entry.
    var prev: EntryNumber?
    /// What stands above the log; nil before anybody has looked there.
    package internal(set) var edge: Edge?
    /// The entry that somebody wants to see, while the lines up to it are fetched.
    var goal: EntryNumber?
    /// Lines that are to be printed once there are enough of them.
    var gathering: Gathering?

    package enum Edge: Hashable, Sendable {
        case loading
        /// What is below is all that was ever said.
        case beginning
        /// There was more, which is kept no longer.
        case gone
        /// There is more, and this is as much as is held here.
        case full
    }

    /// Earlier lines for a program that prints, the first first.
    struct Gathering: Equatable, Sendable {
        let wanted: Int
        var entries: [Entry] = []
    }

    /// A page that came by itself, or an entry: the first of all says where the log begins.
    mutating func begin(after number: EntryNumber, prev: EntryNumber?) {
        if reach == nil { reach = number }
        if self.prev == nil { self.prev = prev }
    }

    /// A page was put above the log.
    mutating func extend(by page: Page) {
        reach = page.after
        if let prev = page.entries.first?.place.prev { self.prev = prev }
        edge = end
    }

    /// Entries up to this one are in the log no more.
    mutating func forget(through number: EntryNumber) {
        self = Past(reach: number, prev: number, goal: goal, gathering: gathering)
    }

    /// What stands above the log once there is nothing more to be had; nil where there may be more.
    var end: Edge? {
        guard reach == .zero else { return nil }
        return prev ?? .zero == .zero ? .beginning : .gone
    }
}

extension Place {
    var prev: EntryNumber? {
        if case .kept(_, let prev) = self { prev } else { nil }
    }
}
