extension SlashCommand {
    package static let forEverybody = [
        SlashCommand(
            "w", "NAME TEXT", takes: [.person], aliases: ["msg"], "whisper; nobody else can read it"
        ) { $0.whisper($1, at: $2) },
        SlashCommand("r", "TEXT", "answer the last whisper") { $0.answerWhisper($1, at: $2) },
        SlashCommand("me", "TEXT", "say what you do") { $0.act($1, at: $2) },
        SlashCommand("reply", "TEXT", "answer the chosen message, or the last of somebody else") {
            $0.reply($1, at: $2)
        },
        SlashCommand("edit", "TEXT", "say your last message otherwise") { $0.edit($1, at: $2) },
        SlashCommand("delete", "take back the chosen message, or your last") { $0.retract(at: $1) },
        SlashCommand("react", "EMOJI", "give the chosen message, or the last of somebody else, a sign; or take it back")
        {
            $0.react($1, at: $2)
        },
        SlashCommand("nick", "NAME", "go by another name") { $0.rename($1, at: $2) },
        SlashCommand("who", "[TEXT]", "list who is here, or whose name has that in it") {
            $0.listPeople($1, at: $2)
        },
        SlashCommand(
            "join", "#ROOM [--private|--sealed]", takes: [.room, .word(["--private", "--sealed"])],
            "enter a room, or found it; what is said in a sealed one the server cannot read"
        ) { $0.join($1, at: $2) },
        SlashCommand("leave", "leave this room") { $0.leaveRoom(at: $1) },
        SlashCommand("rooms", "[TEXT]", "list the rooms, or those with that in name or topic") { state, text, _ in
            state.browseRooms(text)
        },
        SlashCommand("topic", "[TEXT]", "what this room is about, or is to be") { $0.topic($1, at: $2) },
        SlashCommand("ignore", "[NAME]", takes: [.person], "show nothing somebody says; list whom you ignore") {
            $0.ignore($1, at: $2)
        },
        SlashCommand("unignore", "NAME", takes: [.ignored], "hear somebody again") { $0.unignore($1, at: $2) },
        SlashCommand(
            "whispers", "[all|roommates|nobody]", takes: [.word(["all", "roommates", "nobody"])],
            "whose whispers you take"
        ) { $0.chooseWhisperers($1, at: $2) },
        SlashCommand(
            "verify", "NAME [yes|new]", takes: [.person, .word(["yes", "new"])],
            "what to compare with somebody; yes: it is the same; new: take their new key unseen"
        ) { $0.verify($1, at: $2) },
        SlashCommand("history", "[COUNT]", "show earlier lines") { $0.showHistory($1, at: $2) },
        SlashCommand("search", "TEXT", "find what was said in your rooms") { $0.search($1, at: $2) },
        SlashCommand(
            "set", "[NAME [VALUE]]", takes: [.setting, .settingValue], "list the settings, or change one for good"
        ) { $0.set($1, at: $2) },
        SlashCommand("resend", "send again what was refused") { $0.resend(at: $1) },
        SlashCommand("forget", "erase your own log of whispers, here and on disk") { $0.eraseWhispers(at: $1) },
        SlashCommand("clear", "empty the log here") { state, _ in state.clearLog() },
        SlashCommand("help", "keys and commands") { $0.showHelp(at: $1) },
        SlashCommand("quit", "leave sotto") { state, _ in state.leave(.left) },
    ]

    package static let forOperators = [
        SlashCommand("kick", "NAME [REASON]", takes: [.person], "put somebody out of this room") {
            $0.kick($1, at: $2)
        },
        SlashCommand(
            "ban", "[--server|--address] NAME [TIME] [REASON]", takes: [.person],
            "keep somebody out of this room, or the server, or from where they are; TIME is 10m, 2h, 7d"
        ) { $0.ban($1, at: $2) },
        SlashCommand("unban", "[--server] NAME", takes: [.person], "let somebody in again") { $0.unban($1, at: $2) },
        SlashCommand("mute", "NAME [TIME]", takes: [.person], "take somebody's voice in this room") {
            $0.mute($1, at: $2)
        },
        SlashCommand("unmute", "NAME", takes: [.person], "give it back") { $0.take(.unmute, $1, at: $2) },
        SlashCommand("op", "NAME", takes: [.person], "make somebody an operator of this room") {
            $0.take(.op, $1, at: $2)
        },
        SlashCommand("deop", "NAME", takes: [.person], "make them none") { $0.take(.deop, $1, at: $2) },
        SlashCommand("slow", "SECONDS|off", takes: [.word(["off"])], "one message of each in so many seconds") {
            $0.slow($1, at: $2)
        },
        SlashCommand("invite", "NAME", takes: [.person], "let somebody into this private room") {
            $0.take(.invite, $1, at: $2)
        },
        SlashCommand("private", "on|off", takes: [.word(["on", "off"])], "only who is invited comes in, or anybody") {
            $0.setPrivate($1, at: $2)
        },
        SlashCommand(
            "keep", "[TIME] [LINES]|all", takes: [.word(["all"])],
            "how long this room keeps what is said: 30d, 1000 lines, or for good"
        ) { $0.keep($1, at: $2) },
        SlashCommand("free", "NAME", "let anybody have a name whose owner lost the key") { $0.free($1, at: $2) },
        SlashCommand("give", "NAME TO", takes: [.person, .person], "give such a name to somebody") {
            $0.giveName($1, at: $2)
        },
    ]
}
