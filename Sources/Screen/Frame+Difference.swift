extension Frame {
    /// Where a row differs from the same one of another frame, from whole cluster to whole cluster of both; nil where
    /// it does not. All of it differs from a frame of another size, or from none.
    package func difference(in row: Int, from shown: Frame?) -> Range<Int>? {
        guard let shown, shown.size == size else { return 0..<size.columns }
        // Of rows that are shared this looks at nothing.
        guard rows[row] != shown.rows[row] else { return nil }
        let (new, old) = (rows[row].cells, shown.rows[row].cells)
        guard let first = new.indices.first(where: { new[$0] != old[$0] }),
            let last = new.indices.last(where: { new[$0] != old[$0] })
        else { return nil }
        let isHalf = { (index: Int) in new[index].columns == 0 || old[index].columns == 0 }
        let start = new.indices[...first].last { !isHalf($0) } ?? first
        let end = new.indices[(last + 1)...].first { !isHalf($0) } ?? new.endIndex
        return start..<end
    }
}
