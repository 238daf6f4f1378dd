/// Something is not as it must be.
struct Wrong: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

func hold(_ condition: Bool, _ words: @autoclosure () -> String) throws(Wrong) {
    guard condition else { throw Wrong(words()) }
}
