import FuzzBodies
import Glibc

/// The inputs that were kept, beside the targets that found them.
enum Corpus {
    struct Unreadable: Error {
        let path: String
    }

    static func inputs(of body: Body) throws(Unreadable) -> [(name: String, input: [UInt8])] {
        let folder = "\(testsFolder)/Fuzz/Corpus/\(body.name)"
        var inputs: [(name: String, input: [UInt8])] = []
        for name in try names(in: folder) { inputs.append((name, try contents(of: "\(folder)/\(name)"))) }
        return inputs
    }

    private static var testsFolder: String {
        #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 }
    }

    private static func names(in folder: String) throws(Unreadable) -> [String] {
        guard let directory = opendir(folder) else { throw Unreadable(path: folder) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func contents(of path: String) throws(Unreadable) -> [UInt8] {
        guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        var contents = [UInt8](repeating: 0, count: 1 << 16)
        contents.removeLast(contents.count - fread(&contents, 1, contents.count, file))
        return contents
    }
}
