import ClientNetwork
import ClientStore
import Posix
import SecureChannel

/// What the client's folder holds, which is locked from now on.
struct Kept {
    let path: String
    let store: StateDirectory
    let known: KnownServers
    let remembered: Remembered
    let holder: IdentityHolder
    let ignored: IgnoredPeople
    let key: StateKey

    init(_ path: String) throws(Complaint) {
        do throws(FileError) {
            let store = try StateDirectory(path)
            let file = try store.identity()
            guard let identity = Identity(seed: file.seed) else { throw FileError.damaged(path: path + "/identity") }
            self.path = path
            self.store = store
            known = try store.knownServers()
            remembered = try store.remembered()
            holder = IdentityHolder(identity)
            ignored = try store.ignored()
            key = file.stateKey
        } catch {
            throw Complaint(error)
        }
    }
}
