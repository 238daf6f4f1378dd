import ClientCore
import Text

/// What `--help` says, made of the tables.
enum Help {
    private static let columns = 78
    private static let indent = "    "

    static func text(in language: Language) -> String {
        let options = Option.all.map { entry($0.usage, $0.help[language]) }.joined()
        let settings = Setting.all.map { entry("--\($0.name) \($0.values)", $0.help[language]) }.joined()
        let keys = entry("--\(Setting.keyUsage)=KEYS", Setting.keyHelp[language])
        return """
            sotto [SERVER] [OPTION …]
            sotto key [show | export FILE | import FILE | rotate | revoke [FILE] | passphrase] [--state FOLDER]
            \(abstract[language])

            \(paragraph(servers[language]))

            \(paragraph(lines[language]))

            \(paragraph(key[language]))
            \(options)

            \(paragraph(settingsToo[language]))
            \(settings)\(keys)
            """
    }

    private static let abstract = Phrase("An encrypted chat for the terminal.", "터미널에서 쓰는 암호화 채팅.")
    private static let servers = Phrase(
        """
        SERVER is host, host:port, [v6]:port or an invite (sotto://…); `-` reads an invite from standard input. \
        Without one it goes back to the last server.
        """,
        """
        SERVER는 호스트, 호스트:포트, [v6]:포트, 또는 초대(sotto://…)입니다. `-`는 초대를 표준 입력에서 읽습니다. \
        없으면 지난 서버로 돌아갑니다.
        """)
    private static let lines = Phrase(
        """
        Without a terminal, or with --plain, a line in is a message or a command, and a line out is something that \
        happened.
        """,
        "터미널이 없거나 --plain을 붙이면, 넣는 한 줄은 글이나 명령이고 나오는 한 줄은 일어난 일입니다.")
    private static let key = Phrase(
        """
        Your key is who you are to everybody. sotto key shows its fingerprint, copies it, takes a copy in its place, and \
        puts it under a passphrase, which is asked for at the terminal; one that is forgotten cannot be found out.
        """,
        """
        키는 모두에게 여러분 자신입니다. sotto key는 지문을 보이고, 키를 복사하고, 사본으로 바꾸고, 암호를 겁니다. 암호는 터미널에서 \
        묻습니다. 잊은 암호는 알아낼 수 없습니다.
        """)
    private static let settingsToo = Phrase(
        """
        Settings are options too, and lines of the settings file; /set changes them while sotto runs, and writes \
        them there:
        """,
        "설정도 옵션이고 설정 파일의 줄입니다. sotto가 도는 동안 /set이 바꾸고 거기에 적습니다:")

    private static func entry(_ usage: String, _ help: String) -> String {
        "\n\(usage)" + wrapped(help, columns: columns - indent.count).map { "\n" + indent + $0 }.joined()
    }

    private static func paragraph(_ text: String) -> String {
        wrapped(text, columns: columns).joined(separator: "\n")
    }

    private static func wrapped(_ text: String, columns: Int) -> [String] {
        Wrapping.rows(text, columns: columns).map(String.init)
    }
}
