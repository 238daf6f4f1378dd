import FuzzBodies

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Body.talks.run(UnsafeBufferPointer(start: start, count: count))
}
