import SecureChannel

func checkPreamble(_ input: [UInt8]) throws(Broken) {
    for bytes in [input, Preamble.versionAnswer + input] {
        guard let preamble = Preamble(bytes) else { continue }
        try hold(preamble.bytes == bytes, "a preamble is written as it was read")
        try hold(bytes.count == Preamble.byteCount, "a preamble has one length")
        try hold(preamble.mode == .preshared || preamble == .open, "an open preamble has no id")
    }
}
