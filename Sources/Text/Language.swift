/// What the client speaks. The raw value is its code in ISO 639.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case korean = "ko"

    /// By the locale: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; the first of them that is not empty decides, as POSIX
    /// has it. English for all that is not known here.
    package init(locale variable: (String) -> String?) {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
        let code = name.prefix { $0.isASCII && $0.isLetter }.lowercased()
        self = Language(rawValue: code) ?? .english
    }
}
