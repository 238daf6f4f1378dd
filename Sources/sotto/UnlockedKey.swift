import ClientStore
import Glibc
import Posix
import SecureChannel
import Sodium
import SottoModel
import Text

/// A key that could be read, and what it took.
struct UnlockedKey: ~Copyable {
    private static let attempts = 3

    let secrets: IdentitySecrets
    /// Empty for none.
    let passphrase: SecretBytes

    /// Asks for the passphrase where there is one.
    static func read(_ file: IdentityFile, asking question: Phrase, in language: Language) throws(Complaint)
        -> UnlockedKey
    {
        guard try file.isUnderPassphrase() else { return try UnlockedKey(file, under: SecretBytes(zeroed: 0)) }
        for _ in 1..<attempts {
            let typed = try PassphrasePrompt.ask(question[language])
            do throws(IdentityError) {
                return UnlockedKey(secrets: try file.read(under: typed), passphrase: typed)
            } catch .wrongPassphrase, .locked {
                StandardError.write(Phrase("that is not the passphrase", "암호가 아닙니다")[language])
            } catch {
                throw Complaint(error)
            }
        }
        return try UnlockedKey(file, under: try PassphrasePrompt.ask(question[language]))
    }

    /// Of the folder's owner, made where there is none yet.
    static func own(of store: StateDirectory, in language: Language) throws(Complaint) -> UnlockedKey {
        do throws(IdentityError) { try store.identityFile.make() } catch { throw Complaint(error) }
        return try read(store.identityFile, asking: Phrase("Passphrase of your key: ", "키의 암호: "), in: language)
    }

    private init(secrets: consuming IdentitySecrets, passphrase: consuming SecretBytes) {
        self.secrets = secrets
        self.passphrase = passphrase
    }

    private init(_ file: IdentityFile, under passphrase: consuming SecretBytes) throws(Complaint) {
        do throws(IdentityError) {
            self.init(secrets: try file.read(under: passphrase), passphrase: passphrase)
        } catch {
            throw Complaint(error)
        }
    }

    borrowing func identity() throws(Complaint) -> Identity {
        try Self.identity(of: secrets)
    }

    static func identity(of secrets: borrowing IdentitySecrets) throws(Complaint) -> Identity {
        guard let identity = Identity(seed: secrets.seed) else {
            throw Complaint(Phrase("that is no key", "키가 아닙니다"), code: EX_DATAERR)
        }
        return identity
    }

    borrowing func fingerprint() throws(Complaint) -> String {
        "\(Fingerprint(of: try identity().key.key))"
    }
}

extension IdentityFile {
    func isUnderPassphrase() throws(Complaint) -> Bool {
        do throws(FileError) { return try isLocked() } catch { throw Complaint(error) }
    }
}

extension Complaint {
    init(_ error: IdentityError) {
        switch error {
        case .file(let error): self.init(error)
        case .locked, .wrongPassphrase:
            self.init(
                Phrase("that is not the passphrase; nothing was changed", "암호가 아닙니다. 아무것도 바뀌지 않았습니다"),
                hint: Phrase(
                    "one that is forgotten cannot be found out; a copy of the key is read by sotto key import FILE",
                    "잊은 암호는 알아낼 수 없습니다. 키의 사본은 sotto key import FILE로 읽습니다"),
                code: EX_NOPERM)
        case .outOfMemory:
            self.init(
                Phrase("a passphrase takes 64 MB of memory, which are not there", "암호에는 메모리 64 MB가 드는데 모자랍니다"),
                code: EX_OSERR)
        case .missing(let path):
            self.init(Phrase("there is no \(path)", "\(path, .subject) 없습니다"), code: EX_NOINPUT)
        case .occupied(let path):
            self.init(
                Phrase("\(path) is there already", "\(path, .subject) 이미 있습니다"),
                hint: Phrase("name another file", "다른 파일을 쓰세요"), code: EX_CANTCREAT)
        }
    }
}
