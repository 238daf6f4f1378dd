internal import SottoModel
internal import Text

extension Words {
    static let somethingNew = Phrase("sotto: something new", "sotto: 새 소식")

    static func whispering(_ person: Person) -> Phrase {
        Phrase("\(person.name) whispers", "\(person.name) 님의 귓속말")
    }

    static func speaking(_ person: Person, in room: RoomName) -> Phrase {
        Phrase("\(person.name) in \(room)", "\(room)의 \(person.name) 님")
    }

    static func inviting(_ person: Person, to room: RoomName) -> Phrase {
        Phrase("\(person.name) invites you to \(room)", "\(person.name) 님이 \(room, .direction) 초대합니다")
    }
}
