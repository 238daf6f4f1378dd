/// Makes what another person wrote harmless to show.
package enum Cleaning {
    /// One line: newlines and tabs become spaces.
    package static func line(_ text: String) -> String {
        text.normalized()
    }

    /// As ``line(_:)``, but line feeds stay.
    package static func lines(_ text: String) -> String {
        text.normalized()
    }
}
