internal import SottoModel

extension Words {
    static let somethingNew = "sotto: something new"

    static func whispering(_ person: Person) -> String {
        "\(person.name) whispers"
    }

    static func speaking(_ person: Person, in room: RoomName) -> String {
        "\(person.name) in \(room)"
    }

    static func inviting(_ person: Person, to room: RoomName) -> String {
        "\(person.name) invites you to \(room)"
    }
}
