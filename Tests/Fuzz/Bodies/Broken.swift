/// A property that does not hold for some input.
package struct Broken: Error, CustomStringConvertible {
    package let property: String

    package var description: String { "it does not hold that " + property }
}

func hold(_ condition: Bool, _ property: @autoclosure () -> String) throws(Broken) {
    guard condition else { throw Broken(property: property()) }
}

/// For what must be there, and has no other way of being absent than a fault.
func have<Value>(_ value: Value?, _ property: @autoclosure () -> String) throws(Broken) -> Value {
    guard let value else { throw Broken(property: property()) }
    return value
}
