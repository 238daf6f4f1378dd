internal import SottoModel
internal import Text

/// The input line in an editor of its own, while the conversation goes on.
extension ClientState {
    mutating func openEditor() -> [ClientEffect] {
        editedRoom = room.name
        return [.openEditor(composer.text)]
    }

    /// What the editor leaves goes back to the room it came from. The line end at the end is the editor's.
    mutating func takeEdited(_ text: String, at moment: Moment) -> [ClientEffect] {
        guard let index = editedRoom.flatMap({ index(of: $0) }) else { return [] }
        editedRoom = nil
        var text = Composer.typed(text)
        if text.last == "\n" { text.removeLast() }
        if text.utf8.count > Composer.maximumBytes {
            complain(Words.tooMuchForTheLine, at: moment)
        } else if text != rooms[index].composer.text {
            rooms[index].composer.replace(before: text)
        }
        return []
    }

    mutating func giveUpEditing(_ words: Phrase, at moment: Moment) -> [ClientEffect] {
        editedRoom = nil
        complain(words + Phrase("; the line is as it was", ". 줄은 그대로입니다"), at: moment)
        return []
    }
}
