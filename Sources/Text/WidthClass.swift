/// What Unicode says of widths where the C library says less.
package enum WidthClass {
    /// One column to some terminals and two to others (UAX #11, class A).
    package static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        var (low, high) = (0, ambiguous.count)
        while low < high {
            let middle = (low + high) / 2
            if ambiguous[middle].last < scalar.value { low = middle + 1 } else { high = middle }
        }
        return low < ambiguous.count && ambiguous[low].first <= scalar.value
    }
}
