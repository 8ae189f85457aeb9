import Prose

/// What is displayed can be read back as the text that it was, so two texts never look the same; and what no
/// text looks like is not read back as one.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = Bytes(UnsafeBufferPointer(start: start, count: count))
  guard undisplay(display(text)) == text else { fatalError("read back as another text") }
  if let read = undisplay(text), display(read) != text { fatalError("read back from what is never drawn") }
  return 0
}
