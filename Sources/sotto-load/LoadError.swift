/// Why there is no figure.
enum LoadError: Error {
    case system(String, Int32)
    case server(String)
    case usage(String)
}
