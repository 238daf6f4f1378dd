internal import FoundationEssentials
internal import SottoModel
internal import SwiftProtobuf

/// The narrow door to SwiftProtobuf: what it throws and its `Data` stay behind it.
enum Protobuf {
    static func encode(_ message: some SwiftProtobuf.Message) -> [UInt8] {
        // Throws only for proto2's required fields, which a proto3 message has none of.
        (try? message.serializedBytes()) ?? []
    }

    static func decode<Message: SwiftProtobuf.Message>(_ bytes: [UInt8]) throws(WireError) -> Message {
        do { return try Message(serializedBytes: bytes, options: options) } catch { throw .malformed }
    }

    static func data(_ bytes: [UInt8]) -> Data {
        Data(bytes)
    }

    private static let options: BinaryDecodingOptions = {
        var options = BinaryDecodingOptions()
        options.messageDepthLimit = WireLimits.protobufDepth
        options.discardUnknownFields = true
        return options
    }()
}

func identityKey(_ bytes: Data) throws(WireError) -> IdentityKey {
    guard let key = bytes.withUnsafeBytes({ Key32($0) }) else { throw .malformed }
    return IdentityKey(key)
}

func messageID(_ bytes: Data) throws(WireError) -> MessageID {
    guard let id = bytes.withUnsafeBytes({ MessageID($0) }) else { throw .malformed }
    return id
}
