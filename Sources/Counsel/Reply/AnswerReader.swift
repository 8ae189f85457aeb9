public import Prose

/// Reads a reply in whichever of the two encodings it comes: the plain one, or the strict one where that was asked for.
///
/// A strict reply begins with a brace; nothing else is taken for one.
public struct AnswerReader: Equatable, Sendable {
  private enum Form: Equatable, Sendable {
    /// Nothing but blanks so far.
    case unknown(Bytes)
    case plain(ReplyReader)
    case strict(StrictReader)
  }

  /// What is being written of an edit whose end has not come yet.
  public struct Open: Equatable, Sendable {
    /// The operation and what it is about, as far as both are known.
    public let words: String
    /// The body so far.
    public let body: Bytes
  }

  public let nonce: Nonce
  /// Whether the strict encoding was asked for, and the counsel did not say that it has none.
  public private(set) var mayBeStrict: Bool
  private var form: Form

  /// - Parameter mayBeStrict: Whether the strict encoding was asked for.
  public init(nonce: Nonce, mayBeStrict: Bool) {
    self.nonce = nonce
    self.mayBeStrict = mayBeStrict
    form = mayBeStrict ? .unknown([]) : .plain(ReplyReader(nonce: nonce))
  }

  /// The counsel said that its reply is in the plain encoding, before anything of it came.
  public mutating func expectPlain() {
    mayBeStrict = false
    if case .unknown = form { form = .plain(ReplyReader(nonce: nonce)) }
  }

  /// The talk so far.
  public var talk: Bytes {
    switch form {
    case .unknown: []
    case .plain(let reader): reader.talk
    case .strict(let reader): reader.talk
    }
  }

  public var open: Open? {
    switch form {
    case .unknown: nil
    case .plain(let reader):
      reader.open.map { open in
        Open(
          words: open.tag.map { "\($0.verb.rawValue) \($0.provision ?? "")" } ?? "an edit", body: open.body)
      }
    case .strict(let reader):
      reader.isInEdit
        ? Open(
          words: ["op", "provision"].compactMap { reader.edit[$0] }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "),
          body: reader.edit["body"] ?? []) : nil
    }
  }

  /// Takes the next bytes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public mutating func feed(_ bytes: Bytes) {
    for (place, byte) in bytes.enumerated() {
      switch form {
      case .unknown(let blanks):
        if [.space, .lineFeed, 0x09, 0x0D].contains(byte) {
          form = .unknown(blanks + [byte])
        } else if byte == UInt8(ascii: "{") {
          var reader = StrictReader()
          reader.feed(byte)
          form = .strict(reader)
        } else {
          var reader = ReplyReader(nonce: nonce)
          reader.feed(blanks)
          reader.feed(bytes[place...])
          form = .plain(reader)
          return
        }
      case .plain(var reader):
        form = .unknown([])
        reader.feed(bytes[place...])
        form = .plain(reader)
        return
      case .strict(var reader):
        form = .unknown([])
        for byte in bytes[place...] { reader.feed(byte) }
        form = .strict(reader)
        return
      }
    }
  }

  /// Ends the reply.
  ///
  /// - Parameter isComplete: Whether the counsel ended it, rather than a limit, a fault or the person.
  public mutating func finish(isComplete: Bool) -> Reply {
    switch form {
    case .unknown(let blanks):
      var reader = ReplyReader(nonce: nonce)
      reader.feed(blanks)
      return reader.finish(isComplete: isComplete)
    case .plain(var reader): return reader.finish(isComplete: isComplete)
    case .strict(let reader):
      var reply =
        isComplete
        ? Reply(json: reader.bytes, isComplete: true)
        : Reply(talk: [], edits: reader.edits.map { Bytes(reader.bytes[$0]) }, isOpen: reader.isInEdit)
      // What was shown stays, whatever became of the rest.
      if reply.talk.isEmpty { reply.talk = reader.talk }
      return reply
    }
  }
}
