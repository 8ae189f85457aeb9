import Ledger
import Prose

/// What the parser takes is, byte for byte, what the printer prints.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Bytes(UnsafeBufferPointer(start: start, count: count))
  guard let record = try? Record(parsing: bytes) else { return 0 }
  guard let printed = try? Record(statement: record.statement, sections: record.sections),
    printed.bytes == bytes, printed == record
  else { fatalError("printed as other bytes") }
  return 0
}
