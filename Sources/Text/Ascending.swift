extension [UInt32] {
    /// Where in these ascending numbers the first is that is no less than this one; their count where all are less.
    func firstIndex(notBelow number: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
