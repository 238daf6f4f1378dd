import Glibc

/// Standard error without the C library's `stderr`, which Swift 6 does not let through.
package enum StandardError {
    package static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // Where nobody can read it there is nobody to tell.
        _ = Glibc.write(2, bytes, bytes.count)
    }
}

/// What an errno means, in words.
package func errorText(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}
