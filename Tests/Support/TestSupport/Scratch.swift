package import Glibc

/// A folder for one test, with everything in it gone afterwards; in `/tmp`, or where `SOTTO_SCRATCH` says.
package final class Scratch {
    package let path: String

    package init() {
        let place = getenv("SOTTO_SCRATCH").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/sotto-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { preconditionFailure("no folder for a test: errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        Self.remove(path)
    }

    package func file(_ name: String) -> String { path + "/" + name }

    package func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) {
        let descriptor = open(file(name), O_WRONLY | O_CREAT | O_TRUNC, mode)
        _ = Glibc.write(descriptor, bytes, bytes.count)
        fchmod(descriptor, mode)
        close(descriptor)
    }

    package func write(_ text: String, to name: String, mode: mode_t = 0o600) {
        write(Array(text.utf8), to: name, mode: mode)
    }

    package func bytes(of name: String) -> [UInt8] { read(name) ?? [] }

    package func size(of name: String) -> Int {
        var status = stat()
        stat(file(name), &status)
        return Int(status.st_size)
    }

    /// - Returns: nil where there is no such file.
    package func read(_ name: String) -> [UInt8]? {
        let descriptor = open(file(name), O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while case let count = Glibc.read(descriptor, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    package func mode(of name: String) -> mode_t {
        var status = stat()
        stat(file(name), &status)
        return status.st_mode & 0o777
    }

    package func remove(_ name: String) {
        unlink(file(name))
    }

    package var names: [String] { Self.names(in: path).sorted() }

    private static func remove(_ path: String) {
        for name in names(in: path) { remove(path + "/" + name) }
        if unlink(path) != 0 { rmdir(path) }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }
    }
}
