import FuzzBodies

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Body.letters.run(UnsafeBufferPointer(start: start, count: count))
}
