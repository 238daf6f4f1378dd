internal import SottoModel
internal import Text

/// `/search`: the server looks through the record of the rooms one is in.
extension ClientState {
    /// A program that prints goes on by `/search` alone.
    mutating func search(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard isOnline else {
            complain(Phrase("not connected: the server is what searches", "접속해 있지 않습니다. 찾는 것은 서버가 합니다"), at: moment)
            return []
        }
        guard !room.rules.isSealed else {
            complain(Words.unsearched(room.name), at: moment)
            return []
        }
        if text.isEmpty, finding?.more == true { return findMore() }
        guard !text.isEmpty, text.utf8.count <= WireLimits.searchBytes else {
            complain(Words.usage("/search TEXT"), at: moment)
            return []
        }
        var random = moment.random
        finding = Finding(text: text, token: random.next())
        return searchAgain()
    }

    mutating func receive(_ answer: SearchHits, at moment: Moment) -> [ClientEffect] {
        guard finding?.isAsked == true, finding?.token == answer.token else { return [] }
        let shown = answer.hits.filter { !hides($0.entry) }
        finding?.take(answer, shown: shown)
        guard settings.isLineMode else { return [] }
        print(shown, at: moment)
        return leaveIfDone()
    }

    mutating func perform(_ action: FindAction, at moment: Moment) -> [ClientEffect] {
        switch action {
        case .by(let rows): return select(by: rows)
        case .choose: return goToHit(at: moment)
        case .pick(let index):
            _ = select(by: index - (finding?.selection ?? 0))
            return goToHit(at: moment)
        }
    }

    /// Puts the question that has no answer yet: the first time, and after an outage.
    func searchAgain() -> [ClientEffect] {
        guard let finding, finding.isAsked else { return [] }
        return [.send(.search(finding.query))]
    }

    private mutating func select(by rows: Int) -> [ClientEffect] {
        guard let current = finding, !current.hits.isEmpty else { return [] }
        let wanted = current.selection + rows
        finding?.selection = min(max(wanted, 0), current.hits.count - 1)
        return wanted >= current.hits.count - 1 ? findMore() : []
    }

    private mutating func findMore() -> [ClientEffect] {
        guard isOnline, finding?.more == true, finding?.isAsked == false else { return [] }
        finding?.isAsked = true
        return searchAgain()
    }

    private mutating func goToHit(at moment: Moment) -> [ClientEffect] {
        guard let current = finding, current.hits.indices.contains(current.selection) else { return [] }
        let hit = current.hits[current.selection]
        guard let index = index(of: hit.room), let number = hit.entry.place.number else {
            complain(Phrase("you are not in \(hit.room) any more", "이제 \(hit.room)에 들어가 있지 않습니다"), at: moment)
            return []
        }
        finding = nil
        show(room: index)
        return read(from: number, in: index, at: moment)
    }

    private mutating func print(_ hits: [SearchHits.Hit], at moment: Moment) {
        guard let finding else { return }
        for hit in hits {
            add(.found(hit.room, hit.entry), at: hit.entry.at, to: active, counts: false)
        }
        note(Words.found(finding), at: moment)
    }
}
