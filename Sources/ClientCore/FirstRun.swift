package import SottoModel
package import Text

/// The first minutes: who one is, and where one goes. What is typed stays until it makes sense.
package struct FirstRun: Equatable, Sendable {
    package enum Field: CaseIterable, Sendable {
        case name, server
        /// No text, but something to choose: a server of one's own.
        case host
    }

    package enum Action: Equatable, Sendable {
        case edit(Edit)
        /// The field below or above; they lie in a ring.
        case next, previous
        /// Enter: on to the next field, and from the last ones to what they say.
        case choose
        case leave
    }

    /// What somebody chose.
    package enum Outcome: Equatable, Sendable {
        case leave
        case go(UserName, Invite)
        case host(UserName)
    }

    /// What is wrong, and in which field.
    package struct Complaint: Equatable, Sendable {
        package let field: Field
        package let words: Phrase
    }

    package private(set) var name: Composer
    package private(set) var server = Composer()
    package private(set) var field: Field
    package private(set) var complaint: Complaint?
    /// Whether a server of one's own is on its way; only leaving is heard.
    package private(set) var isHosting = false
    package let language: Language
    private var cuts = KillRing()

    /// - Parameter name: a guess at what somebody is called; empty for none.
    package init(name: String, language: Language) {
        self.name = Composer(before: name)
        self.language = language
        field = name.isEmpty ? .name : .server
    }

    /// - Returns: what is chosen, once it makes sense.
    @discardableResult
    package mutating func handle(_ action: Action) -> Outcome? {
        if action == .leave { return .leave }
        guard !isHosting else { return nil }
        switch action {
        case .edit(let edit): apply(edit)
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case .choose: return choose()
        case .leave: break
        }
        return nil
    }

    /// The server of one's own did not start.
    package mutating func giveUpHosting(_ words: Phrase) {
        isHosting = false
        complain(words, in: .host)
    }

    private mutating func apply(_ edit: Edit) {
        if complaint?.field == field { complaint = nil }
        switch field {
        case .name: name.apply(Self.onOneLine(edit), &cuts)
        case .server: server.apply(Self.onOneLine(edit), &cuts)
        case .host: break
        }
    }

    private mutating func move(by step: Int) {
        let fields = Field.allCases
        let place = fields.firstIndex(of: field) ?? 0
        field = fields[(place + step + fields.count) % fields.count]
    }

    private mutating func choose() -> Outcome? {
        complaint = nil
        guard let name = chosenName() else { return nil }
        switch field {
        case .name: field = .server
        case .server: return chosenServer().map { .go(name, $0) }
        case .host:
            isHosting = true
            return .host(name)
        }
        return nil
    }

    private mutating func chosenName() -> UserName? {
        do throws(NameError) {
            return try UserName(chosen: Self.trimmed(name.text))
        } catch {
            complain(Words.of(error), in: .name)
            return nil
        }
    }

    private mutating func chosenServer() -> Invite? {
        let text = Self.address(in: server.text)
        guard !text.isEmpty else {
            complain(
                Phrase("a host, or an invite that somebody gave you", "호스트나 누군가에게 받은 초대를 넣으세요"), in: .server)
            return nil
        }
        do throws(InviteError) {
            return try Invite(text)
        } catch {
            complain(Words.of(error), in: .server)
            return nil
        }
    }

    /// A whole command is taken too, as a friend may have sent it, `sotto 'sotto://…' --name bob`; and an invite that was
    /// broken into lines on its way.
    private static func address(in text: String) -> String {
        var words = text.filter { $0 != "'" && $0 != "\"" }.split(whereSeparator: \.isWhitespace)
        if words.first == "sotto" { words.removeFirst() }
        let place = words.prefix { !$0.hasPrefix("--") }
        return place.joined(separator: place.first?.lowercased().hasPrefix("sotto://") == true ? "" : " ")
    }

    private mutating func complain(_ words: Phrase, in field: Field) {
        self.field = field
        complaint = Complaint(field: field, words: words)
    }

    /// A pasted line end is no key, and would split the field.
    private static func onOneLine(_ edit: Edit) -> Edit {
        guard case .insert(let text) = edit else { return edit }
        return .insert(String(text.prefix(4_096).map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }

    private static func trimmed(_ text: String) -> String {
        Arguments(text).text.description
    }
}
