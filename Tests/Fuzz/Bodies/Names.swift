import SecureChannel
import SottoModel
import Text

/// What is taken for a name, an address, an invite or a key is written as something that reads as the same.
func checkNames(_ supply: inout Supply) throws(Broken) {
    let kind = supply.byte()
    let text = supply.text()
    switch kind % 6 {
    case 0: try checkUserName(text)
    case 1: try checkRoomName(text.hasPrefix("#") ? text : "#" + text)
    case 2: try checkAddress(text)
    case 3: try checkInvite(text)
    case 4: try checkInvite("sotto://" + text)
    default: try checkDigits(text)
    }
}

private func checkUserName(_ text: String) throws(Broken) {
    guard let name = try? UserName(text) else { return }
    try hold((try? UserName(name.text)) == name, "a name reads as itself")
    try hold(name.text.utf8.count <= UserName.maximumBytes, "a name is short")
    try hold((1...UserName.maximumCharacters).contains(name.text.count), "a name has a length")
    try checkShown(name.text)
    try hold(!name.skeleton.isEmpty, "a name looks like something")
}

private func checkRoomName(_ text: String) throws(Broken) {
    guard let name = try? RoomName(text) else { return }
    try hold((try? RoomName(name.text)) == name, "a room's name reads as itself")
    try hold(name.text.utf8.count <= RoomName.maximumBytes, "a room's name is short")
    try checkShown(name.text)
    let invite = Invite(address: ServerAddress(host: "localhost", port: 1), room: name)
    try hold((try? Invite(invite.description)) == invite, "an invite names every room")
}

/// Two names that are shown alike would otherwise be two people.
private func checkShown(_ name: String) throws(Broken) {
    let shown = Cleaning.line(name)
    try hold(shown.unicodeScalars.elementsEqual(name.unicodeScalars), "a name is shown as it is")
    try hold(!name.contains(where: \.isWhitespace), "a name is one word")
    try hold(Columns.of(name) > 0, "a name takes room")
}

private func checkAddress(_ text: String) throws(Broken) {
    for allowsAnyPort in [false, true] {
        guard let address = ServerAddress(text, allowingAnyPort: allowsAnyPort) else { continue }
        let again = ServerAddress(address.description, allowingAnyPort: allowsAnyPort)
        try hold(again == address, "an address reads as itself")
        try checkPlain(address.description)
        try hold(allowsAnyPort || address.port > 0, "a port has a number")
    }
}

private func checkInvite(_ text: String) throws(Broken) {
    guard let invite = try? Invite(text) else { return }
    try hold((try? Invite(invite.description)) == invite, "an invite reads as itself")
    try checkPlain(invite.description)
}

/// Safe to print, to paste and to put between quotes.
private func checkPlain(_ text: String) throws(Broken) {
    try hold(text.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x27 }, "it is plain ASCII")
}

private func checkDigits(_ text: String) throws(Broken) {
    if let bytes = Base64URL.decode(text) {
        try hold(Base64URL.encode(bytes).utf8.elementsEqual(text.utf8), "every key has one spelling")
    }
    let bytes = Array(text.utf8)
    try hold(Base64URL.decode(Base64URL.encode(bytes)) == bytes, "every key has a spelling")
    if let fingerprint = Fingerprint(text) {
        try hold(Fingerprint(fingerprint.description) == fingerprint, "a fingerprint reads as itself")
    }
    if let id = MessageID(bytes) { try hold(id.bytes == bytes, "an id is written as it was read") }
    if let key = Key32(bytes) { try hold(key.bytes == bytes, "a key is written as it was read") }
}
