public import Prose

/// How a counsel was asked: settings with their values, on one line.
///
///     as gpt; kind openai-compatible; window 32768; reply-tokens 16000; form strict; tries 2
///
/// What it does not name was left to the server. It never holds an address, a key or a word of what was asked.
public struct Asked: Hashable, Sendable {
  public struct Setting: Hashable, Sendable {
    /// `[a-z][a-z0-9-]*`, one that this version knows or not.
    public let name: Bytes
    /// Not empty, without `;`, control characters and a space at its ends.
    public let value: Bytes

    public init(name: Bytes, value: Bytes) { (self.name, self.value) = (name, value) }

    /// Makes a setting under one of the names that the format knows.
    public init(_ name: Name, _ value: Bytes) {
      self.init(name: Bytes(name.rawValue.utf8), value: value)
    }
  }

  /// The settings that the format names, in the order in which they are printed.
  public enum Name: String, CaseIterable, Sendable {
    /// What the user's settings call the counsel.
    case called = "as"
    case kind
    /// The model that was asked for, where its server calls itself something else.
    case model
    /// The model's window in tokens.
    case window
    /// The longest reply in tokens.
    case replyTokens = "reply-tokens"
    /// `strict` where edits were asked for after a schema, or else `plain`.
    case form
    /// How many answers it took until nothing of them was refused.
    case tries
  }

  /// At least one, each name once.
  public let settings: [Setting]

  /// - Returns: nil where there is no setting, one does not have its form, or a name stands twice.
  public init?(_ settings: [Setting]) {
    self.settings = settings
    guard let read = Asked(parsing: bytes), read.settings == settings else { return nil }
  }

  /// Reads names and values, with `; ` between two settings; anything else is nil.
  public init?(parsing text: some BidirectionalCollection<UInt8>) {
    var settings: [Setting] = []
    var rest = text[...]
    while true {
      let part = rest.prefix { $0 != UInt8(ascii: ";") }
      let name = part.prefix { $0 != .space }
      let value = part.dropFirst(name.count + 1)
      guard name.isKey, let first = value.first, first != .space, value.last != .space,
        value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
        !settings.contains(where: { $0.name.elementsEqual(name) })
      else { return nil }
      settings.append(Setting(name: Bytes(name), value: Bytes(value)))
      rest = rest.dropFirst(part.count)
      guard !rest.isEmpty else { break }
      guard rest.starts(with: "; ".utf8) else { return nil }
      rest = rest.dropFirst(2)
    }
    self.settings = settings
  }

  public subscript(name: Name) -> Bytes? {
    settings.first { $0.name.elementsEqual(name.rawValue.utf8) }?.value
  }

  /// The form in which a record has it.
  public var bytes: Bytes {
    Bytes(settings.map { $0.name + [.space] + $0.value }.joined(separator: Bytes("; ".utf8)))
  }
}
