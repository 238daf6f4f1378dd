import ClientStore
import Synchronization

/// What threads beside the network's have for the main thread.
final class News: Sendable {
    enum Item: Sendable {
        case disk(DiskReport)
        /// The editor is done.
        case editor(DraftEditor.End)
        /// Of the speller of that number.
        case speller(Int, Speller.News)
        /// The machine has slept.
        case wokeUp
    }

    private let items = Mutex<[Item]>([])

    /// - Parameter wake: ends the main thread's wait.
    func post(_ item: Item, _ wake: () -> Void) {
        items.withLock { $0.append(item) }
        wake()
    }

    func takeAll() -> [Item] {
        items.withLock { items in
            var taken: [Item] = []
            swap(&taken, &items)
            return taken
        }
    }
}
