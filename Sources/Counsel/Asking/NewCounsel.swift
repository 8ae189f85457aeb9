public import Wire

/// A counsel that a person is about to add to their settings, question by question.
public struct NewCounsel: Equatable, Sendable {
  public let kind: CounselProfile.Kind
  /// The address up to `/v1`; empty where the kind's own goes without saying.
  public var endpoint: String
  public var model = ""
  /// The variable that holds the key, never the key; empty for none.
  public var variable = ""
  public var command: [String] = []
  public var name = ""

  public init(_ kind: CounselProfile.Kind, endpoint: String = "") {
    self.kind = kind
    self.endpoint = endpoint
  }

  /// What has to be said of it.
  public enum Part: Equatable, Sendable { case endpoint, model, variable, command, name }

  /// What is to be asked after a part; all is said after the name.
  public func part(after part: Part?) -> Part? {
    let all: [Part] =
      switch kind {
      case .anthropic: [.model, .variable, .name]
      case .ollama: [.model, .name]
      case .command: [.command, .name]
      case .openAICompatible, .builtIn: [.endpoint, .model, .variable, .name]
      }
    guard let part else { return all.first }
    return all.firstIndex(of: part).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
  }

  /// Takes the answer to a question; false where it can't be one.
  public mutating func take(_ text: String, as part: Part) -> Bool {
    switch part {
    case .endpoint:
      guard Endpoint(text) != nil else { return false }
      endpoint = text
    case .model:
      guard !text.isEmpty else { return false }
      model = text
    case .variable:
      guard text.isEmpty || NewCounsel.isVariable(text) else { return false }
      variable = text
    case .command:
      command = text.split(separator: " ").map(String.init)
      return !command.isEmpty
    case .name:
      guard NewCounsel.isName(text) else { return false }
      name = text
    }
    return true
  }

  /// Whether a counsel can be called that.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != CounselProfile.builtIn.name
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
  }

  /// Whether it can be a variable's name; keys of models have hyphens or begin in lower case.
  private static func isVariable(_ text: String) -> Bool {
    text.utf8.count <= 64 && text == text.uppercased() && text.utf8.first.map { $0 > 0x39 } ?? false
      && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// A server of models that answers on this machine.
public struct ModelServer: Equatable, Sendable {
  /// What usually listens there.
  public let program: String
  public let kind: CounselProfile.Kind
  public let endpoint: Endpoint
  public let models: [String]

  public init(program: String, kind: CounselProfile.Kind, endpoint: Endpoint, models: [String]) {
    (self.program, self.kind, self.endpoint, self.models) = (program, kind, endpoint, models)
  }

  /// What a counsel there may be called.
  public var name: String { program.lowercased().filter { $0.isLetter || $0.isNumber } }
}
