/// One connection that got as far as Hello: the loop it lives on, its slot there, and the slot's generation.
///
/// Slots are used again, generations are not: a call of a session that ended finds nothing.
package struct SessionID: Hashable, Sendable {
    package let lane: Int32
    package let slot: Int32
    package let generation: UInt32

    package init(lane: Int, slot: Int, generation: UInt32) {
        self.lane = Int32(truncatingIfNeeded: lane)
        self.slot = Int32(truncatingIfNeeded: slot)
        self.generation = generation
    }
}
