import Sodium
import Testing

struct `A hash` {
    @Test func `of abc is the published one`() {
        let abc = Array("abc".utf8)
        #expect(
            SHA256.hash(abc)
                == Hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").bytes)
        #expect(
            SHA512.hash(abc)
                == Hex(
                    """
                    ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                    2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
                    """
                ).bytes)
        #expect(
            BLAKE2b.hash(abc)
                == Hex(
                    """
                    ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1\
                    7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923
                    """
                ).bytes)
        #expect(
            BLAKE2b256.hash(abc)
                == Hex("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319").bytes)
    }

    @Test func `is the same however its input is cut`() {
        let text = Array("sotto voce: in an undertone".utf8)
        for cut in 0...text.count {
            let (head, tail) = (Array(text[..<cut]), Array(text[cut...]))
            #expect(SHA256.hash(head, tail) == SHA256.hash(text))
            #expect(SHA512.hash(head, tail) == SHA512.hash(text))
            #expect(BLAKE2b.hash(head, tail) == BLAKE2b.hash(text))
        }
    }
}

struct `A short keyed hash` {
    /// Figures of another implementation (Python's `hashlib.blake2b`, a digest of 16 bytes).
    @Test(arguments: [
        ("", 16, Hex("083aac7ba77bc664005d821eb8bfa4d9").bytes),
        ("abc", 32, Hex("1a64be47e4729d951c302ee543f97cf3").bytes),
    ])
    func `is BLAKE2b's of sixteen bytes`(_ message: String, _ keyCount: Int, _ expected: [UInt8]) {
        let key = SecretBytes(copying: (0..<keyCount).map { UInt8($0) })
        let tag = BLAKE2b128.tag(of: Array(message.utf8), key: key)
        #expect(withUnsafeBytes(of: tag) { Array($0) } == expected)
    }
}

struct `A derived secret` {
    @Test func `is BLAKE2b's keyed hash of its label`() {
        let seed = SecretBytes(copying: Array(repeating: 1, count: 32))
        let derived = BLAKE2b256.derive(from: seed, label: "sotto sign 1").withBytes { Array($0) }
        #expect(derived == Hex("4dde4dad5459d754359f5dd9ae0c896955ce050be6f3be77ed49b6cbb26c70ae").bytes)
    }

    @Test func `differs from label to label`() {
        let seed = SecretBytes.random(32)
        let isSame = BLAKE2b256.derive(from: seed, label: "a") == BLAKE2b256.derive(from: seed, label: "b")
        #expect(!isSame)
    }
}
