internal import Text

/// Something to be told to somebody who looks elsewhere. Both may hold whatever others wrote.
package struct Notice: Equatable, Sendable {
    /// What happened: `bob whispers`, `bob in #lobby`.
    package let title: String
    /// What was said; empty where it is not to be shown.
    package let text: String

    package init(title: String, text: String) {
        self.title = title
        self.text = text
    }

    /// As much of it as may be seen by whoever stands beside.
    /// - Parameter something: what is said where nothing may be.
    func showing(_ content: NoticeContent, else something: String) -> Notice {
        switch content {
        case .full: self
        case .sender: Notice(title: title, text: "")
        case .none: Notice(title: something, text: "")
        }
    }
}

/// At most so many in so long: a flood is told by the window's title.
struct NoticePace: Equatable, Sendable {
    static let most = 3
    static let span = Duration.seconds(10)

    private var last: [Duration] = []

    mutating func allows(at time: Duration) -> Bool {
        last.removeAll { $0 + Self.span <= time }
        guard last.count < Self.most else { return false }
        last.append(time)
        return true
    }
}

extension ClientState {
    /// Who has the window before them needs no telling; of one that does not say, nothing is known.
    mutating func notify(_ title: Phrase, _ text: String = "", at moment: Moment) -> [ClientEffect] {
        guard settings.notify != .off, hasFocus != true, noticePace.allows(at: moment.elapsed) else { return [] }
        return [
            .notify(
                Notice(title: title[language], text: text)
                    .showing(settings.notifyContent, else: Words.somethingNew[language]))
        ]
    }
}
