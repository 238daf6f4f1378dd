import ServerCore

/// Lets each claim in through its door once, however often its group is tried: the journal's thread's alone.
final class Admission {
    private let doors: DoorKeeper?
    private var decided: [Claim: Bool] = [:]

    init(_ doors: DoorKeeper?) {
        self.doors = doors
    }

    /// A new group; what was decided of the one before is over.
    func begin() {
        decided.removeAll(keepingCapacity: true)
    }

    /// Spends what is single-use.
    func admits(_ claim: Claim) -> Bool {
        guard let doors, let door = claim.door else { return true }
        if let known = decided[claim] { return known }
        let isAdmitted = doors.letIn(by: door)
        decided[claim] = isAdmitted
        return isAdmitted
    }
}
