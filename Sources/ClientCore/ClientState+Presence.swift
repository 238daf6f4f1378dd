internal import SottoModel

/// Who is in a room.
extension ClientState {
    mutating func receive(_ page: RosterPage, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        index(of: id).map { take(page, in: $0, at: moment) } ?? []
    }

    mutating func receive(_ delta: PresenceDelta, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        rooms[index].roster.take(delta)
        for person in delta.joined { reachable.hear(person.identity) }
        for person in delta.left { reachable.leave(person.identity) }
        fold(delta.without(me.identity), at: moment, in: index)
        let renamed = delta.renamed.map { Person(identity: $0.identity, name: $0.new) }
        recognize(delta.joined + renamed, at: moment, in: index)
        let saves = delta.renamed.map { ignored.rename($0) }.contains(true)
        return saves ? [.saveIgnored(ignored.people)] : []
    }

    mutating func take(_ page: RosterPage, in index: Int, at moment: Moment) -> [ClientEffect] {
        rooms[index].roster.take(page)
        recognize(page.people, at: moment, in: index)
        guard let next = page.next, let id = rooms[index].id, page.count <= Roster.complete else { return [] }
        return [.send(.roster(id, after: next))]
    }

    private mutating func fold(_ delta: PresenceDelta, at moment: Moment, in index: Int) {
        guard !delta.isEmpty else { return }
        if !settings.isLineMode, !settings.isReadAloud, case .presence(var fold)? = rooms[index].log.last?.content {
            fold.add(delta)
            rooms[index].log.changeLast { $0.content = .presence(fold) }
        } else {
            var fold = PresenceFold()
            fold.add(delta)
            add(.presence(fold), at: moment.wall, to: index, counts: false)
        }
    }
}

extension PresenceDelta {
    /// Nobody needs to be told of their own coming and going.
    func without(_ identity: IdentityKey) -> PresenceDelta {
        PresenceDelta(
            count: count,
            joined: joined.filter { $0.identity != identity },
            left: left.filter { $0.identity != identity },
            renamed: renamed.filter { $0.identity != identity })
    }
}
