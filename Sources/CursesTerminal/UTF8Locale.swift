import CNcurses

/// The C library's idea of text, which ncurses lays out by.
enum UTF8Locale {
    /// Takes the environment's locale, or one in UTF-8 where that is not.
    /// - Returns: whether the environment's own is in use.
    static func establish() -> Bool {
        if setlocale(LC_ALL, "") != nil, cn_locale_is_utf8() { return true }
        for name in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_ALL, name) != nil {
            break
        }
        return false
    }
}
