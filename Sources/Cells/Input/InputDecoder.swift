public import Prose

/// What a terminal sent.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// What was between the marks of a bracketed paste, its line ends as LF.
  case paste(Bytes)
  case mouse(Mouse)
  case focus(Bool)
}

/// Turns the bytes that a terminal sends into keys.
///
/// One stream carries keys, pastes and reports (ECMA-48, xterm's control sequences). Reading it here and not
/// through `get_wch` gives a paste as the bytes that it was, an exact time for each read, and keys that do not
/// depend on a terminal description. Nothing traps: what cannot be read is `Key.unknown`.
public struct InputDecoder: Sendable {
  private var pending: Bytes = []
  private var pasted: Bytes?
  private let sequences: [Bytes: Key]

  /// - Parameter sequences: What the terminal's description says that it sends, before the usual meanings.
  public init(sequences: [Bytes: Key] = [:]) {
    self.sequences = sequences
  }

  /// True while the bytes so far may be the beginning of something longer.
  public var isWaiting: Bool { !pending.isEmpty || isPasting }

  /// True after the mark that begins a paste.
  public var isPasting: Bool { pasted != nil }

  /// Takes bytes in and returns what they complete.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
    pending.append(contentsOf: bytes)
    return drain(isFinal: false)
  }

  /// Says that nothing followed in time: a lone escape is the key, a paste without an end has ended.
  public mutating func expire() -> [Input] {
    if let unended = pasted {
      let paste = unended + pending
      discard()
      return [.paste(paste.withLineFeeds)]
    }
    return drain(isFinal: true)
  }

  /// Forgets what has not been returned yet.
  public mutating func discard() {
    pending = []
    pasted = nil
  }

  private mutating func drain(isFinal: Bool) -> [Input] {
    var inputs: [Input] = []
    var start = 0
    while start < pending.count {
      if pasted != nil {
        start = takePaste(from: start, into: &inputs)
        if pasted == nil { continue }
        break
      }
      guard let token = TerminalToken(pending[start...], sequences: sequences, isFinal: isFinal) else {
        break
      }
      start += token.length
      switch token.meaning {
      case .input(let input): inputs.append(input)
      case .pasteBegins: pasted = []
      case .nothing: break
      }
    }
    pending.removeFirst(start)
    return inputs
  }

  /// Moves bytes to the paste, and returns the index after them and after its end if that is there.
  private mutating func takePaste(from start: Int, into inputs: inout [Input]) -> Int {
    let end = Bytes("\u{1B}[201~".utf8)
    let rest = pending[start...]
    var index = start
    while let escape = rest[index...].firstIndex(of: end[0]) {
      let mark = rest[escape...].prefix(end.count)
      if mark.elementsEqual(end) {
        inputs.append(.paste(((pasted ?? []) + rest[..<escape]).withLineFeeds))
        pasted = nil
        return escape + end.count
      }
      if mark.count < end.count, end.starts(with: mark) {
        pasted?.append(contentsOf: rest[..<escape])
        return escape
      }
      index = escape + 1
    }
    pasted?.append(contentsOf: rest)
    return pending.count
  }
}

extension Bytes {
  /// Terminals send the line ends of a paste as CR, as if Enter was pressed.
  fileprivate var withLineFeeds: Bytes {
    var result = Bytes()
    result.reserveCapacity(count)
    var last: UInt8 = 0
    for byte in self {
      if !(byte == .lineFeed && last == 0x0D) { result.append(byte == 0x0D ? .lineFeed : byte) }
      last = byte
    }
    return result
  }
}
