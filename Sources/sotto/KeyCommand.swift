import ClientStore
import Glibc
import Posix
import Sodium
import Text

/// `sotto key`: the key that a person is, in the folder of what is kept, on which no client may be running meanwhile.
enum KeyCommand {
    case show
    /// Copies it into a file, under the passphrase it is under.
    case export(String)
    /// Takes another for it; the one that was there is put aside, never thrown away.
    case take(String)
    /// Another, made here, takes its place, in the word of both.
    case rotate
    /// Its owner's word that it is not to be trusted any more, to be kept.
    case makeRevocation
    /// That word, out of a file, to be told to servers.
    case revoke(String)
    /// Puts it under a passphrase, another one, or none.
    case passphrase

    /// - Parameter words: those behind `key`.
    init(_ words: [String]) throws(Complaint) {
        switch (words.first, words.count) {
        case (nil, _), ("show", 1): self = .show
        case ("export", 2): self = .export(words[1])
        case ("import", 2): self = .take(words[1])
        case ("rotate", 1): self = .rotate
        case ("revoke", 1): self = .makeRevocation
        case ("revoke", 2): self = .revoke(words[1])
        case ("passphrase", 1): self = .passphrase
        default:
            throw Complaint(
                usage: Phrase(
                    "it is sotto key show, export FILE, import FILE, rotate, revoke, revoke FILE or passphrase",
                    "sotto key show, export FILE, import FILE, rotate, revoke, revoke FILE, passphrase 가운데 하나입니다"))
        }
    }

    /// - Returns: what to print.
    func run(in folder: String, _ language: Language) throws(Complaint) -> Phrase {
        let store: StateDirectory
        do throws(FileError) { store = try StateDirectory(folder) } catch { throw Complaint(error) }
        return switch self {
        case .show: try Self.show(store, language)
        case .export(let path): try Self.export(store.identityFile, to: path)
        case .take(let path): try Self.take(IdentityFile(path), for: store.identityFile, language)
        case .rotate: try Self.rotate(store, language)
        case .makeRevocation: try Self.makeRevocation(store, language)
        case .revoke(let path): try Self.revoke(store, path, language)
        case .passphrase: try Self.changePassphrase(store, language)
        }
    }

    private static func show(_ store: StateDirectory, _ language: Language) throws(Complaint) -> Phrase {
        let fingerprint = Phrase(verbatim: try UnlockedKey.own(of: store, in: language).fingerprint())
        let isLocked = try store.identityFile.isUnderPassphrase()
        let state =
            isLocked
            ? Phrase("under a passphrase", "암호로 잠겨 있습니다")
            : Phrase("under no passphrase: sotto key passphrase sets one", "암호가 없습니다. sotto key passphrase로 겁니다")
        return fingerprint + "\n" + state
    }

    private static func export(_ file: IdentityFile, to path: String) throws(Complaint) -> Phrase {
        do throws(IdentityError) { try file.copy(to: path) } catch { throw Complaint(error) }
        return try file.isUnderPassphrase()
            ? Phrase("your key is in \(path) too, under its passphrase", "키를 \(path)에도 같은 암호로 담았습니다")
            : Phrase(
                "your key is in \(path) too, in clear: whoever reads it is you",
                "키를 \(path)에도 암호 없이 담았습니다. 읽는 사람은 누구나 여러분 행세를 할 수 있습니다")
    }

    private static func take(
        _ other: IdentityFile, for file: IdentityFile, _ language: Language
    ) throws(Complaint) -> Phrase {
        let theirs = try UnlockedKey.read(other, asking: Phrase("Passphrase of that key: ", "그 키의 암호: "), in: language)
        let new = try theirs.fingerprint()
        guard try isThere(file) else {
            do throws(IdentityError) { try other.copy(to: file.path) } catch { throw Complaint(error) }
            return Phrase("you are \(new)", "여러분은 이제 \(new)입니다")
        }
        let own = try UnlockedKey.read(
            file, asking: Phrase("Passphrase of the key that is here: ", "여기 있는 키의 암호: "), in: language)
        let old = try own.fingerprint()
        guard old != new else { return Phrase("you are \(new) already", "여러분은 이미 \(new)입니다") }
        let aside = "\(file.path)-\(old.prefix(9))"
        try replace(file, own, by: theirs, aside: aside)
        return Phrase("you are \(new); the key that was here is in \(aside)", "여러분은 이제 \(new)입니다. 있던 키는 \(aside)에 있습니다")
    }

    /// What is sealed in the folder is under the state key of the one that was there, which stays.
    private static func replace(
        _ file: IdentityFile, _ own: borrowing UnlockedKey, by theirs: borrowing UnlockedKey, aside: String
    ) throws(Complaint) {
        let secrets = own.secrets.replacingSeed(by: theirs.secrets)
        do throws(IdentityError) {
            try file.copy(to: aside)
            if theirs.passphrase.count > 0 {
                try file.write(secrets, under: theirs.passphrase)
            } else {
                try file.write(secrets, under: own.passphrase)
            }
        } catch {
            throw Complaint(error)
        }
    }

    private static func isThere(_ file: IdentityFile) throws(Complaint) -> Bool {
        do throws(IdentityError) { return try file.isThere() } catch { throw Complaint(error) }
    }

    private static func changePassphrase(_ store: StateDirectory, _ language: Language) throws(Complaint) -> Phrase {
        let key = try UnlockedKey.own(of: store, in: language)
        let question = Phrase("New passphrase, nothing for none: ", "새 암호, 비우면 없애기: ")
        let new = try PassphrasePrompt.ask(question[language])
        let again = try PassphrasePrompt.ask(Phrase("Once more: ", "한 번 더: ")[language])
        guard new == again else {
            throw Complaint(
                Phrase("the two are not the same; nothing was changed", "둘이 달라서 아무것도 바꾸지 않았습니다"), code: EX_USAGE)
        }
        do throws(IdentityError) { try store.identityFile.write(key.secrets, under: new) } catch {
            throw Complaint(error)
        }
        return new.count == 0
            ? Phrase("your key is under no passphrase any more", "이제 키에 암호가 없습니다")
            : Phrase("your key is under the passphrase now", "이제 키가 암호로 잠겨 있습니다")
    }
}
