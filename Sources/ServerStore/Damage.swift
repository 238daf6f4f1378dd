package import SottoModel

/// What was found wrong with a store.
package enum Damage: Hashable, Sendable {
    /// Entries of a room are gone, or not what they were and set aside. People are told, in the room.
    case lost(RoomName, Loss)
    /// A row was not what we wrote. What it held is in the table `damaged`.
    case altered(number: Int64)
    /// An entry's tags were wrong; what it says is proven. `isMended`: they are right now.
    case marks(number: Int64, isMended: Bool)
    /// Rows could not be found by their room or id; the indexes were made anew.
    case index
    /// A room's name was not what we wrote; it has this one now.
    case room(RoomName)
    /// A name's owner was not what we wrote; nobody owns it now.
    case name(String)
    /// Something that operators decided, in the room or nil: of the server, is not what we wrote, and does not hold.
    case decision(RoomName?)
    /// The record of tips was not there, or not whole: whether the newest entries are missing cannot be told.
    case tips
    /// The file cannot be read on from the entry after this number.
    case unreadable(after: Int64, reason: String)
}
