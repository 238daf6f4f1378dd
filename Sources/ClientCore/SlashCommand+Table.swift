internal import Text

extension SlashCommand {
    package static let forEverybody = speaking + amongRooms + aboutPeople + forOneself

    private static let speaking = [
        SlashCommand(
            "w", "NAME TEXT", takes: [.person], aliases: ["msg"],
            Phrase("whisper; nobody else can read it", "귓속말하기. 다른 사람은 읽지 못합니다")
        ) { $0.whisper($1, at: $2) },
        SlashCommand("r", "TEXT", Phrase("answer the last whisper", "마지막 귓속말에 답하기")) { $0.answerWhisper($1, at: $2) },
        SlashCommand("me", "TEXT", Phrase("say what you do", "내가 하는 일을 말하기")) { $0.act($1, at: $2) },
        SlashCommand(
            "reply", "TEXT",
            Phrase("answer the chosen message, or the last of somebody else", "고른 글이나 다른 사람의 마지막 글에 답하기")
        ) { $0.reply($1, at: $2) },
        SlashCommand("edit", "TEXT", Phrase("say your last message otherwise", "내 마지막 글 고치기")) { $0.edit($1, at: $2) },
        SlashCommand("delete", Phrase("take back the chosen message, or your last", "고른 글이나 내 마지막 글 지우기")) {
            $0.retract(at: $1)
        },
        SlashCommand(
            "react", "EMOJI",
            Phrase(
                "give the chosen message, or the last of somebody else, a sign; or take it back",
                "고른 글이나 다른 사람의 마지막 글에 표시하기, 또는 거두기")
        ) { $0.react($1, at: $2) },
    ]

    private static let amongRooms = [
        SlashCommand(
            "join", "#ROOM [--private|--sealed]", takes: [.room, .word(["--private", "--sealed"])],
            Phrase(
                "enter a room, or found it; the server cannot read a sealed one",
                "방에 들어가기, 없으면 만들기. 봉인된 방은 서버가 읽지 못합니다")
        ) { $0.join($1, at: $2) },
        SlashCommand(
            "invite", "[NAME]", takes: [.person],
            Phrase(
                "show and copy what a friend types to come here; with a name: let them into this private room",
                "친구가 들어오려고 칠 명령을 보이고 복사하기. 이름을 주면 이 비공개 방에 들어오게 하기")
        ) { $0.invite($1, at: $2) },
        SlashCommand("leave", Phrase("leave this room", "이 방에서 나가기")) { $0.leaveRoom(at: $1) },
        SlashCommand(
            "rooms", "[TEXT]", Phrase("list the rooms, or those with that in name or topic", "방 목록, 또는 이름이나 주제로 찾은 방")
        ) { state, text, _ in state.browseRooms(text) },
        SlashCommand("topic", "[TEXT]", Phrase("what this room is about, or is to be", "이 방의 주제를 보거나 정하기")) {
            $0.topic($1, at: $2)
        },
    ]

    private static let aboutPeople = [
        SlashCommand(
            "who", "[TEXT]", Phrase("list who is here, or whose name has that in it", "여기 있는 사람, 또는 이름으로 찾은 사람")
        ) {
            $0.listPeople($1, at: $2)
        },
        SlashCommand(
            "ignore", "[NAME]", takes: [.person],
            Phrase("show nothing somebody says; list whom you ignore", "누군가의 글 숨기기, 또는 숨긴 사람 목록")
        ) { $0.ignore($1, at: $2) },
        SlashCommand("unignore", "NAME", takes: [.ignored], Phrase("hear somebody again", "누군가의 글을 다시 보기")) {
            $0.unignore($1, at: $2)
        },
        SlashCommand(
            "report", "NAME WORDS", takes: [.person],
            Phrase("tell this room's operators of somebody, by their key", "이 방의 운영자에게 누군가를 키와 함께 신고하기")
        ) { $0.report($1, at: $2) },
        SlashCommand(
            "whispers", "[all|roommates|nobody]", takes: [.word(["all", "roommates", "nobody"])],
            Phrase("whose whispers you take", "누구의 귓속말을 받을지")
        ) { $0.chooseWhisperers($1, at: $2) },
        SlashCommand(
            "verify", "NAME [yes|new]", takes: [.person, .word(["yes", "new"])],
            Phrase(
                "what to compare with somebody; yes: it is the same; new: take their new key unseen",
                "누군가와 견줄 번호 보기. yes: 같았다, new: 견주지 않고 새 키 받아들이기")
        ) { $0.verify($1, at: $2) },
    ]

    private static let forOneself = [
        SlashCommand("nick", "NAME", Phrase("go by another name", "이름 바꾸기")) { $0.rename($1, at: $2) },
        SlashCommand("history", "[COUNT]", Phrase("show earlier lines", "앞의 대화 보기")) { $0.showHistory($1, at: $2) },
        SlashCommand("search", "TEXT", Phrase("find what was said in your rooms", "내 방들의 대화에서 찾기")) {
            $0.search($1, at: $2)
        },
        SlashCommand(
            "set", "[NAME [VALUE]]", takes: [.setting, .settingValue],
            Phrase("list the settings, or change one for good", "설정 목록, 또는 설정 바꾸기")
        ) { $0.set($1, at: $2) },
        SlashCommand("resend", Phrase("send again what was refused", "거절된 글 다시 보내기")) { $0.resend(at: $1) },
        SlashCommand(
            "forget", Phrase("erase your own log of whispers, here and on disk", "내 귓속말 기록을 화면과 디스크에서 지우기")
        ) { $0.eraseWhispers(at: $1) },
        SlashCommand("clear", Phrase("empty the log here", "이 화면의 대화 비우기")) { state, _ in state.clearLog() },
        SlashCommand("wire", Phrase("watch what goes over the wire, sealed and opened", "오가는 것을 봉한 대로, 연 대로 보기")) {
            $0.toggleWire(at: $1)
        },
        SlashCommand("help", Phrase("keys and commands", "글쇠와 명령")) { $0.showHelp(at: $1) },
        SlashCommand("quit", Phrase("leave sotto", "sotto 끝내기")) { state, _ in state.leave(.left) },
    ]
}
