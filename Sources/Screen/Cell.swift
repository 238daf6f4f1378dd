/// One place on the screen.
package struct Cell: Hashable, Sendable {
    private var text: CellText
    /// 1; 2 for a wide cluster; 0 for the place its right half covers.
    package var columns: UInt8
    package var style: Style
    /// An index into the frame's links.
    package var link: UInt16?

    package init(cluster: Character, columns: UInt8 = 1, style: Style = .plain, link: UInt16? = nil) {
        text = CellText(cluster)
        self.columns = columns
        self.style = style
        self.link = link
    }

    package static let blank = Cell(cluster: " ")

    /// At most five scalars.
    package var cluster: Character {
        get { text.cluster }
        set { text = CellText(newValue) }
    }

    /// Makes it a cluster of one scalar.
    mutating func show(_ scalar: Unicode.Scalar, columns: UInt8) {
        text = CellText(scalar)
        self.columns = columns
    }

    /// The scalar at a place of the cluster, 0 behind the last one.
    package func scalar(_ index: Int) -> UInt32 {
        index < CellText.limit ? text.scalar(index) : 0
    }
}
