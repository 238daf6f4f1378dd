internal import CSodium

/// Secret bytes with one owner, wiped when it lets go of them.
///
/// They lie in ordinary memory of their own and never move, so that handing the value on leaves no copy
/// behind. There is no description and no way out but ``withBytes(_:)``.
///
/// `@unchecked`: the memory belongs to this value alone and is written only under exclusive access.
package struct SecretBytes: ~Copyable, @unchecked Sendable {
    private let memory: UnsafeMutableRawBufferPointer

    package init(zeroed count: Int, alignment: Int = 16) {
        _ = Library.started
        memory = .allocate(byteCount: count, alignment: alignment)
        sodium_memzero(memory.baseAddress, count)
    }

    /// Copies what `source` holds, and leaves it as it is: to wipe the source is its owner's duty.
    package init(copying source: UnsafeRawBufferPointer) {
        self.init(zeroed: source.count)
        memory.copyMemory(from: source)
    }

    /// Copies the array, which keeps its bytes: for keys that were read from somewhere, and for tests.
    package init(copying source: [UInt8]) {
        self = source.span.bytes.withUnsafeBytes { SecretBytes(copying: $0) }
    }

    deinit {
        sodium_memzero(memory.baseAddress, memory.count)
        memory.deallocate()
    }
}

extension SecretBytes {
    package var count: Int { memory.count }

    /// Lends the bytes for as long as `body` runs. The pointer must not outlive it.
    package borrowing func withBytes<R: ~Copyable, E>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(UnsafeRawBufferPointer(memory))
    }

    /// Lends the bytes to be overwritten. The pointer must not outlive `body`.
    package mutating func withMutableBytes<R: ~Copyable, E>(
        _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try body(memory)
    }

    /// A second owner with bytes of its own.
    package borrowing func copy() -> SecretBytes {
        SecretBytes(copying: UnsafeRawBufferPointer(memory))
    }

    /// Some of the bytes, under an owner of their own.
    /// - Precondition: they lie within this value.
    package borrowing func slice(at offset: Int, count: Int) -> SecretBytes {
        SecretBytes(copying: UnsafeRawBufferPointer(rebasing: memory[offset..<offset + count]))
    }

    package static func random(_ count: Int) -> SecretBytes {
        let secret = SecretBytes(zeroed: count)
        Random.fill(secret.memory)
        return secret
    }

    /// Takes as long for equal bytes as for unequal ones; only a difference in length shows.
    package static func == (left: borrowing SecretBytes, right: borrowing SecretBytes) -> Bool {
        left.count == right.count
            && sodium_memcmp(left.memory.baseAddress!, right.memory.baseAddress!, left.count) == 0
    }
}

extension SecretBytes {
    /// Where C reads a key. Lives as long as the value: only inside one call.
    borrowing func pointer<R: ~Copyable>(_ body: (UnsafeMutablePointer<UInt8>) -> R) -> R {
        memory.withMemoryRebound(to: UInt8.self) { body($0.baseAddress!) }
    }
}
