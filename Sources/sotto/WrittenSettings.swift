import Glibc
import Posix

/// The settings file, as `/set` changes it.
struct WrittenSettings {
    let path: String

    /// - Parameter value: nil takes the setting out.
    func change(_ name: String, to value: String?) throws(FileError) {
        let place = place
        let text = try TextFile.read(place) ?? ""
        let changed = SettingsFile.change(name, to: value, in: text)
        guard changed != text else { return }
        try PrivateDirectory.make(holding: place)
        try PrivateFile.write(changed, to: place)
    }

    /// Where a link leads: the link stays.
    private var place: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
