/// An array that grows at both ends for the same price.
struct TwoEnded<Element> {
    /// The first elements, the very first one last.
    private var front: [Element] = []
    private var back: [Element] = []

    mutating func append(_ element: Element) {
        back.append(element)
    }

    mutating func prepend(_ elements: [Element]) {
        front.append(contentsOf: elements.reversed())
    }

    mutating func removeFirst(_ count: Int) {
        let inFront = Swift.min(count, front.count)
        front.removeLast(inFront)
        back.removeFirst(Swift.min(count - inFront, back.count))
        if front.isEmpty { front = [] }
    }

    mutating func removeLast(_ count: Int) {
        let inBack = Swift.min(count, back.count)
        back.removeLast(inBack)
        front.removeFirst(Swift.min(count - inBack, front.count))
    }

    mutating func remove(at index: Int) -> Element {
        index < front.count ? front.remove(at: front.count - 1 - index) : back.remove(at: index - front.count)
    }

    mutating func removeAll(where isOut: (Element) -> Bool) {
        front.removeAll(where: isOut)
        back.removeAll(where: isOut)
    }
}

extension TwoEnded: RandomAccessCollection, MutableCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { front.count + back.count }

    subscript(index: Int) -> Element {
        get { index < front.count ? front[front.count - 1 - index] : back[index - front.count] }
        set {
            if index < front.count {
                front[front.count - 1 - index] = newValue
            } else {
                back[index - front.count] = newValue
            }
        }
    }
}

extension TwoEnded: Sendable where Element: Sendable {}
