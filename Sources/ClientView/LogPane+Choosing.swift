internal import ClientCore
internal import SottoModel

extension LogPane {
    /// The next message so many steps up (negative) or down; where none is chosen, the last one in sight.
    func choice(by step: Int, from chosen: MessageID?, height: Int) -> ChoiceAction? {
        guard let bottom = bottom(height: height) else { return nil }
        let start = chosen.flatMap { log.index(of: $0) }
        guard let index = next(from: start ?? bottom.line + 1, by: start == nil ? -1 : step),
            let message = log[index].message
        else { return chosen.map { .on($0, scroll, meetsTop: step < 0) } }
        return .on(message, revealing(index, height: height), meetsTop: step < 0 && index < height)
    }

    private func next(from start: Int, by step: Int) -> Int? {
        var index = start + step
        while (0..<log.count).contains(index) {
            if log.canBeChosen(log[index]) { return index }
            index += step
        }
        return nil
    }

    /// Scrolled no further than need be for all of a line to be in sight.
    func revealing(_ index: Int, height: Int) -> Scroll {
        guard let bottom = bottom(height: height) else { return .bottom }
        let top = bottom.moved(by: 1 - height, in: self)
        let last = LogPosition(line: index, row: rows(at: index).count - 1)
        if last > bottom { return anchor(at: last) }
        let first = LogPosition(line: index, row: 0)
        return first < top ? anchor(at: first.moved(by: height - 1, in: self)) : scroll
    }
}
