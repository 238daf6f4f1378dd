import ClientNetwork
import ClientStore
import Posix
import SecureChannel
import SottoModel
import Text

/// What the client's folder holds, which is locked from now on.
struct Kept {
    let path: String
    let store: StateDirectory
    let known: KnownServers
    let remembered: Remembered
    let holder: IdentityHolder
    let ignored: IgnoredPeople
    let key: StateKey
    /// What is to be shown of earlier keys on coming in.
    let statements: [KeyStatement]
    /// How the key came to be, the earliest first.
    let rotations: [KeyRotation]
    let formers: [FormerKey]

    /// Whose key is under a passphrase is asked for it, before there is a screen.
    init(_ path: String, in language: Language) throws(Complaint) {
        do throws(FileError) { store = try StateDirectory(path) } catch { throw Complaint(error) }
        let unlocked = try UnlockedKey.own(of: store, in: language)
        holder = IdentityHolder(try unlocked.identity())
        key = unlocked.secrets.stateKey
        self.path = path
        do throws(FileError) {
            known = try store.knownServers()
            remembered = try store.remembered()
            ignored = try store.ignored()
            let history = try store.keyHistory(under: key)
            statements = history.statements(for: holder.identity.key)
            rotations = history.rotations(to: holder.identity.key)
            formers = history.formers
        } catch {
            throw Complaint(error)
        }
    }
}
