/// One place on the screen.
package struct Cell: Hashable, Sendable {
    package var cluster: Character
    /// 1; 2 for a wide cluster; 0 for the place its right half covers.
    package var columns: UInt8
    package var style: Style
    /// An index into the frame's links.
    package var link: UInt16?

    package init(cluster: Character, columns: UInt8 = 1, style: Style = .plain, link: UInt16? = nil) {
        self.cluster = cluster
        self.columns = columns
        self.style = style
        self.link = link
    }

    package static let blank = Cell(cluster: " ")
}
