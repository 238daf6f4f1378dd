internal import Text

extension SlashCommand {
    package static let forOperators = uponPeople + uponRooms + uponNames

    private static let uponPeople = [
        SlashCommand(
            "kick", "NAME [REASON]", takes: [.person], Phrase("put somebody out of this room", "이 방에서 내보내기")
        ) { $0.kick($1, at: $2) },
        SlashCommand(
            "ban", "[--server|--address] NAME [TIME] [REASON]", takes: [.person],
            Phrase(
                "keep somebody out of this room, or the server, or from where they are; TIME is 10m, 2h, 7d",
                "이 방에, 서버에, 또는 쓰는 주소에서 못 들어오게 하기. TIME은 10m, 2h, 7d")
        ) { $0.ban($1, at: $2) },
        SlashCommand("unban", "[--server] NAME", takes: [.person], Phrase("let somebody in again", "다시 들어오게 하기")) {
            $0.unban($1, at: $2)
        },
        SlashCommand(
            "mute", "NAME [TIME]", takes: [.person], Phrase("take somebody's voice in this room", "이 방에서 말 못 하게 하기")
        ) {
            $0.mute($1, at: $2)
        },
        SlashCommand("unmute", "NAME", takes: [.person], Phrase("give it back", "다시 말하게 하기")) {
            $0.take(.unmute, $1, at: $2)
        },
        SlashCommand("op", "NAME", takes: [.person], Phrase("make somebody an operator of this room", "이 방의 운영자로 삼기")) {
            $0.take(.op, $1, at: $2)
        },
        SlashCommand("deop", "NAME", takes: [.person], Phrase("make them none", "운영자에서 빼기")) {
            $0.take(.deop, $1, at: $2)
        },
    ]

    private static let uponRooms = [
        SlashCommand(
            "slow", "SECONDS|off", takes: [.word(["off"])],
            Phrase("one message of each in so many seconds", "한 사람이 그 시간에 글 하나만 쓰게 하기")
        ) { $0.slow($1, at: $2) },
        SlashCommand(
            "private", "on|off", takes: [.word(["on", "off"])],
            Phrase("only who is invited comes in, or anybody", "초대한 사람만, 또는 누구나 들어오게 하기")
        ) { $0.setPrivate($1, at: $2) },
        SlashCommand(
            "keep", "[TIME] [LINES]|all", takes: [.word(["all"])],
            Phrase(
                "how long this room keeps what is said: 30d, 1000 lines, or for good",
                "이 방의 대화를 얼마나 보관할지: 30d, 1000줄, 또는 계속")
        ) { $0.keep($1, at: $2) },
    ]

    private static let uponNames = [
        SlashCommand("free", "NAME", Phrase("let anybody have a name whose owner lost the key", "주인이 키를 잃은 이름을 풀기")) {
            $0.free($1, at: $2)
        },
        SlashCommand(
            "give", "NAME TO", takes: [.person, .person], Phrase("give such a name to somebody", "그런 이름을 누군가에게 주기")
        ) {
            $0.giveName($1, at: $2)
        },
    ]
}
