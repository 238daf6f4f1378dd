import Glibc

/// A text in a folder that nobody else may look into, for another program to work on. The folder is for what that
/// program leaves beside it: backups, swap files.
package struct ScratchFile: Sendable {
    package let path: String
    private let folder: String

    /// - Parameter parent: a folder for files of a session.
    package init(_ text: String, named name: String, in parent: String) throws(FileError) {
        var template = Array("\(parent)/sotto-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .unwritable(path: parent, code: errno) }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        path = folder + "/" + name
        do {
            try PrivateFile.write(text, to: path)
        } catch {
            remove()
            throw error
        }
    }

    /// What the file holds now, whoever wrote it.
    package func read() throws(FileError) -> String {
        guard let text = try TextFile.read(path) else { throw .unreadable(path: path, code: ENOENT) }
        return text
    }

    /// Takes away the folder with all the files in it.
    package func remove() {
        if let listing = opendir(folder) {
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink(folder + "/" + name) }
            }
            closedir(listing)
        }
        rmdir(folder)
    }
}
