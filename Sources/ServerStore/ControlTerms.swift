/// What a request says beside whom it is about: words, each a `name=value` or a name alone, in any order.
protocol ControlTerms {
    init()

    /// - Returns: whether there is such a term, with such a value.
    mutating func set(_ name: Substring, _ value: Substring?) -> Bool
}

extension ControlTerms {
    init?(_ words: some Sequence<Substring>) {
        self.init()
        for word in words {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard set(pair[0], pair.count == 2 ? pair[1] : nil) else { return nil }
        }
    }
}
