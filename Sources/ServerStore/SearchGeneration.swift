import Synchronization

/// Which file of the index there is: rises with every new one, so that who reads one knows when it is of the past,
/// and who erased something when nothing of it is left there.
final class SearchGeneration: Sendable {
    private let number = Atomic(0)

    var now: Int { number.load(ordering: .relaxed) }

    func advance() {
        number.add(1, ordering: .relaxed)
    }
}
