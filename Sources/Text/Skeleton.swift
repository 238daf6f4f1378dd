/// What a name looks like: two names with one skeleton can be taken for each other.
package enum Skeleton {
    package static func of(_ name: String) -> String {
        name.normalized().lowercased()
    }
}
