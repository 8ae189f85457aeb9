import Prose

/// A redline of any two texts leads from the one to the other.
///
/// They stand on both sides of the first byte FF.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let texts = UnsafeBufferPointer(start: start, count: count).split(
    separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false)
  let old = Bytes(texts[0]) + [.lineFeed]
  let new = (texts.count > 1 ? Bytes(texts[1]) : []) + [.lineFeed]
  let redline = Redline(from: old, to: new)
  guard redline.rows.flatMap(\.oldText) == old, redline.rows.flatMap(\.newText) == new else {
    fatalError("a redline of other texts")
  }
  return 0
}
