/// An input taken apart into what a body needs. What is used up reads as zero, so every input means something.
struct Supply {
    private var rest: ArraySlice<UInt8>

    init(_ input: [UInt8]) {
        rest = input[...]
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 {
        rest.popFirst() ?? 0
    }

    mutating func number(below limit: Int) -> Int {
        (Int(byte()) << 8 | Int(byte())) % limit
    }

    /// At most so many.
    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func all() -> [UInt8] {
        bytes(rest.count)
    }
}

extension Supply {
    /// Where a stream is cut: up to seven pieces of these sizes, then the remainder.
    mutating func cuts() -> Cuts {
        let count = Int(byte() & 7)
        return Cuts(sizes: (0..<count).map { _ in Int(byte()) })
    }
}

/// A way to cut a stream into pieces, some of them empty.
struct Cuts {
    static let none = Cuts(sizes: [])

    let sizes: [Int]

    func pieces(of stream: [UInt8]) -> [ArraySlice<UInt8>] {
        var rest = stream[...]
        let pieces = sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size)
        }
        return pieces + [rest]
    }
}
