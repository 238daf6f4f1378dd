/// Breaks text into rows of a pane.
package enum Wrapping {
    package static func rows(_ text: String, columns: Int, indent: Int = 0) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
