import Foundation

/// GRDB's blobs are Foundation's `Data`; nothing else of the store is to know.
enum Blob {
    static func of(_ bytes: [UInt8]) -> Data {
        Data(bytes)
    }

    static func bytes(_ data: Data) -> [UInt8] {
        Array(data)
    }
}
