internal import Sodium
package import SottoModel

/// The way into a closed server: a pre-shared key of 32 random bytes, and the id that names it in clear.
///
/// A class, so that the secret lies in one place however many hold it, and is wiped when the last lets go.
package final class Door: Sendable {
    package let id: DoorID
    private let psk: SecretBytes

    package init(_ door: Invite.Door) {
        id = door.id
        psk = SecretBytes(copying: door.psk)
    }

    /// A new one, which nobody else knows.
    package init() {
        var random = Random()
        // Below 2^63: its text then never begins with a hyphen, which a command line would take for an option.
        id = DoorID(random.next() >> 1)
        psk = .random(Invite.Door.pskCount)
    }

    /// To be handed to somebody, in an invite or inside a channel.
    package var handedOver: Invite.Door {
        Invite.Door(id: id, psk: psk.withBytes { Array($0) })
    }

    /// For one handshake, which wipes its copy when it ends.
    var key: SecretBytes { psk.copy() }
}

/// Finds the door of that id among those that lead in at this moment.
package typealias DoorLookup = @Sendable (DoorID) -> Door?

extension Door: Equatable {
    /// Takes as long for the same secret as for another.
    package static func == (left: Door, right: Door) -> Bool {
        left.id == right.id && left.psk == right.psk
    }
}
