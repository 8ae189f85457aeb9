internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// Who the user is: a name and a key, asked for when first needed.
struct WhoSheet: QuestionSheet {
  enum Question: Equatable, Sendable {
    case name
    case key(name: String, [KeyChoice])
    case newPassphrase(name: String)
    /// The same once more, since nobody sees what is typed.
    case repeatedPassphrase(name: String, first: Bytes)
  }

  var pending: Pending<Question>?
  /// What waits for the user to say who they are.
  private let next: Effect?
  /// The name that a key is being looked for, or made.
  private var awaited: String?

  init(then next: Effect?, _ world: World) {
    self.next = next
    ask(
      .name, "Your name as a ratifier",
      "Lower-case letters, digits and hyphens. It stands in every record you sign.",
      world.identity?.name ?? "", .line, world)
  }

  var isDone: Bool { pending == nil && awaited == nil }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .name: settle(answer.text, &world)
    case .key(let name, let keys):
      guard keys.indices.contains(answer.line) else { return askPassphrase(forNewKeyOf: name, world) }
      wait(for: name)
      world.want(.settle(Identity(name: name, key: keys[answer.line].key)))
    case .newPassphrase(let name):
      guard case .words(let field) = answer, !field.isEmpty else { return makeKey(name, nil, &world) }
      ask(
        .repeatedPassphrase(name: name, first: field.bytes), "The same passphrase once more",
        "Without it the key can never sign.", "", .secret, world)
    case .repeatedPassphrase(let name, let first):
      guard case .words(let field) = answer, field.bytes == first else {
        askPassphrase(forNewKeyOf: name, world)
        return world.refuse("The two passphrases differ. Type it anew.")
      }
      makeKey(name, first, &world)
    }
  }

  private mutating func wait(for name: String) { awaited = name }

  private mutating func settle(_ name: String, _ world: inout World) {
    guard Governance.isValid(name: name) else {
      ask(
        .name, "Your name as a ratifier", "Lower-case letters, digits and hyphens, such as maintainer.", name,
        .line, world)
      return world.refuse("A name is made of a–z, 0–9 and hyphens, and starts with a letter or digit.")
    }
    if world.isBusy() { return }
    wait(for: name)
    world.want(.findKeys, "looking for keys")
  }

  private mutating func askPassphrase(forNewKeyOf name: String, _ world: World) {
    ask(
      .newPassphrase(name: name), "A passphrase for the new key",
      "Leave it empty for none. It protects the key's file.", "", .secret, world)
  }

  private mutating func makeKey(_ name: String, _ passphrase: Bytes?, _ world: inout World) {
    wait(for: name)
    world.want(.makeKey(name: name, passphrase: passphrase), "making a key")
  }

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    guard let name = awaited else { return false }
    switch message {
    case .keys(let keys):
      awaited = nil
      ask(
        .key(name: name, keys), "Which key signs for \(name)?",
        keys.map(\.label) + ["Make a new Ed25519 key for this program"])
      return true
    case .identity:
      awaited = nil
      if let next { world.want(next) }
      return true
    case .failed:
      awaited = nil
      return false
    default: return false
    }
  }
}

extension SceneOpening {
  /// - Parameter next: What is wanted once the user has said who they are.
  static func who(then next: Effect? = nil, _ world: World) -> SceneOpening {
    SceneOpening(WhoSheet(then: next, world))
  }
}
