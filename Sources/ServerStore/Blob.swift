import Foundation
import GRDB

/// GRDB's blobs are Foundation's `Data`; nothing else of the store is to know.
enum Blob {
    static func of(_ bytes: [UInt8]) -> Data {
        Data(bytes)
    }

    static func of(_ tag: Tag?) -> Data? {
        tag.map { Data($0.bytes) }
    }
}

/// Columns as they stand in the file. GRDB's own conversions end the process where a column is of another type than
/// was asked for, and in a damaged file any may be.
extension Row {
    func integer(_ column: Int) -> Int64? {
        guard case .int64(let number) = value(column) else { return nil }
        return number
    }

    func text(_ column: Int) -> String? {
        guard case .string(let text) = value(column) else { return nil }
        return text
    }

    func bytes(_ column: Int) -> [UInt8]? {
        guard case .blob(let data) = value(column) else { return nil }
        return Array(data)
    }

    private func value(_ column: Int) -> DatabaseValue.Storage {
        (self[column] as DatabaseValue).storage
    }
}
