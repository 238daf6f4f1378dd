import Sodium
import Testing

struct CodeCase: Decodable, CustomTestStringConvertible {
    let tcId: Int
    let key, msg, tag: Hex
    let result: String

    var testDescription: String { "case \(tcId)" }
}

struct `An authentication code` {
    private static func cases() throws -> [CodeCase] {
        try Figures.cases("hmac-sha256")
    }

    /// Half of the published tags are cut to 16 bytes.
    @Test(arguments: try cases())
    func `is what Wycheproof says, and is not`(_ figures: CodeCase) {
        let code = HMAC<SHA256>.code(for: figures.msg.bytes, key: figures.key.bytes)
        let isCode = code.prefix(figures.tag.bytes.count) == figures.tag.bytes[...]
        #expect(isCode == (figures.result == "valid"))
    }

    /// The message of RFC 4231's first case; keys of n bytes 0b, below, at and above a block of 128.
    @Test(arguments: [
        (
            16,
            """
            7641c48a3b4aa8f887c07b3e83f96affb89c978fed8c96fcbbf4ad596eebfe49\
            6f9f16da6cd080ba393c6f365ad72b50d15c71bfb1d6b81f66a911786c6ce932
            """
        ),
        (
            128,
            """
            e0853e8ef09d70a6ae8431a46c5c87590e12ad57f6ab11504a15bf500b431c11\
            2501952fe1fdcdc6464e3b16d26a070252abd243a0efafb5cd46fc11c6934658
            """
        ),
        (
            200,
            """
            f8d7003ab946799a4be8abee68369e52dd52faefca72d5edd7e5aa2fc477909a\
            e24fa26aecb4a0346e028ef116b95a4da4cf96b68838debd8b46eb2a397bdd81
            """
        ),
    ])
    func `over SHA-512 takes keys of any length`(_ count: Int, _ code: String) {
        let key = [UInt8](repeating: 0x0b, count: count)
        #expect(HMAC<SHA512>.code(for: Array("Hi There".utf8), key: key) == Hex(stringLiteral: code).bytes)
    }

    @Test(arguments: [
        (
            16,
            """
            be2c398cbd5eef033031f9cee2caba52b280604f4afabf86de21973398c821fd\
            120de5277f08955234182989c68b640af7dfa8cb9228eef4b48ffe768ef595eb
            """
        ),
        (
            128,
            """
            72de85b5dfc13a4a2e72ad43b491621cf6f5c43b532c49e140b2e9640d271e9f\
            d199c7aed0f8e81341f12e870d0fe247de7ee1d21f12406098b2fe4ad4b8cdb9
            """
        ),
        (
            129,
            """
            cb15cbae293a69f232a1f66ccc6b160d16dbb5d363b3cb5d26c974241aca7498\
            fa9a4f7a471873e4d5294730a58d8704afb0f99ece4563a006e474234161832f
            """
        ),
    ])
    func `over BLAKE2b is HMAC and not the keyed mode`(_ count: Int, _ code: String) {
        let key = [UInt8](repeating: 0x0b, count: count)
        #expect(HMAC<BLAKE2b>.code(for: Array("Hi There".utf8), key: key) == Hex(stringLiteral: code).bytes)
    }
}
