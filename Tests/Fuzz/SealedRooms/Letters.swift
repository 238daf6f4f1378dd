import FuzzBodies

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Body.sealedRooms.run(UnsafeBufferPointer(start: start, count: count))
}
