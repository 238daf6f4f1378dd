internal import SottoModel
internal import Text

/// What is said of whose key is whose.
extension Words {
    /// Something was to go to a name that is another key's now.
    static func stopped(_ name: UserName) -> Phrase {
        Phrase(
            """
            not sent: \(name) belonged to another key before, so this may be somebody else. /verify \(name) shows \
            what to compare with them, /verify \(name) new takes the new key unseen
            """,
            """
            보내지 않았습니다. \(name, .topic) 전에 다른 키의 이름이어서 다른 사람일 수 있습니다. /verify \(name, .subject) 서로 견줄 \
            것을 보여 주고, /verify \(name) new는 견주지 않고 새 키를 받아들입니다
            """)
    }

    static func stoppedByRevocation(_ name: UserName) -> Phrase {
        Phrase(
            "not sent: the key of \(name) is revoked. Ask them, not here, for the key they have now",
            "보내지 않았습니다. \(name) 님의 키는 폐기되었습니다. 지금 쓰는 키를 여기 말고 다른 데서 물어보세요")
    }

    static func otherKey(_ name: UserName) -> Phrase {
        Phrase(
            "\(name) now belongs to another key: this may be somebody else. Make sure who it is before you trust them",
            "\(name, .called) 이름이 이제 다른 키의 것입니다. 다른 사람일 수 있으니 믿기 전에 누구인지 확인하세요")
    }

    static func verified(_ name: UserName) -> Phrase {
        let sign = Signs.of(.verified)
        return Phrase(
            "\(name) is verified (\(sign)): whispers between you are read by nobody else",
            "\(name) 님을 확인했습니다(\(sign)). 두 사람 사이의 귓속말은 아무도 읽지 못합니다")
    }

    static func accepted(_ name: UserName) -> Phrase {
        let sign = Signs.of(.pinned)
        return Phrase(
            "the new key of \(name) is pinned (\(sign)); nobody has compared it yet: /verify \(name)",
            "\(name) 님의 새 키를 기억했습니다(\(sign)). 아직 견주어 보지 않았습니다: /verify \(name)")
    }

    static func safetyNumber(_ number: String, with name: UserName) -> Phrase {
        Phrase("your safety number with \(name): \(number)", "\(name) 님과의 안전 번호: \(number)")
    }

    /// For two who read the same language.
    static func safetyWords(_ english: String, _ korean: String) -> Phrase {
        Phrase("or in words, where both of you read English: \(english)", "둘 다 한국어로 본다면 낱말로: \(korean)")
    }

    static func comparing(_ name: UserName, _ trust: Trust?) -> Phrase {
        switch trust {
        case .verified:
            Phrase(
                "\(name) is verified; as long as nothing is said of another key, that holds",
                "\(name) 님은 확인되었습니다. 키가 바뀌었다는 말이 없는 한 그대로입니다")
        case .changed:
            compare
                + Phrase(
                    "If \(name) reads the same, /verify \(name) yes; until then nothing is sent to them",
                    "\(name) 님이 같은 번호를 읽으면 /verify \(name) yes. 그때까지는 아무것도 보내지 않습니다")
        case .revoked:
            Phrase(
                "that key is revoked, and there is nothing to compare: ask \(name), not here, for the one they have now",
                "폐기된 키라서 견줄 것이 없습니다. 지금 쓰는 키를 \(name) 님에게 여기 말고 다른 데서 물어보세요")
        case .pinned, nil:
            compare
                + Phrase(
                    "If \(name) reads the same, /verify \(name) yes",
                    "\(name) 님이 같은 번호를 읽으면 /verify \(name) yes")
        }
    }

    private static let compare = Phrase(
        "read it to each other, over the telephone or face to face, and not here. ",
        "여기 말고 전화로나 만나서 서로 읽어 주세요. ")
}
