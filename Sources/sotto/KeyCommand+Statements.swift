import ClientStore
import Glibc
import PeerChannels
import Posix
import SecureChannel
import Sodium
import SottoModel
import Text

/// What is signed about a key, and shown to each server on the way in.
extension KeyCommand {
    /// What is signed is on disk before the new key is: cut off between the two, the old key goes on, and nobody has seen
    /// the statement. From the new key on, each server hears of it on the next way in.
    static func rotate(_ store: StateDirectory, _ language: Language) throws(Complaint) -> Phrase {
        let own = try UnlockedKey.own(of: store, in: language)
        let secrets = own.secrets.replacingSeed(by: .random())
        let old = try own.identity()
        let new = try UnlockedKey.identity(of: secrets)
        let now = Timestamp.now
        let rotation = KeyRotation(from: old.key, to: new.key, at: now).signed(by: PeerKeys(old), and: PeerKeys(new))
        let former = FormerKey(old.key, secret: Identity.channelSecret(of: own.secrets.seed), at: now)
        try add(.rotation(rotation), former, to: store, under: own.secrets.stateKey)
        do throws(IdentityError) { try store.identityFile.write(secrets, under: own.passphrase) } catch {
            throw Complaint(error)
        }
        let fingerprint = Fingerprint(of: new.key.key)
        return Phrase(
            """
            you are \(fingerprint) from now on; your old key has signed that, and signs nothing any more. Servers hear of it \
            when you next come in, and those you whisper with from them: compare anew with /verify. A sealed room hears of it \
            when you next come into it
            """,
            """
            이제부터 여러분은 \(fingerprint)입니다. 옛 키로 그렇다고 서명했고, 옛 키는 이제 아무것도 서명하지 못합니다. 서버는 다음에 \
            들어갈 때, 귓속말하는 사람들은 서버를 통해 알게 됩니다. /verify로 다시 견주어 보세요. 봉인된 방은 다음에 그 방에 들어갈 때 \
            알게 됩니다
            """)
    }

    static func makeRevocation(_ store: StateDirectory, _ language: Language) throws(Complaint) -> Phrase {
        let own = try UnlockedKey.own(of: store, in: language).identity()
        let revocation = KeyRevocation(of: own.key, at: .now).signed(by: PeerKeys(own))
        let text = Phrase(verbatim: KeyStatement.revocation(revocation).text)
        return text + "\n"
            + Phrase(
                """
                nothing has happened yet. Keep that line where you keep nothing else: whoever has it can end your key. \
                sotto key revoke FILE, with a file of it, does
                """,
                """
                아직 아무 일도 일어나지 않았습니다. 위의 줄을 따로 잘 보관하세요. 가진 사람은 누구나 여러분의 키를 끝낼 수 있습니다. 그 줄을 \
                담은 파일로 sotto key revoke FILE을 하면 폐기됩니다
                """)
    }

    /// A folder whose own key it is gets another; the one that was there is put aside.
    static func revoke(_ store: StateDirectory, _ path: String, _ language: Language) throws(Complaint) -> Phrase {
        let revocation = try revocation(in: path)
        let own = try UnlockedKey.own(of: store, in: language)
        let identity = try own.identity()
        let ended = Fingerprint(of: revocation.key.key)
        try add(.revocation(revocation), nil, to: store, under: own.secrets.stateKey)
        let told = Phrase(
            "\(ended) is revoked; each server hears of it when you next come in",
            "\(ended), 이 키를 폐기했습니다. 서버는 다음에 들어갈 때 알게 됩니다")
        guard identity.key == revocation.key else { return told }
        let secrets = own.secrets.replacingSeed(by: .random())
        let new = Fingerprint(of: try UnlockedKey.identity(of: secrets).key.key)
        let aside = "\(store.identityFile.path)-\("\(ended)".prefix(9))"
        do throws(IdentityError) {
            if try !IdentityFile(aside).isThere() { try store.identityFile.copy(to: aside) }
            try store.identityFile.write(secrets, under: own.passphrase)
        } catch {
            throw Complaint(error)
        }
        return told + "\n"
            + Phrase(
                "you are \(new) from now on, somebody new to everybody; the key that was here is in \(aside)",
                "이제부터 여러분은 \(new)이며 모두에게 새 사람입니다. 있던 키는 \(aside)에 있습니다")
    }

    private static func add(
        _ statement: KeyStatement, _ former: FormerKey?, to store: StateDirectory, under key: StateKey
    ) throws(Complaint) {
        do throws(FileError) {
            var history = try store.keyHistory(under: key)
            try history.add(statement, former: former)
        } catch {
            throw Complaint(error)
        }
    }

    /// The first line of a file that is one.
    private static func revocation(in path: String) throws(Complaint) -> KeyRevocation {
        let text: String?
        do throws(FileError) { text = try TextFile.read(path) } catch { throw Complaint(error) }
        for line in (text ?? "").split(whereSeparator: \.isWhitespace) {
            if case .revocation(let revocation)? = KeyStatement(text: String(line)), revocation.isGenuine {
                return revocation
            }
        }
        throw Complaint(
            Phrase("there is no revocation in \(path)", "\(path)에는 키를 폐기하는 글이 없습니다"),
            hint: Phrase("sotto key revoke prints one of your key", "sotto key revoke가 여러분 키의 것을 보여 줍니다"),
            code: EX_DATAERR)
    }
}

extension PeerKeys {
    init(_ identity: borrowing Identity) {
        self.init(identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
    }
}
